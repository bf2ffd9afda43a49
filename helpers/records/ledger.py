"""The shapes of `figures.yml` and `events.yml`: numbers and dated facts that the texts assert."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from helpers.fields import Words
from helpers.yamlfile import Strict

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
