"""The corpus as the build has it, and where the book cites it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from helpers.cited import Citing, all_citings
from helpers.corpus import Corpus
from helpers.errors import CommentaryError
from helpers.figure_tables import figure_citings
from helpers.lenin_tables import lenin_citings
from helpers.loading import load_corpus
from helpers.locus import Locus
from helpers.references import reference_citings
from helpers.timeline import event_citings

CHAPTERS = "chapters"
TEXTS = f"{CHAPTERS}/texts"


@dataclass
class Book:
    """What the extension knows of the whole book.

    Attributes:
        corpus: the corpus.
        chapters: for each single address, the chapters that discuss it, in order of path.
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
        for locus in citing.locus.singles if citing.reads else ():
            chapters = self.chapters.setdefault(locus, [])
            if citing.chapter not in chapters:
                chapters.append(citing.chapter)
        if citing.quotation:
            for locus, begin, end in citing.quotation.places:
                self.stretches.setdefault(locus, set()).add((begin, end, citing.quotation.anchor))


def book_of(app: Sphinx) -> Book:
    """Return the book that is being built."""
    found: Book = app.commentary  # type: ignore[attr-defined]
    return found


def text_uri(app: Sphinx, docname: str, siglum: str, anchor: str = "") -> str:
    """Return the link from a page to a place in a reading text."""
    uri = app.builder.get_relative_uri(docname, f"{TEXTS}/{siglum}")
    return f"{uri}#{anchor}" if anchor else uri


def _load(app: Sphinx) -> None:
    source = Path(app.srcdir)
    try:
        book = Book(load_corpus(source / "corpus"))
        shown = (lenin_citings(book.corpus), figure_citings(book.corpus), event_citings(book.corpus))
        citings = [*all_citings(book.corpus, source / CHAPTERS), *chain(*shown)]
        if (source / CHAPTERS / "bibliography.md").exists():
            citings += reference_citings(book.corpus)
        for citing in sorted(citings, key=lambda c: c.chapter):
            book.add(citing)
    except CommentaryError as error:
        raise ExtensionError(str(error)) from None
    app.commentary = book  # type: ignore[attr-defined]


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Return the reading texts when what the book cites has changed: they show it."""
    book = book_of(app)
    state = hashlib.sha256(
        repr(
            (
                sorted(map(str, book.linked)),
                sorted(map(repr, book.chapters.items())),
                sorted(map(repr, book.stretches.items())),
            )
        ).encode()
    ).hexdigest()
    before, env.commentary_citings = getattr(env, "commentary_citings", None), state  # type: ignore[attr-defined]
    return [name for name in env.found_docs if name.startswith(f"{TEXTS}/")] if before != state else []


def setup(app: Sphinx) -> None:
    """Load the corpus when the build begins."""
    app.connect("builder-inited", _load)
    app.connect("env-get-outdated", _outdated)
