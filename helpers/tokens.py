"""Words and punctuation as tokens with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

from helpers.reading_text import Passage

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


class Token(NamedTuple):
    """A run of letters, a run of digits, or one other visible character."""

    text: str
    begin: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Return every visible token of a text in order, with its character offsets.

    >>> [token.text for token in tokenize("In 1921, not x")]
    ['In', '1921', ',', 'not', 'x']
    """
    return [Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]


class EditionTokens(NamedTuple):
    """A passage's tokens for the proof; for markers and further paragraphs, how many tokens stand before them."""

    tokens: list[str]
    markers: list[tuple[int, str]]
    breaks: list[int]


def edition_tokens(passage: Passage, markup: bool) -> EditionTokens:
    """Return a passage's tokens as the proof of the edition compares them.

    With `markup` (the witness is Markdown) heading hashes, list dashes and emphasis asterisks are tokens too.
    """
    found = EditionTokens([], [], [])
    marks: list[tuple[int, int, str, str]] = [(offset, 1, "marker", label) for offset, label in passage.markers]
    marks += [(offset, 1, "break", "") for offset in passage.breaks]
    if markup:  # where emphasis ends at a marker, its asterisk comes first
        marks += [
            (offset, side, "mark-up", "*")
            for span in passage.emphasis
            for offset, side in zip(span, (2, 0), strict=True)
        ]
        found.tokens.extend({"heading": "#" * passage.level, "item": "-"}.get(passage.layout, ""))
    done = 0
    for offset, _, kind, value in sorted(marks, key=lambda mark: mark[:2]):
        found.tokens.extend(token.text for token in tokenize(passage.text[done:offset]))
        done = offset
        if kind == "marker":
            found.markers.append((len(found.tokens), value))
        elif kind == "break":
            found.breaks.append(len(found.tokens))
        else:
            found.tokens.append(value)
    found.tokens.extend(token.text for token in tokenize(passage.text[done:]))
    return found
