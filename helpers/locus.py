"""An address in the corpus, as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpers.errors import MalformedLocus

SIGLUM = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+"
_FORM = re.compile(rf"({SIGLUM}):([hn]?)([1-9]\d*)(?:-([hn]?)([1-9]\d*))?")
_NO_ADDRESS = (
    "is no address. An address is a siglum, a colon and a number or a rising range: "
    "stalin-1926:23, conrad-1996:n15, stalin-1926:23-25."
)


@dataclass(frozen=True)
class Locus:
    """The address of a passage, a note, a heading or a range of one of these.

    Args:
        siglum: the work's short name, such as `stalin-1926`.
        series: `""` for paragraphs, `"n"` for notes, `"h"` for headings.
        first: number of the first passage, from 1.
        last: number of the last passage; equal to `first` for a single passage.

    Raises:
        MalformedLocus: the parts do not make an address.

    >>> str(Locus.parse("stalin-1926:23-25"))
    'stalin-1926:23-25'
    >>> Locus.parse("conrad-1996:n15").citation
    'Conrad 1996, n. 15'
    >>> Locus.parse("stalin-1926:23") in Locus.parse("stalin-1926:20-25")
    True
    """

    siglum: str
    series: str
    first: int
    last: int

    def __post_init__(self) -> None:
        if (
            not re.fullmatch(SIGLUM, self.siglum)
            or self.series not in {"", "n", "h"}
            or not 1 <= self.first <= self.last
        ):
            raise MalformedLocus(f'"{self}" {_NO_ADDRESS}')

    @classmethod
    def parse(cls, address: str) -> Locus:
        """Return the locus that an address names."""
        match = _FORM.fullmatch(address.strip())
        if not match or (match[5] and match[4] not in ("", match[2])):
            raise MalformedLocus(f'"{address}" {_NO_ADDRESS}')
        return cls(match[1], match[2], int(match[3]), int(match[5] or match[3]))

    @classmethod
    def of(cls, siglum: str, passage: str | int) -> Locus:
        """Return the locus of a passage (`23`, `n15`, `h2`, `23-25`) in a work."""
        return cls.parse(f"{siglum}:{passage}")

    def __str__(self) -> str:
        end = f"-{self.last}" if self.last != self.first else ""
        return f"{self.siglum}:{self.series}{self.first}{end}"

    def __contains__(self, other: Locus) -> bool:
        return self._series == other._series and self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Locus) -> bool:
        """Return whether the two addresses share a passage."""
        return self._series == other._series and self.first <= other.last and other.first <= self.last

    @property
    def _series(self) -> tuple[str, str]:
        return self.siglum, self.series

    @property
    def is_range(self) -> bool:
        """Whether the address names more than one passage."""
        return self.first != self.last

    @property
    def ends(self) -> tuple[Locus, Locus]:
        """The addresses of the first and the last passage."""
        return Locus(self.siglum, self.series, self.first, self.first), Locus(
            self.siglum, self.series, self.last, self.last
        )

    @property
    def singles(self) -> list[Locus]:
        """The addresses of the single passages of a range, in order."""
        return [Locus(self.siglum, self.series, n, n) for n in range(self.first, self.last + 1)]

    @property
    def anchor(self) -> str:
        """The id of the (first) passage's element on its page: `p23`, `n15`, `h2`."""
        return f"{self.series or 'p'}{self.first}"

    @property
    def short_work(self) -> str:
        """The work as a citation names it: `Stalin 1926`, `Rahman n.d.`."""
        *names, year = self.siglum.split("-")
        return f"{' '.join(names).title()} {'n.d.' if year == 'nd' else year}"

    @property
    def citation(self) -> str:
        """The address as prose gives it: `Stalin 1926, §23`."""
        return f"{self.short_work}, {self.place}"

    @property
    def place(self) -> str:
        """The address within its work, as prose gives it: `§23`, `n. 15`, `§§23–25`."""
        if not self.is_range:
            return {"": "§", "n": "n. ", "h": "heading "}[self.series] + str(self.first)
        return {"": "§§", "n": "nn. ", "h": "headings "}[self.series] + f"{self.first}–{self.last}"
