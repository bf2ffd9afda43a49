"""Scripts and styles that only some pages need."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from helpers.book.citing import TEXTS


def _static(app: Sphinx) -> None:
    app.config.html_static_path.append(str(Path(__file__).parent / "static"))


def _for_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if pagename.startswith(f"{TEXTS}/"):
        app.add_js_file("reading.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Bring the extension's own files, each to the pages that use it."""
    app.connect("builder-inited", _static)
    app.connect("html-page-context", _for_page)
