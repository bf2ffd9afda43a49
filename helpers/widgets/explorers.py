"""The concordance and the passages, for a reader to explore without a kernel."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from helpers.chapters import title_of
from helpers.concordance import kwic
from helpers.corpus import Corpus
from helpers.links import book_links, is_shown
from helpers.locus import Locus
from helpers.nearness import nearest_passages
from helpers.positions import VerifiedEvidence, WorkPosition, theme_positions, themes
from helpers.reading_text import Passage
from helpers.tables import evidence_html, locus_link, stance_html
from helpers.voices import voice_spans
from helpers.widgets.base import CommentaryWidget, module
from helpers.widgets.commentary import positions_json, texts_json

NEIGHBOURS, NEAR = (
    3,
    0.15,
)  # below it, what passages of these lengths share is mostly grammar; the front end has the same
LINES = 60  # in the page before the reader asks for more; the front end shows as many


class ConcordanceExplorer(CommentaryWidget):
    """Every hit of a pattern in its context, as it is typed.

    `selection` holds `pattern`, `voice`, `sort` (`order`, `left` or `right`) and `works`.
    """

    name = "concordance"
    _esm = module("concordance")


class PassageExplorer(CommentaryWidget):
    """A passage, what it is evidence for, and whom it quotes; `selection` holds its `address`."""

    name = "passage"
    _esm = module("passage")


def explore_concordance(corpus: Corpus, pattern: str = "party", *, voice: str = "own") -> ConcordanceExplorer:
    """Return a concordance to search: a word, a phrase, a wildcard pattern or a regular expression between slashes.

    Raises:
        MalformedPattern: the pattern it opens with does not compile or finds the empty string.
        UnknownName: no such voice.

    >>> explore_concordance(load_corpus(), "vanguard").selection["pattern"]
    'vanguard'
    """
    found = kwic(corpus, pattern, voice=voice)
    found = found[[is_shown(corpus, Locus.parse(address)) for address in found["locus"]]]
    loci = [Locus.parse(address) for address in found["locus"]]
    counts = "".join(
        f'<li><span class="kwic-work">{escape(work.short)}</span> '
        f'<span class="kwic-count">{sum(locus.siglum == work.siglum for locus in loci)}</span></li>'
        for work in corpus.works
    )
    lines = "".join(
        f'<li><span class="kwic-pre"><span>{escape(row.pre)}{_space(row.pre)}</span></span><b class="kwic-key">{escape(row.keyword)}</b>'
        f'<span class="kwic-post">{_space(row.post[:1])}{escape(row.post)}</span><span class="kwic-locus">{locus_link(locus)}</span></li>'
        for locus, row in zip(loci[:LINES], found.itertuples(), strict=False)
    )
    shown = f"; the first {LINES} are shown" if len(found) > LINES else ""
    places = len({locus.siglum for locus in loci})
    said = f"“{pattern}”: {_many(len(found), 'hit')} in {_many(places, 'work')}{shown}."
    content = (
        f'<p class="cw-result">{escape(said)}</p><ul class="kwic-counts" aria-label="Hits by work">{counts}</ul>'
        f'<div class="kwic-box"><ol class="kwic">{lines}</ol></div>'
    )
    state = {"pattern": pattern, "voice": voice}
    return ConcordanceExplorer(content, said, lambda: texts_json(corpus), selection=state)


def _space(neighbour: str) -> str:
    """Return the space between the keyword and what stands beside it, unless that is a mark that touches it."""
    return " " if neighbour[-1:].isalnum() else ""


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


SIMILARITY = (
    "Similarity is the cosine of tf-idf weights, from 0 to 1: two passages share words, and a rare word counts more. "
    "It does not say that they agree."
)


def explore_passage(corpus: Corpus, address: str) -> PassageExplorer:
    """Return a passage or range with the themes it serves, what is cited beside it, and whom it quotes.

    Raises:
        MalformedLocus: no address.
        UnknownLocus: there is no such passage.

    >>> explore_passage(load_corpus(), "stalin-1926:23").selection
    {'address': 'stalin-1926:23'}
    """
    locus = Locus.parse(address)
    passages = corpus.stretch(locus)
    served = [
        (positions, here)
        for positions in (theme_positions(corpus, theme) for theme in themes(corpus))
        if (here := [(one, e) for one in positions for e in one.evidence if e.quotation.locus.overlaps(locus)])
    ]
    text = "".join(f"<p>{_voiced(corpus, passage.locus)}</p>" for passage in passages)
    items = "".join(_theme(corpus, locus, positions, here) for positions, here in served)
    voices = "".join(f"<li><strong>{escape(name)}</strong>: {words}</li>" for name, words in _heard(corpus, locus))
    content = (
        f'<div class="passage-view"><blockquote class="passage-shown">{text}<p class="attribution">{locus_link(locus)}</p></blockquote>'
        '<p class="passage-head">Themes it serves</p>'
        + (f'<ul class="passage-themes">{items}</ul>' if items else "<p>No position rests on it.</p>")
        + f'<p class="passage-head">Chapters that discuss it</p>{_discussed(corpus, passages)}'
        + '<p class="passage-head">Whom it quotes</p>'
        + (f"<ul>{voices}</ul>" if voices else "<p>Nobody.</p>")
        + '<p class="passage-head">Similar wording in the other texts</p>'
        + "".join(
            (f"<p>{escape(passage.locus.citation)}</p>" if len(passages) > 1 else "")
            + _neighbours(corpus, passage.locus)
            for passage in passages
        )
        + f'<p class="passage-aside">{SIMILARITY}</p></div>'
    )
    line = f"{locus.citation}: {_many(len(served), 'theme')}"
    return PassageExplorer(
        content,
        line,
        lambda: texts_json(corpus),
        selection={"address": str(locus)},
        positions=positions_json(corpus),
    )


def _theme(
    corpus: Corpus,
    locus: Locus,
    positions: tuple[WorkPosition, ...],
    here: list[tuple[WorkPosition, VerifiedEvidence]],
) -> str:
    theme = here[0][0].theme
    others = [one for one in positions if one.siglum != locus.siglum and one.evidence]
    names = ", ".join(corpus.work(one.siglum).short for one in others)
    beside = "".join(
        f"<p><strong>{escape(corpus.work(one.siglum).short)}</strong> {stance_html(one)}</p>{evidence_html(one.evidence)}"
        for one in others
    )
    folded = f"<details><summary>Cited with it on this theme ({escape(names)})</summary>{beside}</details>"
    return (
        f'<li><p><a href="{escape(theme.chapter)}.html">{escape(theme.title)}</a>: {stance_html(here[0][0])}</p>'
        f"{evidence_html(tuple(e for _, e in here))}{folded if others else ''}</li>"
    )


def _neighbours(corpus: Corpus, locus: Locus) -> str:
    """Return the passages of other works whose wording is nearest to a passage, as HTML."""
    found = nearest_passages(corpus, locus, NEIGHBOURS)
    near = [
        f"<li>{locus_link(other)}, {row.similarity:.2f}: {escape(', '.join(row.shared))}</li>"
        for row in found[found["similarity"] >= NEAR].itertuples()
        if is_shown(corpus, other := Locus.parse(row.locus))
    ]
    return f"<ul>{''.join(near)}</ul>" if near else f"<p>None of {NEAR} or more.</p>"


def _discussed(corpus: Corpus, passages: Sequence[Passage]) -> str:
    """Return links to the chapters that discuss some passages, as HTML."""
    links = book_links(corpus)
    names = dict.fromkeys(name for passage in passages for name in links.chapters.get(passage.locus, []))
    folder = corpus.folder.parent / "chapters"
    items = (f'<li><a href="{escape(name)}.html">{escape(title_of(folder / f"{name}.md"))}</a></li>' for name in names)
    return f"<ul>{''.join(items)}</ul>" if names else "<p>None.</p>"


def _voiced(corpus: Corpus, locus: Locus) -> str:
    author = corpus.work(locus.siglum).author
    text = corpus.passage(locus).text
    return "".join(
        escape(text[span.begin : span.end])
        if span.voice == author
        else f'<span class="voice voice-other" data-voice="{escape(span.voice)}" title="{escape(span.voice)}">'
        f"{escape(text[span.begin : span.end])}</span>"
        for span in voice_spans(corpus, locus)
    )


def _heard(corpus: Corpus, locus: Locus) -> list[tuple[str, str]]:
    """Return each voice that is not the author's with its words, as HTML."""
    author = corpus.work(locus.siglum).author
    found: dict[str, list[str]] = {}
    for passage in corpus.stretch(locus):
        for span in voice_spans(corpus, passage.locus):
            words = passage.text[span.begin : span.end].strip()
            if span.voice != author and any(map(str.isalnum, words)):
                found.setdefault(span.voice, []).append(f"“{escape(words)}”")
    return [(name, " … ".join(words)) for name, words in found.items()]
