"""Words as numbers: what each word of a text is, where it begins, and where each different word stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from helpers.encoded import SHORT, EncodedText

CHUNK = 1 << 22  # characters numbered at a time


def number_words(
    texts: Sequence[str], numbers: defaultdict[str, int]
) -> tuple[EncodedText, NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the joined text, and the number and the first byte of every word, a few megabytes at a time.

    New words are numbered as they come.
    """
    letters: list[bytes] = []
    ids: list[NDArray[np.uint32]] = [np.empty(0, dtype=np.uint32)]
    begins: list[NDArray[np.uint32]] = [np.empty(0, dtype=np.uint32)]
    offset = 0
    for chunk in _chunks(texts):
        words, starts = _words(chunk)
        ids.append(np.fromiter(map(numbers.__getitem__, words), dtype=np.uint32, count=len(words)))
        part = EncodedText.of(chunk)
        begins.append((part.at(starts) + offset).astype(np.uint32))
        letters.append(part.letters[:-SHORT])
        offset += len(letters[-1])
    return EncodedText(b"".join([*letters, bytes(SHORT)])), np.concatenate(ids), np.concatenate(begins)


def _chunks(texts: Sequence[str]) -> Iterable[str]:
    """Yield the joined text in parts of some size, cut between texts."""
    held: list[str] = []
    size, lead = 0, ""
    for text in texts:
        held.append(text)
        size += len(text) + 1
        if size >= CHUNK:
            yield lead + "\n".join(held)
            held, size, lead = [], 0, "\n"
    if held:
        yield lead + "\n".join(held)


def _words(text: str) -> tuple[list[str], NDArray[np.int64]]:
    """Return each run of letters or digits, and the character at which it begins."""
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    if not len(points):
        return [], np.empty(0, dtype=np.int64)
    inside = _letters_and_digits(int(points.max()) // 0x1000)[points]
    spaced = np.where(inside, points, np.uint32(ord(" ")))  # splitting at spaces is quicker than an expression
    starts = np.flatnonzero(inside & ~np.concatenate([[False], inside[:-1]]))
    return spaced.tobytes().decode("utf-32-le").split(), starts


@lru_cache(maxsize=8)
def _letters_and_digits(pages: int) -> NDArray[np.bool_]:
    return np.array([chr(point).isalnum() for point in range((pages + 1) * 0x1000)], dtype=bool)


def group_positions(ids: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the positions of all words, grouped by number: number and position in one integer sort faster."""
    keys = ids.astype(np.uint64) << np.uint64(32)
    keys |= np.arange(len(ids), dtype=np.uint64)
    keys.sort()
    return keys.astype(np.uint32)  # the upper half falls away
