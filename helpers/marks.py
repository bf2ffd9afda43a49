"""Pairs of quotation marks in a text, curly or straight, double or single."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENS = {"“": "”", "‘": "’"}
_BEFORE_OPENING = " \n\t([{—–-“‘\"'/"


def quotation_marks(text: str) -> list[tuple[int, int]]:
    r"""Return the stretches between pairs of quotation marks, outer ones before those inside them.

    A mark that is never closed, as in all but the last paragraph of a long quotation, runs to the end of the text.

    >>> quotation_marks('He says "not \'now\'" and goes')
    [(9, 18), (14, 17)]
    """
    return sorted(_pairs(text), key=lambda span: (span[0], -span[1]))


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    open_: list[tuple[str, int]] = []
    for match in re.finditer(r"''|[“”‘’\"']", text):
        mark, at, end = match[0], match.start(), match.end()
        before = text[at - 1] if at else " "
        after = text[end] if end < len(text) else " "
        if mark in _OPENS:
            open_.append((_OPENS[mark], end))
            continue
        closes = next((n for n in range(len(open_) - 1, -1, -1) if open_[n][0] == mark), None)
        starts = before in _BEFORE_OPENING and not after.isspace()
        if (
            mark in "’'"
            and (closes is None or (after.isalnum() and not before.isspace()))
            and not (mark == "'" and starts)
        ):
            continue  # an apostrophe
        if closes is not None and not (mark in "\"''" and starts and before not in "“‘\"'—-"):
            yield open_[closes][1], at
            del open_[closes:]
        elif mark in ('"', "'", "''") and starts:
            open_.append((mark, end))
    for mark, begin in open_:
        if mark not in ("’", "'"):
            yield begin, len(text)


def words_between(text: str, span: tuple[int, int]) -> int:
    """Return how many words stand in a stretch of text."""
    return len(re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", text[slice(*span)]))
