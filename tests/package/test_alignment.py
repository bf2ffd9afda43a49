"""An alignment against the recurrence written out in full."""

import numpy as np
import pytest

from helpers.alignment import align


def test_an_alignment_is_that_of_the_full_recurrence():
    rng = np.random.default_rng(5)
    bits = rng.uniform(2, 12, 9)
    for _ in range(40):
        one, other = rng.integers(0, 9, 14), rng.integers(0, 9, 11)
        table = np.zeros((15, 12))
        for i in range(1, 15):
            for j in range(1, 12):
                gain = bits[one[i - 1]] if one[i - 1] == other[j - 1] else -5
                table[i, j] = max(0, table[i - 1, j - 1] + gain, table[i - 1, j] - 5, table[i, j - 1] - 5)
        assert align(one, other, bits).score == pytest.approx(table.max())
