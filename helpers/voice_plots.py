"""Who quotes whom: how many words of others stand in each work, as a table and as a matrix."""

from __future__ import annotations

from math import sqrt
from textwrap import wrap
from typing import TYPE_CHECKING

from helpers.corpus import Corpus
from helpers.patterns import WORD
from helpers.picture import WIDTH, Picture, text_svg, width_of
from helpers.voices import voice_spans
from helpers.work_marks import mark_colour, mark_path

if TYPE_CHECKING:
    import pandas as pd

ROW = 26
LARGEST = 11.0  # radius
LONGEST_LINE = 17  # letters of a voice's name


def quoted_voices(corpus: Corpus) -> pd.DataFrame:
    """Return how many words each work gives to each voice other than its author's, most first.

    A word counts for the innermost quotation around it; notes by another hand are no quotation.

    Columns: `siglum`, `voice`, `words`, `share` (per cent of the work's words).

    >>> quoted_voices(load_corpus()).loc[0, "voice"]
    'Lenin'
    """
    import pandas as pd

    counts: dict[tuple[str, str], int] = {}
    sizes = dict.fromkeys(corpus, 0)
    for work in corpus.works:
        for passage in work:
            for span in voice_spans(corpus, passage.locus):
                number = len(WORD.findall(passage.text, span.begin, span.end))
                sizes[work.siglum] += number
                if span.quotation and span.voice != work.author and number:
                    counts[work.siglum, span.voice] = counts.get((work.siglum, span.voice), 0) + number
    rows = [(siglum, voice, words, 100 * words / sizes[siglum]) for (siglum, voice), words in counts.items()]
    table = pd.DataFrame(rows, columns=["siglum", "voice", "words", "share"])
    return table.sort_values(["words", "siglum", "voice"], ascending=[False, True, True], ignore_index=True)


def plot_voices(corpus: Corpus, *, voices: int = 16) -> Picture:
    """Return who quotes whom: a column a work, a row a voice, and a disc as large as the words quoted are many.

    Args:
        corpus: the corpus.
        voices: how many of the most quoted to draw; the others are told in words.

    >>> plot_voices(load_corpus())._repr_html_()[:21]
    '<figure class="plot">'
    """
    table = quoted_voices(corpus)
    totals = table.groupby("voice")["words"].sum().sort_values(ascending=False, kind="stable")
    drawn = list(totals.index[:voices])
    left = width_of([line for voice in drawn for line in _lines(voice)])
    step = (WIDTH - left) / max(len(corpus), 1)
    top = table["words"].max() if len(table) else 1
    body = []
    for n, work in enumerate(corpus.works):
        x = left + step * (n + 0.5)
        author, _, year = work.short.rpartition(" ")
        body.append(mark_path(n, work.siglum, x=x, y=9) + text_svg(x, 31, author, anchor="middle", strong=True))
        body.append(text_svg(x, 45, year, anchor="middle"))
    for m, voice in enumerate(drawn):
        y = 66 + ROW * m
        lines = _lines(voice)
        for k, line in enumerate(lines):
            body.append(text_svg(left - 8, y + 4 + 12 * (k - (len(lines) - 1) / 2), line, anchor="end"))
        body.append(
            f'<path d="M{left:.1f} {y + ROW / 2}H{WIDTH}" class="grid" style="stroke:currentColor;stroke-opacity:0.18"/>'
        )
    order = list(corpus)
    for row in table[table["voice"].isin(drawn)].itertuples():
        x, y = left + step * (order.index(row.siglum) + 0.3), 66 + ROW * drawn.index(row.voice)
        colour, radius = mark_colour(row.siglum), max(LARGEST * sqrt(row.words / top), 0.8)
        style = f"fill:{colour};fill-opacity:0.55;stroke:{colour}"
        body.append(f'<circle cx="{x:.1f}" cy="{y}" r="{radius:.2f}" style="{style}"/>')
        body.append(text_svg(x + LARGEST + 4, y + 4, f"{row.words:,}"))
    height = 66 + ROW * len(drawn)
    rest = len(totals) - len(drawn)
    told = f"{len(totals)} voices are quoted in {len(corpus)} works; a disc’s area is the number of words quoted, which stands beside it."
    if rest > 0:
        told += f" The {rest} least quoted are not drawn."
    words = [
        f"{work.short} quotes {_listed([(r.voice, r.words) for r in table[table['siglum'] == work.siglum].itertuples()])}."
        for work in corpus.works
    ]
    return Picture("Who quotes whom", told, "".join(body), height, words)


def _lines(voice: str) -> list[str]:
    """Return a voice's name in one line, or in two when it is long."""
    return wrap(voice, max(LONGEST_LINE, -(-len(voice) // 2) + 3))[:2]


def _listed(quoted: list[tuple[str, int]]) -> str:
    parts = [f"{voice} ({words:,} {'word' if words == 1 else 'words'})" for voice, words in quoted]
    return ", ".join(parts) or "nobody"
