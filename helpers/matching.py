"""Finding quoted words in a text: exactly, part by part, or the nearest that stand there."""

from __future__ import annotations

import re

_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_LEFT_OUT = re.compile(r"\s*(?:\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\[[^\]]{2,}\])\s*")
_BARE_ELLIPSIS = re.compile(r"\s*(?:…|\.\s?\.\s?\.)\s*")
_CHANGED_LETTER = re.compile(r"\[(\w)\]")


def find_words(words: str, text: str) -> list[tuple[int, int]]:
    """Return where quoted words stand in a text, part by part in order, or an empty list.

    The words stand as written: only the style of quotation marks and the run of white space may differ.
    `[…]` leaves words out, `[words]` puts the commentator's in, `[T]he` changes one letter's case. An ellipsis without
    brackets is taken as the text's own where the text has it, else as words left out.

    >>> find_words("a […] d", "a b c d")
    [(0, 1), (6, 7)]
    """
    parts = list(filter(None, _LEFT_OUT.split(words.strip())))
    return _find_parts(parts, text) or _find_parts([p for part in parts for p in _BARE_ELLIPSIS.split(part) if p], text)


def _find_parts(parts: list[str], text: str) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    done = 0
    for part in parts:
        match = re.compile(_pattern(part)).search(text.translate(_MARKS), done)
        if not match:
            return []
        places.append(match.span())
        done = match.end()
    return places


def find_everywhere(words: str, text: str) -> list[tuple[int, int]]:
    """Return every place where quoted words stand unbroken in a text."""
    return [match.span() for match in re.finditer(_pattern(words.strip()), text.translate(_MARKS))]


def _pattern(part: str) -> str:
    """Return a regular expression for one unbroken part of a quotation: whole words, any white space."""
    pieces = []
    for n, piece in enumerate(_CHANGED_LETTER.split(part)):
        literal = r"\s+".join(map(re.escape, re.split(r"\s+", piece.translate(_MARKS))))
        pieces.append(f"(?i:{re.escape(piece)})" if n % 2 else literal)
    pattern = "".join(pieces)
    before = r"(?<!\w)" if re.match(r"\[?\w", part) else ""
    after = r"(?!\w)" if re.search(r"\w\]?$", part) else ""
    return before + pattern + after


def nearest_words(words: str, text: str) -> str:
    """Return ' Nearest: "…".' with the words of a text that are most like these, or nothing."""
    from rapidfuzz import fuzz

    if not words.strip() or not text:
        return ""
    match = fuzz.partial_ratio_alignment(words, text, score_cutoff=60)
    if match is None:
        return ""
    begin, end = (match.dest_start, match.dest_end) if len(words) <= len(text) else (0, len(text))
    end = max(end, min(len(words), len(text))) if begin == 0 else end  # at an edge the match is cut short
    begin = min(begin, max(end - len(words), 0)) if end == len(text) else begin
    begin = text.rfind(" ", 0, begin + 1) + 1
    stop = text.find(" ", max(end - 1, begin))
    return f' Nearest: "{" ".join(text[begin : stop if stop >= 0 else len(text)].split())}".'
