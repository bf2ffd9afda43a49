"""What can be wrong, said in one sentence with its place and its remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in a file: where, what, the rule and the remedy."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class CommentaryError(Exception):
    """Anything this package refuses, as one sentence; a notebook shows the sentence alone."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class MalformedLocus(CommentaryError, ValueError):
    """Text that is no address."""


class UnknownLocus(CommentaryError, LookupError):
    """An address that leads nowhere in this corpus."""


class UnknownName(CommentaryError, ValueError):
    """A siglum, theme, stance or voice that nobody has."""


class QuotationMismatch(CommentaryError, ValueError):
    """Words that do not stand in the passage they are quoted from."""


class MalformedPattern(CommentaryError, ValueError):
    """A search pattern that does not compile, or finds the empty string."""


class MalformedPeriod(CommentaryError, ValueError):
    """Text that is no date."""


class CorpusError(CommentaryError):
    """A corpus that cannot be used; `problems` lists everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def shown(path: Path) -> str:
    """Return the path as a message shows it: relative to the working folder when it is inside."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def nearest(given: str, known: Iterable[str]) -> str:
    """Return ' Did you mean "…"?' with the nearest known name, or nothing when none is near."""
    from rapidfuzz import process

    match = process.extractOne(given, list(known), score_cutoff=60)
    return f' Did you mean "{match[0]}"?' if match else ""
