"""The alignment of two runs of words: which stretches of them agree best, word by word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from helpers.index import Positions

PENALTY = 5.0  # bits that a word without its like on the other side costs


@dataclass(frozen=True)
class Alignment:
    """Two stretches of words that align: first and last word of each, how many are the same, and the score."""

    first: int
    last: int
    other_first: int
    other_last: int
    same: int
    score: float

    def moved(self, by: int, other_by: int) -> Alignment:
        """Return the same alignment counted from elsewhere."""
        return Alignment(
            self.first + by,
            self.last + by,
            self.other_first + other_by,
            self.other_last + other_by,
            self.same,
            self.score,
        )


def align(one: Positions, other: Positions, bits: NDArray[np.float64]) -> Alignment:
    """Return the best local alignment of two runs of word numbers; a negative number is like no word.

    Smith and Waterman's recurrence with a linear gap, a row at a time: the gap along the row is a running maximum.
    """
    table = np.zeros((len(one) + 1, len(other) + 1))
    slope = PENALTY * np.arange(len(other) + 1)
    for n, word in enumerate(one):
        gain = np.where(other == word, bits[word], -PENALTY) if word >= 0 else np.full(len(other), -PENALTY)
        row = np.maximum(table[n] - PENALTY, 0)
        np.maximum(row[1:], table[n, :-1] + gain, out=row[1:])
        table[n + 1] = np.maximum.accumulate(row + slope) - slope
    i, j = map(int, np.unravel_index(int(table.argmax()), table.shape))
    last, other_last, best, same = i - 1, j - 1, float(table[i, j]), 0
    first, other_first = last, other_last
    while i and j and table[i, j] > 1e-9:
        alike = one[i - 1] == other[j - 1] and one[i - 1] >= 0
        step = float(bits[one[i - 1]]) if alike else -PENALTY
        if abs(table[i, j] - table[i - 1, j - 1] - step) < 1e-6:
            if alike:
                same, first, other_first = same + 1, i - 1, j - 1
            i, j = i - 1, j - 1
        elif abs(table[i, j] - table[i - 1, j] + PENALTY) < 1e-6:
            i -= 1
        else:
            j -= 1
    return Alignment(first, last, other_first, other_last, same, best)


def keep_best(aligned: list[Alignment]) -> list[Alignment]:
    """Return alignments from the best down, without those that overlap a better one on both sides."""
    kept: list[Alignment] = []
    taken: dict[tuple[int, int], list[Alignment]] = {}
    for one in sorted(aligned, key=lambda a: (-a.score, a.first, a.other_first)):
        spot = {(x, y) for x in _steps(one.first, one.last) for y in _steps(one.other_first, one.other_last)}
        rivals = [other for place in spot for other in taken.get(place, [])]
        if any(_overlap(one, other) for other in rivals):
            continue
        kept.append(one)
        for place in spot:
            taken.setdefault(place, []).append(one)
    return kept


def _steps(first: int, last: int) -> range:
    return range(first // 64, last // 64 + 1)


def _overlap(one: Alignment, other: Alignment) -> bool:
    return (one.first <= other.last and other.first <= one.last) and (
        one.other_first <= other.other_last and other.other_first <= one.other_last
    )
