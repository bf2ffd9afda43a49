"""The shapes of `themes.yml`, `positions/` and `uncited.yml`: questions, answers, and what no chapter reads."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from helpers.fields import Words
from helpers.yamlfile import Strict

Status = Literal["stated", "implied", "silent"]
Bearing = Literal["states", "implies", "qualifies", "against"]


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
