"""The shapes of `quotations.yml` and `voices.yml`: who speaks, and where."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from helpers.fields import Words
from helpers.yamlfile import Strict

Form = Literal["block", "inline", "indirect", "scare", "title"]
Use = Literal["authority", "opponent", "evidence", "illustration", "irony"]


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
