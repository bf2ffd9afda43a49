"""Where the pages of the book link to the texts: every citation of the prose, the positions and the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from itertools import chain
from pathlib import Path

from helpers.cited import NO_CHAPTER, Citing, all_citings
from helpers.corpus import Corpus
from helpers.figure_tables import figure_citings
from helpers.lenin_tables import lenin_citings
from helpers.locus import Locus
from helpers.positions import theme_positions, themes
from helpers.references import reference_citings
from helpers.tables import locus_link
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


@lru_cache(maxsize=4)
def book_links(corpus: Corpus) -> BookLinks:
    """Return what the chapters beside a corpus, its positions and its tables link to.

    Raises:
        CommentaryError: an annotation is unsound.
    """
    chapters: Path = corpus.folder.parent / "chapters"
    tables = (dismissed_citings(corpus), lenin_citings(corpus), figure_citings(corpus), event_citings(corpus))
    citings = [*all_citings(corpus, chapters), *chain(*tables)]
    if (chapters / "bibliography.md").exists():
        citings += reference_citings(corpus)
    links = BookLinks(corpus)
    for citing in sorted(citings, key=lambda one: one.chapter):
        links.add(citing)
    return links


def dismissed_citings(corpus: Corpus) -> Iterator[Citing]:
    """Yield the hits that a silent position dismisses, so that the proof of the silence can be followed."""
    for theme in themes(corpus):
        for position in theme_positions(corpus, theme):
            for one in position.record.dismissed:
                yield Citing(NO_CHAPTER, Locus.of(position.siglum, one.at), None)


def is_shown(corpus: Corpus, locus: Locus) -> bool:
    """Return whether the book publishes a single passage: all of a work, or of one in excerpts those it links to."""
    return corpus.work(locus.siglum).record.publish == "full" or locus in book_links(corpus).linked


def shown_link(corpus: Corpus, locus: Locus, words: str = "") -> str:
    """Return a citation, or words in its place, as a link to its passage; without the link where the book leaves the passage out."""
    return locus_link(locus, words) if is_shown(corpus, locus) else escape(words or locus.citation)
