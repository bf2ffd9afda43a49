"""A day, a month, a year or a stretch of them, as a value."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from helpers.errors import MalformedPeriod

_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class Period:
    """The days that a date covers.

    Args:
        text: a year, a month or a day as ISO 8601 writes it, or two of these joined by a slash.

    Raises:
        MalformedPeriod: the text is no date, or its end lies before its beginning.

    >>> Period("1917-02").end
    datetime.date(1917, 2, 28)
    >>> Period("1921-03-08/1921-03-16").words
    '8–16 March 1921'
    """

    text: str

    def __post_init__(self) -> None:
        if self.begin > self.end:
            raise MalformedPeriod(f'"{self.text}" ends before it begins; give the earlier date first.')

    def __str__(self) -> str:
        return self.text

    @property
    def _ends(self) -> tuple[str, str]:
        first, _, last = self.text.partition("/")
        return first, last if "/" in self.text else first

    @property
    def begin(self) -> date:
        """The first day."""
        return _day(self.text, self._ends[0], last=False)

    @property
    def end(self) -> date:
        """The last day."""
        return _day(self.text, self._ends[1], last=True)

    @property
    def words(self) -> str:
        """The period as a reader says it: `August 1917`, `1936–1938`."""
        first, last = self._ends
        if first == last:
            return _words(first)
        shared = "-".join(one for one, other in zip(first.split("-"), last.split("-"), strict=False) if one == other)
        if first.count("-") == last.count("-") and shared and first.startswith(shared) and shared != first:
            kept = _words(first).removesuffix(f" {_words(shared)}")
            return f"{kept}–{_words(last)}"
        joint = "–" if "-" not in self.text else " – "
        return f"{_words(first)}{joint}{_words(last)}"


def _day(text: str, part: str, *, last: bool) -> date:
    match = _FORM.fullmatch(part)
    try:
        if not match:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), match[3]
        return date(year, month, int(day) if day else monthrange(year, month)[1] if last else 1)
    except ValueError:
        raise MalformedPeriod(
            f'"{text}" is no date. A date is a year, a month, a day or two of these with a slash: '
            "1917, 1917-08, 1921-03-08/1921-03-16."
        ) from None


def _words(part: str) -> str:
    year, *rest = part.split("-")
    names = [str(int(rest[1]))] if len(rest) == 2 else []
    return " ".join([*names, *([_MONTHS[int(rest[0]) - 1]] if rest else []), year])
