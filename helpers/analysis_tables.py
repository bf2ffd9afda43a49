"""Reading at a distance as a reader sees it: concordances and counts as tables that stand in the page without scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby, pairwise

import numpy as np

from helpers.concordance import find, kwic
from helpers.corpus import Corpus, Work
from helpers.dispersion import dispersion
from helpers.frequency import frequency
from helpers.index import Positions, index_corpus
from helpers.links import shown_link
from helpers.locus import Locus
from helpers.tables import HtmlTable, boxed_table, head_cells

OPENING, CLOSING = re.compile(r"(?:[“‘\"'(\[]|\w-)\Z"), re.compile(r"[,.;:!?”’\"')\]]|-\w")
VOICES_SHOWN = 5


def show_kwic(
    corpus: Corpus, pattern: str, *, voice: str = "own", window: int = 8, works: Sequence[str] | None = None
) -> HtmlTable:
    """Return every hit of a pattern as lines aligned on it, by work; each line is a link to its passage.

    Args:
        corpus: the corpus.
        pattern: as for `kwic`.
        voice: `own`, `all`, or a speaker; a line in another voice than the author's names it.
        window: how many words of context on each side.
        works: the sigla of the works to show; all by default.

    >>> show_kwic(load_corpus(), "golden words")
    stalin-1926:136  One cannot but recall Lenin's [golden words] at the Eleventh Congress of our Party:
    """
    found = kwic(corpus, pattern, voice=voice, window=window)
    shown = {corpus.work(siglum).siglum for siglum in works} if works is not None else set(corpus)
    lines = [row for row in found.itertuples(index=False) if Locus.parse(row.locus).siglum in shown]
    groups = (
        (corpus.work(siglum), list(group))
        for siglum, group in groupby(lines, key=lambda row: Locus.parse(row.locus).siglum)
    )
    bodies = (
        "".join(_lines(corpus, work, group) for work, group in groups)
        or '<tbody><tr><td colspan="4">No hit.</td></tr></tbody>'
    )
    caption = f"{_count(lines, 'hit')} of {pattern_html(pattern)}, {spoken(voice)}"
    html = boxed_table("kwic", caption, head_cells("Place", "Before", "Hit", "After"), bodies)
    return HtmlTable(html, "\n".join(f"{row.locus}  {row.pre} [{row.keyword}] {row.post}" for row in lines) or "no hit")


def _lines(corpus: Corpus, work: Work, rows: list[tuple[str, ...]]) -> str:
    lines = []
    for address, voice, before, hit, after in rows:
        place = Locus.parse(address)
        speaker = "" if voice == work.author else f" <small>{escape(voice)}</small>"
        before += "" if OPENING.search(before) else " "
        after = ("" if CLOSING.match(after) else " ") + after
        lines.append(
            f'<tr><th scope="row">{shown_link(corpus, place, place.place)}{speaker}</th><td class="before"><span>{escape(before)}</span></td>'
            f'<td class="hit">{escape(hit)}</td><td class="after"><span>{escape(after)}</span></td></tr>'
        )
    head = f'<tr class="group"><th colspan="4" scope="rowgroup">{escape(work.short)} <small>({len(rows)})</small></th></tr>'
    return f"<tbody>{head}{''.join(lines)}</tbody>"


def show_frequencies(corpus: Corpus, *patterns: str, voice: str = "own") -> HtmlTable:
    """Return how often each pattern is found in each work: hits, and below them hits per 10,000 words in the voice.

    >>> "per 10,000" in show_frequencies(load_corpus(), "must", "cannot")._repr_html_()
    True
    """
    totals = _by_work(corpus, _words(corpus, voice))
    rows, text = [], []
    for pattern in patterns:
        counts = _by_work(corpus, find(index_corpus(corpus), pattern, voice=voice)[0])
        cells = "".join(
            f'<td class="number">{_rate(count, total)}</td>' for count, total in zip(counts, totals, strict=True)
        )
        rows.append(f'<tr><th scope="row">{pattern_html(pattern)}</th>{cells}</tr>')
        text.append(f"{pattern}: {', '.join(map(str, counts))}")
    last = "".join(f'<td class="number">{total:,}</td>' for total in totals)
    rows.append(f'<tr class="total"><th scope="row">all words</th>{last}</tr>')
    caption = f"Hits, {spoken(voice)}; below them, hits per 10,000 words in that voice"
    heads = ["Pattern", *(work.short for work in corpus.works)]
    return analysis_table("frequencies", caption, heads, rows, "\n".join(text))


def _rate(count: int, total: int) -> str:
    if not total:
        return "—"
    return f"{count}<br><small>{count / total * 10_000:.1f}</small>" if count else "0"


def show_speakers(corpus: Corpus, pattern: str | None = None) -> HtmlTable:
    """Return in whose voice the hits of a pattern stand in each work, or all its words when no pattern is given.

    >>> show_speakers(load_corpus(), "dictatorship of our party")
    stalin-1926: own 0, others 3
    """
    index = index_corpus(corpus)
    starts = _words(corpus, "all") if pattern is None else find(index, pattern, voice="all")[0]
    works = index.passage_works[index.passage_of(starts)]
    voices = index.voice_of(starts)
    rows, text = [], []
    for n, work in enumerate(corpus.works):
        counts = Counter(index.voice_names[voice] for voice in voices[works == n].tolist())
        total, own = counts.total(), counts.pop(work.author, 0)
        if not total:
            continue
        share = f"{own / total:.0%}" if pattern is None else f"{own:,}"
        rows.append(
            f'<tr><th scope="row">{escape(work.short)}</th><td class="number">{total:,}</td><td class="number">{share}</td>'
            f"<td>{_named(counts, total if pattern is None else 0)}</td></tr>"
        )
        text.append(f"{work.siglum}: own {own}, others {total - own}")
    what = "Words" if pattern is None else "Hits"
    caption = "All words" if pattern is None else f"Hits of {pattern_html(pattern)}"
    heads = ["Work", what, "In the author’s voice", "In other voices"]
    return analysis_table(
        "speakers", f"{caption}, by the voice they are in; notes and headings included", heads, rows, "\n".join(text)
    )


def _named(counts: Counter[str], total: int) -> str:
    """Return the most frequent voices with their counts, or with their shares of a total."""
    amounts = [(escape(name), count) for name, count in counts.most_common(VOICES_SHOWN)]
    rest = len(counts) - len(amounts)
    if rest:
        amounts.append(
            (f"{rest} more voice{'' if rest == 1 else 's'}", counts.total() - sum(count for _, count in amounts))
        )
    return ", ".join(f"{name} {_share(count, total) if total else count}" for name, count in amounts) or "none"


def _share(count: int, total: int) -> str:
    return f"{count / total:.1%}" if count / total >= 0.0005 else "under 0.1%"


def show_dispersion(corpus: Corpus, pattern: str, *, voice: str = "own") -> HtmlTable:
    """Return how a pattern's hits are spread over each work that has any, with the fullest place and the longest without."""
    places = [Locus.parse(place) for place in kwic(corpus, pattern, voice=voice, window=0)["locus"].tolist()]
    found = dispersion(corpus, pattern, voice=voice)
    rows = []
    for row in found[(found["siglum"] != "all") & (found["hits"] > 0)].itertuples():
        work = corpus.work(row.siglum)
        here = [place for place in places if place.siglum == work.siglum]
        fullest, most = Counter(here).most_common(1)[0]
        rows.append(
            f'<tr><th scope="row">{escape(work.short)}</th>'
            + number_cells(row.hits, f"{row.range} of {row.parts}", f"{row.dp:.2f}", f"{max(row.juilland_d, 0):.2f}")
            + f"<td>{shown_link(corpus, fullest, fullest.place)} ({most})</td><td>{_gap(corpus, work, here)}</td></tr>"
        )
    caption = (
        f"Where {pattern_html(pattern)} falls, {spoken(voice)}; Gries’s DP is 0 for an even spread, Juilland’s D is 1"
    )
    heads = ["Work", "Hits", "Passages with a hit", "DP", "D", "Fullest", "Longest stretch between two hits"]
    return analysis_table("dispersion", caption, heads, rows, found.to_string(index=False))


def _gap(corpus: Corpus, work: Work, places: Sequence[Locus]) -> str:
    """Return the longest run of passages between two hits, in reading order, notes last."""
    order = [passage.locus for passage in work]
    at = sorted({order.index(place) for place in places})
    runs = [(after - before - 1, before + 1, after - 1) for before, after in pairwise(at)]
    length, first, last = max(runs, key=lambda run: run[0], default=(0, 0, 0))
    ends = (shown_link(corpus, order[n], order[n].place) for n in (first, last))
    return f"{' to '.join(ends)} ({length})" if length else "none"


def show_shared_words(corpus: Corpus, *, letters: int = 5, n: int = 16) -> HtmlTable:
    """Return the words that every author uses in his own voice, the first by their lowest rate, per 10,000 words.

    Args:
        corpus: the corpus.
        letters: how long a word must be; short words are mostly grammar.
        n: how many words to show.
    """
    counts = frequency(corpus).set_index("word")[list(corpus)]
    rates = counts / counts.sum() * 10_000
    shared = rates[(counts > 0).all(axis=1) & (counts.index.str.len() >= letters)]
    order = shared.min(axis=1).sort_values(ascending=False, kind="stable").index[:n]
    rows = [
        f'<tr><th scope="row">{escape(str(word))}</th>{number_cells(*(f"{rate:.1f}" for rate in shared.loc[word]))}</tr>'
        for word in order
    ]
    shown = f"all {len(shared)}" if len(order) == len(shared) else f"the first {len(order)} of {len(shared)}"
    caption = (
        f"Words of {letters} letters or more that all authors use in their own voice, per 10,000 words: {shown}, "
        f"by their lowest rate; there are {len(counts):,} different words in all"
    )
    heads = ["Word", *(work.short for work in corpus.works)]
    return analysis_table("frequencies", caption, heads, rows, ", ".join(map(str, order)))


def _words(corpus: Corpus, voice: str) -> Positions:
    index = index_corpus(corpus)
    everything = np.arange(len(index))
    return everything[index.in_voice(everything, voice)]


def _by_work(corpus: Corpus, positions: Positions) -> list[int]:
    index = index_corpus(corpus)
    counts = np.bincount(index.passage_works[index.passage_of(positions)], minlength=len(corpus))
    return [int(count) for count in counts]


def analysis_table(kind: str, caption: str, heads: Sequence[str], rows: Iterable[str], text: str) -> HtmlTable:
    """Return a table of counts: its caption and cells are HTML, its heads and its line of text are plain."""
    return HtmlTable(
        boxed_table(f"analysis {kind}", caption, head_cells(*heads), f"<tbody>{''.join(rows)}</tbody>"), text
    )


def number_cells(*values: object) -> str:
    """Return values as cells that stand to the right."""
    return "".join(f'<td class="number">{value}</td>' for value in values)


def _count(found: Sequence[object], what: str) -> str:
    return f"{len(found)} {what}{'' if len(found) == 1 else 's'}"


def spoken(voice: str) -> str:
    """Return a choice of voice in words."""
    names = {"own": "in each author’s own voice", "all": "whoever speaks"}
    return names.get(voice, f"in the voice of {escape(voice)}")


def pattern_html(pattern: str) -> str:
    """Return a search pattern as it stands in a caption."""
    return f"<code>{escape(pattern)}</code>"
