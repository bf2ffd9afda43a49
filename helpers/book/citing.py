"""The corpus as the build has it, and where the book cites it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from helpers.errors import CommentaryError
from helpers.links import BookLinks, book_links
from helpers.loading import load_corpus

CHAPTERS = "chapters"
TEXTS = f"{CHAPTERS}/texts"


def book_of(app: Sphinx) -> BookLinks:
    """Return what the book that is being built links to."""
    found: BookLinks = app.commentary  # type: ignore[attr-defined]
    return found


def text_uri(app: Sphinx, docname: str, siglum: str, anchor: str = "") -> str:
    """Return the link from a page to a place in a reading text."""
    uri = app.builder.get_relative_uri(docname, f"{TEXTS}/{siglum}")
    return f"{uri}#{anchor}" if anchor else uri


def _load(app: Sphinx) -> None:
    try:
        app.commentary = book_links(load_corpus(Path(app.srcdir) / "corpus"))  # type: ignore[attr-defined]
    except CommentaryError as error:
        raise ExtensionError(str(error)) from None


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
