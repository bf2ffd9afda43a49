"""The shape of `lenin.yml`: which of his writings a quotation is from."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from helpers.fields import Words
from helpers.yamlfile import Strict

Basis = Literal["named", "numbered", "recognised", "repeated", "unidentified"]


class LeninEdition(Strict):
    """An edition of Lenin's writings that a work cites by volume and page."""

    title: Words
    note: Words


class LeninPlace(Strict):
    """Where a writing stands in an edition."""

    edition: str
    volume: str
    pages: str | None = None


class LeninWriting(Strict):
    """A writing or speech of Lenin's that a work quotes or names."""

    id: str
    title: Words
    date: str | None = Field(default=None, pattern=r"^\d{4}(-\d\d){0,2}$")
    kind: Literal["article", "decree", "foreword", "letter", "note", "pamphlet", "report", "speech", "theses"]
    places: tuple[LeninPlace, ...] = ()
    note: Words | None = None
    named: tuple[str, ...] = ()


class LeninUse(Strict):
    """Quotation records that are from one writing, how that is known, and the volume and page that the text gives."""

    of: tuple[str, ...] = Field(min_length=1)
    writing: str | None = None
    basis: Basis
    edition: str | None = None
    volume: str | None = None
    page: str | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> LeninUse:
        if (self.writing is None) != (self.basis == "unidentified"):
            raise ValueError("a use names its writing, or is unidentified.")
        if not (self.edition is None) == (self.volume is None) == (self.page is None):
            raise ValueError("edition, volume and page are given together, or none of them.")
        return self


class LeninRecord(Strict):
    """`lenin.yml`."""

    editions: dict[str, LeninEdition]
    writings: tuple[LeninWriting, ...]
    uses: dict[str, tuple[LeninUse, ...]]
