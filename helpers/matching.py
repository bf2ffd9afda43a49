"""Finding quoted words in a text: exactly, part by part, or the nearest that stand there."""

from __future__ import annotations

import re

_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_LEFT_OUT = re.compile(r"\s*\[\s*(?:…|\.\s?\.\s?\.)\s*\]\s*")
_LEFT_OUT_OR_ELLIPSIS = re.compile(rf"{_LEFT_OUT.pattern}|\s*(?:…|\.\s?\.\s?\.)\s*")
_PUT_IN = re.compile(r"\s*\[[^\]…]{2,}\]\s*")
_CHANGED_LETTER = re.compile(r"\[(\w)\]")


def find_words(words: str, text: str) -> list[tuple[int, int]]:
    """Return where quoted words stand in a text, part by part in order, or an empty list.

    The words stand as written: only the style of quotation marks and the run of white space may differ.
    `[…]` leaves words out, `[words]` puts the commentator's in and leaves nothing out, `[T]he` changes one letter's case. An ellipsis without
    brackets is taken as the text's own where the text has it, else as words left out.

    >>> find_words("a […] d", "a b c d")
    [(0, 1), (6, 7)]
    """
    return _find(words, text, _LEFT_OUT) or _find(words, text, _LEFT_OUT_OR_ELLIPSIS)


def _find(words: str, text: str, left_out: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where the parts of a quotation stand: anywhere after one another where words are left out, else adjoining."""
    pattern = ""
    for n, piece in enumerate(left_out.split(words.strip())):
        parts = [f"({_pattern(part)})" for part in _PUT_IN.split(piece) if part]
        pattern += (".*?" if n and parts and pattern else "") + r"\s*".join(parts)
    match = re.search(pattern, text.translate(_MARKS), re.DOTALL) if pattern else None
    return [match.span(n) for n in range(1, match.re.groups + 1)] if match else []


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
