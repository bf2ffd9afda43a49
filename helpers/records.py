"""The shapes of the corpus's YAML files (see corpus/README.md)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from helpers.yamlfile import Strict

Hand = Literal["author", "editor", "transcriber"]
Form = Literal["block", "inline", "indirect", "scare", "title"]
Use = Literal["authority", "opponent", "evidence", "illustration", "irony"]
Status = Literal["stated", "implied", "silent"]
Bearing = Literal["states", "implies", "qualifies", "against"]
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


def _one_line(value: Any) -> Any:
    """Fold white space: corpus files may break long texts over lines."""
    return " ".join(value.split()) if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_one_line), Field(min_length=1)]
Span = tuple[int, int]


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


class QuotationRecord(Strict):
    """One quotation inside a work."""

    id: str
    at: str
    exact: Words
    occurrence: int = Field(default=1, ge=1)
    voice: str
    cites: Words | None = None
    form: Form
    use: Use | None = None
    within: str | None = None
    continues: str | None = None
    comment: Words | None = None


class QuotationsRecord(Strict):
    """`quotations.yml`."""

    quotations: tuple[QuotationRecord, ...] = ()


class VoiceRecord(Strict):
    """Somebody who speaks in the corpus."""

    kind: Literal["person", "collective", "document"]
    name: Words


class VoicesRecord(Strict):
    """`voices.yml`, by short name."""

    voices: dict[str, VoiceRecord]


class Stance(Strict):
    """One answer to a theme's question, defined so that two readers would code alike."""

    id: str
    label: Words
    definition: Words


class Theme(Strict):
    """A question put to all works, its possible answers and its search terms."""

    id: str
    title: Words
    question: Words
    chapter: str
    stances: tuple[Stance, ...] = Field(min_length=2)
    terms: tuple[str, ...] = Field(min_length=1)

    def stance(self, id: str | None) -> Stance | None:
        """Return the stance with this id, if the theme has it."""
        return next((stance for stance in self.stances if stance.id == id), None)


class ThemesRecord(Strict):
    """`themes.yml`, in the order of the book."""

    themes: tuple[Theme, ...]


class Evidence(Strict):
    """Exact words in a passage, their voice, and how they bear on a position."""

    at: str
    exact: Words
    voice: str
    bearing: Bearing


class Dismissal(Strict):
    """A hit of a search term that does not bear on the question, and why."""

    at: str
    exact: Words
    reason: Words


class Position(Strict):
    """What one work holds on a theme."""

    stance: str | None = None
    status: Status
    summary: Words
    evidence: tuple[Evidence, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Position:
        if self.status == "silent" and (self.stance or self.evidence):
            raise ValueError("a silent position has no stance and no evidence; its hits are dismissed with reasons.")
        if self.status != "silent" and not self.stance:
            raise ValueError(f"a position that is {self.status} names a stance.")
        if self.status != "silent" and not any(e.bearing in ("states", "implies") for e in self.evidence):
            raise ValueError(f"a position that is {self.status} needs evidence that states or implies it.")
        if self.status != "silent" and self.dismissed:
            raise ValueError("only a silent position dismisses hits; here, give evidence.")
        return self


class PositionsRecord(Strict):
    """`positions/<theme>.yml`."""

    theme: str
    positions: dict[str, Position]


class Uncited(Strict):
    """A long passage that no chapter cites, and why."""

    at: str
    reason: Words


class UncitedRecord(Strict):
    """`uncited.yml`."""

    uncited: tuple[Uncited, ...] = ()


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


Relation = Literal["agree", "conflict", "differ"]


class Figure(Strict):
    """A figure or dated fact that a text asserts: its words, and what they say in numbers."""

    id: str
    at: str
    exact: Words
    voice: str
    subject: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Words | None = None
    qualifier: Words | None = None
    refers: str | None = None
    authority: Words | None = None
    comment: Words | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Figure:
        ends = (self.low, self.high)
        if self.value is not None and ends != (None, None):
            raise ValueError("a figure has a value, or low and high; keep one of the two.")
        if (self.low is None) != (self.high is None):
            raise ValueError("low and high are given together.")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError(f"low ({self.low:g}) is not below high ({self.high:g}); give the smaller first.")
        if (self.value is None and self.low is None) != (self.unit is None):
            raise ValueError("a number has a unit, and only a number has one.")
        if self.unit is None and self.refers is None:
            raise ValueError("neither a number nor a date; give value with unit, or refers.")
        return self


class Reconciliation(Strict):
    """Figures held against each other: how they stand, and why."""

    id: str
    title: Words
    relation: Relation
    figures: tuple[str, ...] = Field(min_length=2)
    reason: Words
    reference: Words | None = None


class FiguresRecord(Strict):
    """`figures.yml`."""

    subjects: dict[str, Words]
    figures: tuple[Figure, ...] = ()
    reconciliations: tuple[Reconciliation, ...] = ()


class Mention(Strict):
    """Exact words in which a text mentions an event, and whose they are."""

    at: str
    exact: Words
    voice: str


class Event(Strict):
    """Something that happened, and where the texts mention it."""

    id: str
    date: str
    name: Words
    sentence: Words
    mentions: tuple[Mention, ...] = Field(min_length=1)
    note: Words | None = None


class EventsRecord(Strict):
    """`events.yml`, in order of date."""

    events: tuple[Event, ...] = ()
