"""Plots of words: where one falls in each text, which set a work apart, which stand near one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from helpers.collocation import collocates
from helpers.concordance import find
from helpers.corpus import Corpus
from helpers.frequency import EmptySelection
from helpers.index import index_corpus
from helpers.keyness import keyness
from helpers.picture import WIDTH, Picture, key_html, text_svg, width_of
from helpers.work_marks import mark_colour, mark_path

ROW = 30
BAR = 19


def plot_dispersion(corpus: Corpus, pattern: str, *, voice: str = "own", ignore_case: bool = True) -> Picture:
    """Return where in each work a pattern falls: a line a work, from its first word to its last, and a stroke a hit.

    A stroke that stands on the line is a quoted voice; one that crosses it is the author's own.

    Raises:
        MalformedPattern, UnknownName: as for `kwic`.

    >>> plot_dispersion(load_corpus(), "golden words")
    Where “golden words” falls: 1 hit in 1 of 5 works (voice: own).
    """
    index = index_corpus(corpus)
    starts, _ = find(index, pattern, voice=voice, ignore_case=ignore_case)
    works = index.passage_works[index.passage_of(starts)]
    own = index.in_voice(starts, "own")
    sizes = np.bincount(
        index.passage_works, weights=np.diff(np.append(index.passages, len(index))), minlength=len(corpus)
    )
    firsts = np.concatenate([[0], np.cumsum(sizes)])
    left = width_of([work.short for work in corpus.works]) + 24
    right = WIDTH - 44
    body, words = [], []
    for n, work in enumerate(corpus.works):
        y = 22 + ROW * n
        here = works == n
        places = left + (right - left) * (starts[here] - firsts[n]) / max(sizes[n] - 1, 1)
        strokes = "".join(f"M{x:.1f} {y - 9}v{18 if mine else 9}" for x, mine in zip(places, own[here], strict=True))
        body.append(mark_path(n, work.siglum, x=9, y=y) + text_svg(22, y + 4, work.short))
        body.append(f'<path d="M{left:.1f} {y}H{right}" class="grid" style="stroke:currentColor;stroke-opacity:0.3"/>')
        style = f"stroke:{mark_colour(work.siglum)};stroke-width:1.4;fill:none"
        body.append(f'<path class="hits" data-work="{work.siglum}" d="{strokes}" style="{style}"/>' if strokes else "")
        body.append(text_svg(WIDTH - 4, y + 4, f"{here.sum():,}", anchor="end", strong=True))
        words.append(f"{work.short}: {_where(starts[here] - firsts[n], int(sizes[n]))}")
    there = len(set(works.tolist()))
    foot = 22 + ROW * len(corpus)
    body.append(text_svg(left, foot, "first word") + text_svg(right, foot, "last word", anchor="end"))
    told = f"{_count(len(starts), 'hit')} in {there} of {len(corpus)} works (voice: {voice})."
    stroke = "stroke:currentColor;stroke-width:1.4;fill:none"
    key = key_html([(f'<path d="M13 0v16" style="{stroke}"/>', "the author’s own words")])
    if not own.all():
        quoted = f'<path d="M13 0v8M6 8h14" style="{stroke}"/>'
        key = key_html([(f'<path d="M13 0v16M6 8h14" style="{stroke}"/>', "own words"), (quoted, "a quoted voice")])
    return Picture(f"Where “{pattern}” falls", told, "".join(body), foot + 8, words, key)


def _where(places: np.ndarray, size: int) -> str:
    """Return in words how many hits each quarter of a work has."""
    if not len(places):
        return "no hit."
    quarters = np.bincount(np.minimum(places * 4 // max(size, 1), 3).astype(int), minlength=4)
    return f"{_count(len(places), 'hit')}; in its four quarters {', '.join(map(str, quarters[:3]))} and {quarters[3]}."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def plot_keyness(
    corpus: Corpus,
    target: str | Sequence[str],
    reference: str | Sequence[str] | None = None,
    *,
    voice: str = "own",
    words: int = 12,
) -> Picture:
    """Return the words that most set a target apart, and those that the reference has in its stead, as bars of G².

    Args:
        corpus: the corpus.
        target: the siglum of a work, or several.
        reference: what it is compared with; all other works by default.
        voice: `own`, `all`, or a speaker.
        words: how many words to show on each side.

    Raises:
        UnknownName, EmptySelection: as for `keyness`.

    >>> plot_keyness(load_corpus(), "wetzel-2021", words=1)._repr_html_()[:21]
    '<figure class="plot">'
    """
    table = keyness(corpus, target, reference, voice=voice)
    more, less = (table[sign * table["log_ratio"] > 0].head(words) for sign in (1, -1))
    names = _names(corpus, target), _names(corpus, reference) if reference is not None else "the other works"
    sigla = [target] if isinstance(target, str) else list(target)
    colour = mark_colour(sigla[0]) if len(sigla) == 1 else "currentColor"
    filled = f"fill:{colour};fill-opacity:0.75;stroke:{colour}"
    hollow = "fill:none;stroke:currentColor;stroke-dasharray:3 2"
    body, lines, y = [], [], 4.0
    rows = [*more.itertuples(), *less.itertuples()]
    left, top = width_of([row.word for row in rows]), max((row.g2 for row in rows), default=1.0)
    scale = (WIDTH - left - width_of([f"{row.target:,} : {row.reference:,}" for row in rows])) / top
    for part, name, style in ((more, names[0], filled), (less, names[1], hollow)):
        body.append(text_svg(0, y + 12, f"More often in {name}", strong=True))
        y += BAR
        for row in part.itertuples():
            counts = f"{row.target:,} : {row.reference:,}"
            width = row.g2 * scale
            body.append(text_svg(left - 6, y + 13, row.word, anchor="end"))
            body.append(f'<rect x="{left:.1f}" y="{y + 3:.1f}" width="{width:.1f}" height="12" style="{style}"/>')
            body.append(text_svg(left + width + 5, y + 13, counts))
            lines.append(
                f"{row.word}: {row.target:,} in {names[0]}, {row.reference:,} in {names[1]}; G² {row.g2:.1f}, "
                f"log ratio {row.log_ratio:+.1f}, p {_p(row.p_adjusted)} after correction."
            )
            y += BAR
        y += 8
    title = f"Words that set {names[0]} apart from {names[1]}"
    told = f"Bars show G²; the numbers beside them are counts in {names[0]} and in {names[1]} (voice: {voice})."
    return Picture(title, told, "".join(body), y, lines)


def _names(corpus: Corpus, sigla: str | Sequence[str]) -> str:
    names = [corpus.work(s).short for s in ([sigla] if isinstance(sigla, str) else sigla)]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _p(value: float) -> str:
    return "below 0.001" if value < 0.001 else f"{value:.3f}"


def plot_collocates(corpus: Corpus, node: str, *, window: int = 5, voice: str = "own", words: int = 15) -> Picture:
    """Return the words that stand most significantly near a pattern: how often they do, and how often chance would.

    Args:
        corpus: the corpus.
        node: the pattern.
        window: how many words on each side are near.
        voice: `own`, `all`, or a speaker.
        words: how many words to show, by G².

    Raises:
        MalformedPattern, UnknownName: as for `kwic`.
        EmptySelection: no word stands near the pattern more often than chance would have it.

    >>> plot_collocates(load_corpus(), "transmission", words=1)._repr_html_()[:21]
    '<figure class="plot">'
    """
    table = collocates(corpus, node, window=window, voice=voice)
    found = table[table["observed"] > table["expected"]].head(words)
    if found.empty:
        raise EmptySelection(f'no word stands near "{node}" in the voice "{voice}"; choose another pattern or voice.')
    left, top = width_of(found["word"].tolist()), found["observed"].max()
    body, lines = [], []
    for n, row in enumerate(found.itertuples()):
        y = 4 + BAR * n
        scale = (WIDTH - left - 36) / top
        width, chance = row.observed * scale, left + row.expected * scale
        body.append(text_svg(left - 6, y + 13, row.word, anchor="end"))
        style = "fill:currentColor;fill-opacity:0.22;stroke:currentColor;stroke-opacity:0.6"
        body.append(f'<rect x="{left:.1f}" y="{y + 3}" width="{width:.1f}" height="12" style="{style}"/>')
        body.append(f'<path d="M{chance:.1f} {y}v18" class="chance" style="stroke:currentColor;stroke-width:2"/>')
        body.append(text_svg(left + width + 5, y + 13, f"{row.observed:,}"))
        lines.append(
            f"{row.word}: {row.observed:,} near, {row.expected:.1f} expected; G² {row.g2:.1f}, log Dice {row.log_dice:.1f}."
        )
    told = f"Words within {window} words of “{node}”, by G²: a bar for how often, a stroke for what chance would give (voice: {voice})."
    key = key_html([('<path d="M13 0v16" style="stroke:currentColor;stroke-width:2"/>', "expected by chance")])
    return Picture(f"What stands near “{node}”", told, "".join(body), 10 + BAR * len(found), lines, key)
