"""The shapes of `work.yml` and `apparatus.yml`: an edited work and what the edition changed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from helpers.fields import Span, Words
from helpers.yamlfile import Strict

Hand = Literal["author", "editor", "transcriber"]
Category = Literal[
    "site furniture",
    "masthead",
    "byline",
    "running head",
    "contents list",
    "readers' comments",
    "reply form",
    "orphan marker",
    "mark-up",
    "next part",
]


class WorkRecord(Strict):
    """`work.yml`: bibliography, provenance, checksum and rights of one work."""

    siglum: str
    author: str
    title: Words
    part: Words | None = None
    date: str | None = None
    published: Words
    transcription: Words
    url: str | None = None
    format: Literal["plain", "markdown"]
    sha256: str
    rights: Words
    publish: Literal["full", "excerpts"]
    hands: dict[Hand, str] = Field(default={})
    witness: str


class Piece(Strict):
    """Words of the source at an offset, in Unicode characters."""

    at: int = Field(ge=0)
    source: str = Field(pattern=r"\S")


class Omission(Strict):
    """A stretch of the source that is no part of the work."""

    kind: Literal["omission"]
    at: Span
    category: Category
    reason: Words


class Emendation(Piece):
    """A transcription error corrected; the source's reading is kept here."""

    kind: Literal["emendation"]
    reading: str
    reason: Words
    long: Words | None = None


class Join(Piece):
    """A word or sentence, broken by a page or a line, restored."""

    kind: Literal["join"]
    with_: Piece | None = Field(default=None, alias="with")
    reading: str
    reason: Words


class Transposition(Strict):
    """A stretch moved to where it is to be read."""

    kind: Literal["transposition"]
    at: Span
    after: int = Field(ge=0)
    reason: Words


class NoteMove(Strict):
    """A note moved from where the page left it to its anchor."""

    kind: Literal["note"]
    note: str
    hand: Hand
    markers: tuple[Piece, ...]
    label: Piece | None = None
    body: Span
    tail: Piece | None = None
    reason: Words


Intervention = Omission | Emendation | Join | Transposition | NoteMove


AnyIntervention = Annotated[Intervention, Field(discriminator="kind")]


class Remark(Piece):
    """An oddity of the author's that is kept, or a gap that is not filled."""

    kind: Literal["sic", "gap"]
    note: Words


class ApparatusRecord(Strict):
    """`apparatus.yml`."""

    interventions: tuple[AnyIntervention, ...] = ()
    remarks: tuple[Remark, ...] = ()
