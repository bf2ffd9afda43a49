"""Where the book cites each passage: in a chapter's prose, or as evidence in the positions a chapter shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.chapters import chapter_files, citations
from helpers.corpus import Corpus
from helpers.errors import CommentaryError
from helpers.locus import Locus
from helpers.positions import theme_positions, themes
from helpers.quotation import VerifiedQuotation, quote

WIDEST_RANGE = 5
OUTLINES = ("the-five-texts", "glossary")


NO_CHAPTER = ""  # a table links to the passage; no chapter discusses it


@dataclass(frozen=True)
class Citing:
    """One citation of the corpus by the book.

    Attributes:
        chapter: the chapter's path below the chapters folder, without its ending; empty for the link of a table.
        locus: what it cites.
        quotation: the words, when it quotes.
    """

    chapter: str
    locus: Locus
    quotation: VerifiedQuotation | None

    @property
    def reads(self) -> bool:
        """Whether the citation reads what it cites; an outline, or a wide range, only points to it."""
        return self.chapter not in OUTLINES and len(self.locus.singles) <= WIDEST_RANGE


def all_citings(corpus: Corpus, chapters: Path) -> Iterator[Citing]:
    """Yield every sound citation in the chapters and their positions; `check` reports the unsound ones."""
    for path in chapter_files(chapters):
        name = path.relative_to(chapters).with_suffix("").as_posix()
        for citation in citations(path):
            try:
                if citation.words is None:
                    locus = Locus.parse(citation.locus)
                    corpus.stretch(locus)
                    yield Citing(name, locus, None)
                else:
                    quotation = quote(corpus, citation.locus, citation.words)
                    yield Citing(name, quotation.locus, quotation)
            except CommentaryError:
                continue
    for theme in themes(corpus):
        for position in theme_positions(corpus, theme):
            for evidence in position.evidence:
                yield Citing(theme.chapter, evidence.quotation.locus, evidence.quotation)
