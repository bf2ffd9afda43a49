"""A text as UTF-8, from which columns of strings are cut without making a Python string of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa

Positions = NDArray[np.int64]
Offsets = NDArray[np.int64] | NDArray[np.uint32]
SHORT = 12  # bytes that an Arrow view of a string holds itself
BUFFER_BITS = 30
BUFFER = 1 << BUFFER_BITS
_KEPT = np.tri(SHORT + 1, SHORT, -1, dtype=np.uint8)  # which bytes of a short string are its own


@dataclass(frozen=True, eq=False)
class EncodedText:
    """A text as UTF-8, with some bytes to spare at its end."""

    letters: bytes

    @classmethod
    def of(cls, text: str) -> EncodedText:
        """Return a text as UTF-8."""
        return cls(text.encode() + bytes(SHORT))

    @cached_property
    def decoded(self) -> str:
        """The text as a Python string, for expressions that run over it."""
        return self.letters[:-SHORT].decode()

    @cached_property
    def _wide(self) -> tuple[Positions, Positions]:
        """The few characters that take several bytes, and how many more they take, all told."""
        following = np.flatnonzero((np.frombuffer(self.letters, dtype=np.uint8) & 0xC0) == 0x80)  # none begins here
        last = np.append(following[1:] != following[:-1] + 1, True) if len(following) else following.astype(bool)
        number = np.arange(1, len(following) + 1)[last]
        return following[last] + 1 - number, np.append(0, number)

    def at(self, characters: Positions) -> Positions:
        """Return the byte at which each character begins."""
        wide, extra = self._wide
        return np.asarray(characters + extra[np.searchsorted(wide, characters, side="right")])

    def piece(self, begin: int, end: int) -> str:
        """Return a stretch, given by bytes, as a Python string."""
        return self.letters[begin:end].decode()

    def cut(self, *edges: Offsets) -> list[pa.LargeStringArray]:
        """Return the stretches between each row of bytes and the next, as Arrow arrays; no Python string is made."""
        import pyarrow as pa

        places = np.stack(edges, dtype=np.int64)
        size = places.shape[1]
        found = self.views(places[:-1].ravel(), np.maximum(places[1:] - places[:-1], 0).ravel())
        return [found.slice(n * size, size).cast(pa.large_string()) for n in range(len(edges) - 1)]

    def views(self, begins: Positions, sizes: Positions) -> pa.StringViewArray:
        """Return stretches, given by their first bytes and their lengths, as views of this text.

        A view is a length and twelve bytes: the stretch itself if it is no longer, or its first four, the number of a
        buffer and an offset there.
        """
        import pyarrow as pa

        heads = np.ndarray((len(self.letters) - SHORT + 1,), dtype=f"V{SHORT}", buffer=self.letters, strides=(1,))
        views = np.empty((len(begins), 4), dtype=np.int32)
        views[:, 0] = sizes
        views[:, 1:] = heads[begins].view(np.int32).reshape(-1, 3)
        short = np.flatnonzero(sizes <= SHORT)
        views.view(np.uint8)[short, 4:] *= _KEPT[sizes[short]]
        long = np.flatnonzero(sizes > SHORT)
        views[long, 2], views[long, 3] = begins[long] >> BUFFER_BITS, begins[long] & (BUFFER - 1)
        whole = pa.py_buffer(self.letters)  # an offset has 31 bits: buffers begin every 2**30 bytes, and overlap
        buffers = [whole.slice(n, min(2 * BUFFER - 1, len(self.letters) - n)) for n in range(0, len(whole), BUFFER)]
        return pa.Array.from_buffers(pa.string_view(), len(begins), [None, pa.py_buffer(views), *buffers])
