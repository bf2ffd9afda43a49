"""Plots as SVG that stands in the page without scripts, each with the same content in words below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import ceil

from helpers.corpus import Corpus
from helpers.errors import UnknownName
from helpers.figure_tables import citation_html, figure_words
from helpers.figures import VerifiedFigure, find_figures
from helpers.tables import HtmlTable
from helpers.work_marks import mark_colour, mark_html, mark_path

WIDTH, HEIGHT = 420, 320
LEFT, RIGHT, TOP, BOTTOM = 46, 10, 14, 26
LETTER, LINE = 7.6, 13.0  # the widest letter to expect at 12 pixels, bold; a line
GAP = 5  # between a label and what stands beside it
WIDE_RANGE = 30
THOUSANDS = 100_000  # from here on, numbers are drawn in thousands
LONG_PERIOD = 62  # days; a shorter one is a point at this scale


Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Scale:
    """Maps a range of numbers on a stretch of the picture."""

    low: float
    high: float
    begin: float
    end: float

    def __call__(self, value: float) -> float:
        return self.begin + (value - self.low) / (self.high - self.low) * (self.end - self.begin)


def plot_figures(corpus: Corpus, subject: str, *, title: str) -> HtmlTable:
    """Return the numbers on a subject over time: a mark a figure, shaped by work, hollow in a quoted voice.

    A range stands as an upright bar, a period longer than two months as a level one. Figures that the text does not
    date are left out of the picture and named below it.

    Raises:
        UnknownName: no such subject, or nothing on it has a number and a date.
    """
    found = find_figures(corpus, subject)
    drawn = sorted((one for one in found if one.refers and one.most is not None), key=_middle)
    if not drawn:
        raise UnknownName(f'nothing on "{subject}" has a number and a date; plot another subject.')
    undated = [one for one in found if not one.refers and one.most is not None]
    years = [one.refers.begin.year for one in drawn if one.refers], [one.refers.end.year for one in drawn if one.refers]
    across = Scale(min(years[0]), max(years[1]) + 1, LEFT, WIDTH - RIGHT)
    top, step = _round_up(max(one.most or 0 for one in drawn))
    per = 1000 if top >= THOUSANDS else 1
    title += " In thousands." if per > 1 else ""
    up = Scale(0, top, HEIGHT - BOTTOM, TOP)
    marks = [_Mark.of(one, across, up) for one in drawn]
    body = _grid(across, up, step, per) + "".join(mark.drawn(corpus) for mark in marks) + _labels(marks, per)
    words = _in_words(drawn, "The plot in words") + (_in_words(undated, "Not dated, and not drawn") if undated else "")
    return HtmlTable(_figure(title, _key(corpus, drawn), body, HEIGHT, words), f"{title}: {len(drawn)} figures")


def plot_shares(corpus: Corpus, subjects: Sequence[str], *, refers: str, title: str) -> HtmlTable:
    """Return shares of one whole as bars, one a subject: the percentages of one date, and what they leave over.

    Raises:
        UnknownName: no such subject, or it has no percentages of that date.
    """
    bars = []
    for subject in subjects:
        found = [one for one in find_figures(corpus, subject) if one.record.refers == refers and _is_share(one)]
        if not found:
            raise UnknownName(f'nothing on "{subject}" is a percentage of {refers}; name another date or subject.')
        bars.append((subject, found))
    height = 12 + 96 * len(bars)
    body = "".join(_bar(subject, found, 12 + 96 * n) for n, (subject, found) in enumerate(bars))
    words = "".join(_in_words(found, f"{subject[0].upper()}{subject[1:]}, in words") for subject, found in bars)
    return HtmlTable(_figure(title, "", body, height, words), f"{title}: {len(bars)} bars")


def _is_share(one: VerifiedFigure) -> bool:
    return one.record.value is not None and (one.record.unit or "").startswith("percent")


def _middle(one: VerifiedFigure) -> float:
    return (_year(one.refers.begin) + _year(one.refers.end)) / 2 if one.refers else 0.0


def _year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _round_up(most: float) -> tuple[float, float]:
    """Return a top for the scale and the step of its grid, both round."""
    power: float = 10 ** (len(str(int(most))) - 1)
    step = next(power * one for one in (0.2, 0.25, 0.5, 1, 2) if most / (power * one) <= 5)
    return ceil(most / step) * step, step


def _grid(across: Scale, up: Scale, step: float, per: int) -> str:
    lines = []
    for n in range(int(up.high / step) + 1):
        y = up(n * step)
        lines.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" class="grid"/>')
        lines.append(f'<text x="{LEFT - 7}" y="{y + 4:.1f}" text-anchor="end">{n * step / per:,.0f}</text>')
    every = ceil((across.high - across.low) / 10)
    for year in range(int(across.low), int(across.high) + 1, every):
        x = across(year)
        lines.append(f'<path d="M{x:.1f} {HEIGHT - BOTTOM}v5" class="tick"/>')
        if x + 30 < WIDTH:
            lines.append(f'<text x="{x + 3:.1f}" y="{HEIGHT - 8}">{year}</text>')
    return "".join(lines)


@dataclass(frozen=True)
class _Mark:
    """A figure's place in the picture: its marks, and the bars that show a range or a long period."""

    one: VerifiedFigure
    points: tuple[tuple[float, float], ...]
    bars: tuple[Box, ...]

    @classmethod
    def of(cls, one: VerifiedFigure, across: Scale, up: Scale) -> _Mark:
        x, low, high = across(_middle(one)), up(one.least or 0), up(one.most or 0)
        bars = [(x, high, x, low)] if low != high else []
        if one.refers and (one.refers.end - one.refers.begin).days > LONG_PERIOD:
            bars.append((across(_year(one.refers.begin)), high, across(_year(one.refers.end)), high))
        wide = low - high > WIDE_RANGE  # its middle is no number that the text gives: mark the ends
        return cls(one, ((x, high), (x, low)) if wide else ((x, (low + high) / 2),), tuple(bars))

    @property
    def boxes(self) -> list[Box]:
        """What no label may cover."""
        marks = [(x - 7, y - 7, x + 7, y + 7) for x, y in self.points]
        return marks + [(left - 2, upper - 2, right + 2, lower + 2) for left, upper, right, lower in self.bars]

    def drawn(self, corpus: Corpus) -> str:
        siglum, quotation = self.one.quotation.locus.siglum, self.one.quotation
        line = "".join(f"M{left:.1f} {upper:.1f}L{right:.1f} {lower:.1f}" for left, upper, right, lower in self.bars)
        style = f"stroke:{mark_colour(siglum)};stroke-width:2;fill:none"
        hollow = quotation.voices != (quotation.author,)
        number = list(corpus).index(siglum)
        marks = "".join(mark_path(number, siglum, x=x, y=y, hollow=hollow) for x, y in self.points)
        return (f'<path d="{line}" style="{style}"/>' if line else "") + marks


def _labels(marks: list[_Mark], per: int) -> str:
    """Write each number beside its mark, where it covers neither another label nor a mark."""
    taken = [box for mark in marks for box in mark.boxes]
    out = []
    for mark in sorted(marks, key=lambda mark: -len(_number(mark.one, per))):  # the longest while there is room
        text = _number(mark.one, per)
        width = len(text) * LETTER
        x, y = mark.points[-1]
        corners = [(x + 13, y - 6), (x - 13 - width, y - 6), (x - width / 2, y - 23), (x - width / 2, y + 10)]
        corners.append((WIDTH - width, y + 10))
        boxes = [(left, upper, left + width, upper + LINE) for left, upper in corners]
        box = next((b for b in boxes if _is_free(b, taken)), boxes[0])
        taken.append(box)
        out.append(f'<text x="{box[0]:.1f}" y="{box[1] + 10:.1f}" class="value">{escape(text)}</text>')
    return "".join(out)


def _is_free(box: Box, taken: list[Box]) -> bool:
    inside = box[0] >= LEFT and box[2] <= WIDTH and box[1] >= 0
    return inside and not any(
        box[0] - GAP < other[2] and other[0] < box[2] + GAP and box[1] < other[3] and other[1] < box[3]
        for other in taken
    )


def _number(one: VerifiedFigure, per: int) -> str:
    """Return a figure as short as a label must be: its digits, or the words of a text that gives none."""
    has_digits = any(letter.isdigit() for letter in one.record.exact)
    if one.record.qualifier and not has_digits:
        return one.record.qualifier
    low, high = (one.least or 0) / per, (one.most or 0) / per
    return f"{high:,g}" if low == high else f"{low:,g}–{high:,g}"


def _bar(subject: str, found: list[VerifiedFigure], y: float) -> str:
    """Draw one bar: a box a share, its number inside, its name below in steps, the rest as an empty box."""
    across = Scale(0, 100, 2, WIDTH - 2)
    parts = [(one.record.value or 0, (one.record.unit or "").partition(", ")[2] or one.record.exact) for one in found]
    rest = 100 - sum(value for value, _ in parts)
    out = [f'<text x="2" y="{y + 10:.0f}" class="value">{escape(subject[0].upper() + subject[1:])}</text>']
    done = 0.0
    colour = mark_colour(found[0].quotation.locus.siglum)
    for n, (value, name) in enumerate([*parts, *([(rest, "not accounted for")] if rest > 0 else [])]):
        left, right = across(done), across(done + value)
        style = (
            f"fill:{colour};fill-opacity:{0.34 - 0.08 * n:.2f}" if n < len(parts) else "fill:none;stroke-dasharray:4 3"
        )
        out.append(
            f'<rect x="{left:.1f}" y="{y + 18:.0f}" width="{right - left:.1f}" height="26" style="{style};stroke:{colour}"/>'
        )
        out.append(f'<text x="{(left + right) / 2:.1f}" y="{y + 36:.0f}" text-anchor="middle">{value:g}</text>')
        lower = y + 58 + 13 * (n % 2)
        at, anchor = (left + 1, "start") if left < WIDTH * 0.7 else (right, "end")
        out.append(f'<text x="{at:.1f}" y="{lower:.0f}" text-anchor="{anchor}">{escape(name)}</text>')
        done += value
    return "".join(out)


def _key(corpus: Corpus, drawn: list[VerifiedFigure]) -> str:
    kinds = dict.fromkeys((one.quotation.locus.siglum, one.quotation.voices, one.quotation.author) for one in drawn)
    items = []
    for siglum, voices, author in kinds:
        quoted = voices != (author,)
        name = corpus.work(siglum).short
        label = f"{' and '.join(voices)}, quoted in {name}" if quoted else name
        items.append(f"<li>{mark_html(list(corpus).index(siglum), siglum, hollow=quoted)} {escape(label)}</li>")
    return f'<ul class="plot-key">{"".join(items)}</ul>'


def _in_words(found: Sequence[VerifiedFigure], summary: str) -> str:
    items = "".join(
        f"<li>{escape(one.refers.words) + ': ' if one.refers else ''}{escape(figure_words(one))} ({citation_html(one.quotation)})</li>"
        for one in found
    )
    return f"<details><summary>{escape(summary)}</summary><ul>{items}</ul></details>"


def _figure(title: str, key: str, body: str, height: float, words: str) -> str:
    label = escape(f"{title} The same content stands in words below the picture.", quote=True)
    return (
        f'<figure class="plot"><figcaption>{escape(title)}</figcaption>{key}'
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img" aria-label="{label}">{body}</svg>{words}</figure>'
    )
