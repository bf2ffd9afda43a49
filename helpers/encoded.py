"""A text as UTF-8, from which columns of strings are cut without making a Python string of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa

Positions = NDArray[np.int64]
SHORT = 12  # bytes that an Arrow view of a string holds itself
BUFFER_BITS = 30
BUFFER = 1 << BUFFER_BITS
_KEPT = np.tri(SHORT + 1, SHORT, -1, dtype=np.uint8)  # which bytes of a short string are its own


@dataclass(frozen=True, eq=False)
class EncodedText:
    """A text as UTF-8, and where in it each character begins, from the few characters that take several bytes."""

    letters: bytes
    wide: Positions
    extra: Positions

    @classmethod
    def of(cls, text: str) -> EncodedText:
        """Return a text as UTF-8."""
        letters = text.encode() + bytes(SHORT)
        following = np.flatnonzero((np.frombuffer(letters, dtype=np.uint8) & 0xC0) == 0x80)  # no character begins here
        last = np.append(following[1:] != following[:-1] + 1, True) if len(following) else following.astype(bool)
        number = np.arange(1, len(following) + 1)[last]
        return cls(letters, following[last] + 1 - number, np.append(0, number))

    def at(self, characters: Positions) -> Positions:
        """Return the byte at which each character begins."""
        return np.asarray(characters + self.extra[np.searchsorted(self.wide, characters, side="right")])

    def cut(self, begins: Positions, ends: Positions) -> pa.LargeStringArray:
        """Return stretches, given by characters, as an Arrow array, by way of views of this text.

        A view is a length and twelve bytes: the stretch itself if it is no longer, or its first four, the number of a
        buffer and an offset there.
        """
        import pyarrow as pa

        low = self.at(begins)
        sizes = np.maximum(self.at(ends) - low, 0)
        views = np.zeros((len(low), 4), dtype=np.int32)
        views[:, 0] = sizes
        heads = np.ndarray((len(self.letters) - SHORT + 1,), dtype=f"V{SHORT}", buffer=self.letters, strides=(1,))
        letters = heads[low].view(np.uint8).reshape(-1, SHORT) * _KEPT[np.minimum(sizes, SHORT)]
        views[:, 1:] = letters.view(np.int32)
        long = sizes > SHORT
        views[long, 2], views[long, 3] = low[long] >> BUFFER_BITS, low[long] & (BUFFER - 1)
        whole = pa.py_buffer(self.letters)  # an offset has 31 bits: buffers begin every 2**30 bytes, and overlap
        buffers = [whole.slice(n, min(2 * BUFFER - 1, len(self.letters) - n)) for n in range(0, len(whole), BUFFER)]
        found = pa.Array.from_buffers(pa.string_view(), len(low), [None, pa.py_buffer(views), *buffers])
        return found.cast(pa.large_string())
