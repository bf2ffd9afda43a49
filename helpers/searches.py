"""A theme's search terms, run on a work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from helpers.corpus import Corpus
from helpers.locus import Locus
from helpers.patterns import compile_pattern
from helpers.records.themes import Theme


class Hit(NamedTuple):
    """Words that a search term finds in a passage, and their place in its text."""

    locus: Locus
    begin: int
    end: int
    words: str


@dataclass(frozen=True)
class Search:
    """One search term of a theme, run on one work, and its hits."""

    term: str
    hits: tuple[Hit, ...]


@lru_cache(maxsize=65536)
def run_searches(corpus: Corpus, theme: Theme, siglum: str) -> tuple[Search, ...]:
    """Return the hits of each of a theme's search terms in one work, whoever speaks."""
    work = corpus.work(siglum)
    return tuple(
        Search(
            term,
            tuple(Hit(p.locus, *hit.span(), hit[0]) for p in work for hit in compile_pattern(term).finditer(p.text)),
        )
        for term in theme.terms
    )
