"""The kinds of field that the corpus's YAML files share."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field


def _one_line(value: Any) -> Any:
    """Fold white space: corpus files may break long texts over lines."""
    return " ".join(value.split()) if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_one_line), Field(min_length=1)]
Span = tuple[int, int]
