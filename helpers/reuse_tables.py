"""Similar wording as a reader sees it: each pair of places with its words, offered for judgement."""

from __future__ import annotations

from html import escape

from helpers.analysis_tables import analysis_table, number_cells, spoken
from helpers.corpus import Corpus
from helpers.links import shown_link
from helpers.locus import Locus
from helpers.reuse import parallels
from helpers.tables import HtmlTable


def show_parallels(corpus: Corpus, *, within: bool = False, voice: str = "all", score: float = 35.0) -> HtmlTable:
    """Return the pairs of places with similar wording, most similar first, each side with its words and its voice.

    Args:
        corpus: the corpus.
        within: whether pairs inside one work are shown, and no others.
        voice: `all`, `own`, or a speaker: whose words are compared.
        score: the least alignment score, in bits.

    Raises:
        UnknownName, MalformedThreshold: as for `parallels`.

    >>> show_parallels(load_corpus(), score=55)
    56.9  conrad-1996:23 and wetzel-2021:13: the Council of People’s Commissars) was
    """
    rows, text = [], []
    for row in parallels(corpus, within=within, voice=voice, score=score).itertuples(index=False):
        sides = Locus.parse(row.locus), Locus.parse(row.other_locus)
        if (sides[0].siglum == sides[1].siglum) != within:
            continue
        cells = _side(corpus, sides[0], row.exact, row.voices) + _side(
            corpus, sides[1], row.other_exact, row.other_voices
        )
        rows.append(f"<tr>{number_cells(f'{row.score:.0f}')}{cells}</tr>")
        text.append(f"{row.score:.1f}  {row.locus} and {row.other_locus}: {row.exact}")
    where = "inside one text" if within else "in two texts"
    caption = f"{len(rows)} pairs of places with similar wording {where}, {spoken(voice)}, of {score:g} bits or more"
    heads = ["Bits", "One place", "Another place"]
    return analysis_table("parallels", caption, heads, rows, "\n".join(text) or "no pair")


def _side(corpus: Corpus, locus: Locus, words: str, voices: list[str]) -> str:
    """Return a place as a cell: the words, the citation, and whose words they are when not the author's."""
    others = [] if voices == [corpus.work(locus.siglum).author] else voices
    speakers = f" <small>{escape(' and '.join(others))}</small>" if others else ""
    return f"<td>“{escape(words)}”<br>{shown_link(corpus, locus)}{speakers}</td>"
