"""Scripts and styles that only some pages need."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from helpers.book.citing import TEXTS, book_of
from helpers.widgets.base import PAGE, as_script_json, css, page_script, worker_script
from helpers.widgets.commentary import positions_json, texts_json


def _is_live(app: Sphinx) -> bool:
    """Return whether the pages can run scripts: an e-book's cannot."""
    return app.builder.format == "html" and app.builder.name != "epub"


def _static(app: Sphinx) -> None:
    app.config.html_static_path.append(str(Path(__file__).parent / "static"))


def _for_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if not _is_live(app):
        return
    if pagename.startswith(f"{TEXTS}/"):
        app.add_js_file("reading.js", loading_method="defer")
    body = context.get("body", "")
    if "data-widget=" in body or "var(--work-" in body:  # in a box of plain ipywidgets a widget stands escaped
        app.add_css_file("commentary/commentary.css")
    if "data-widget=" in body:
        app.add_js_file("commentary/commentary.js", loading_method="defer")


def _widgets(app: Sphinx) -> None:
    """Write what the widgets of all pages share: their scripts, their style, and one file of each kind of words."""
    if not _is_live(app):
        return
    corpus = book_of(app).corpus
    folder = Path(app.outdir) / "_static/commentary"
    folder.mkdir(parents=True, exist_ok=True)
    written = {
        "commentary.js": page_script(),
        "commentary.css": css(),
        "commentary-worker.js": worker_script(),
        "commentary-positions.js": f"globalThis.commentaryPositions = {as_script_json(positions_json(corpus))};\n",
        "commentary-texts.js": f"globalThis.commentaryTexts = {as_script_json(texts_json(corpus))};\n",
    }
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Bring the extension's own files, each to the pages that use it."""
    os.environ[PAGE] = "yes"
    app.connect("builder-inited", _static)
    app.connect("builder-inited", _widgets, priority=600)
    app.connect("html-page-context", _for_page)
