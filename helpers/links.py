"""Where the pages of the book link to the texts: every citation of the prose, the positions and the tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path

from helpers.cited import NO_CHAPTER, Citing, all_citings
from helpers.corpus import Corpus
from helpers.figure_tables import figure_citings
from helpers.lenin_tables import lenin_citings
from helpers.locus import Locus
from helpers.reading_text import Passage
from helpers.references import reference_citings
from helpers.timeline import event_citings


@dataclass
class BookLinks:
    """What the book links to in a corpus.

    Attributes:
        corpus: the corpus.
        chapters: for each single address, the chapters that discuss it, in order of path; a table's link is none.
        linked: the single addresses that a link leads to: what is discussed, and where a pointer begins.
        stretches: for each single address, the quoted stretches as (begin, end, id of the words).
    """

    corpus: Corpus
    chapters: dict[Locus, list[str]] = field(default_factory=dict)
    linked: set[Locus] = field(default_factory=set)
    stretches: dict[Locus, set[tuple[int, int, str]]] = field(default_factory=dict)

    def add(self, citing: Citing) -> None:
        """Enter one citation."""
        self.linked.update(citing.locus.singles if citing.reads else citing.locus.singles[:1])
        for locus in citing.locus.singles if citing.reads and citing.chapter != NO_CHAPTER else ():
            chapters = self.chapters.setdefault(locus, [])
            if citing.chapter not in chapters:
                chapters.append(citing.chapter)
        if citing.quotation:
            for locus, begin, end in citing.quotation.places:
                self.stretches.setdefault(locus, set()).add((begin, end, citing.quotation.anchor))

    def shows(self, passage: Passage) -> bool:
        """Return whether the book publishes a passage: all of a work, or of one in excerpts those it links to."""
        full = self.corpus.work(passage.locus.siglum).record.publish == "full"
        return full or passage.locus in self.linked


@lru_cache(maxsize=4)
def book_links(corpus: Corpus) -> BookLinks:
    """Return what the chapters beside a corpus, its positions and its tables link to.

    Raises:
        CommentaryError: an annotation is unsound.
    """
    chapters: Path = corpus.folder.parent / "chapters"
    tables = (lenin_citings(corpus), figure_citings(corpus), event_citings(corpus))
    citings = [*all_citings(corpus, chapters), *chain(*tables)]
    if (chapters / "bibliography.md").exists():
        citings += reference_citings(corpus)
    links = BookLinks(corpus)
    for citing in sorted(citings, key=lambda one: one.chapter):
        links.add(citing)
    return links
