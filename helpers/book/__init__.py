"""The Sphinx extension of the book: addresses, proved quotations, and the reading texts."""

from __future__ import annotations

from sphinx.application import Sphinx

from helpers.book import citing, epub, hidden_code, nodes, pages, roles


def setup(app: Sphinx) -> dict[str, bool | str]:
    """Register the roles, directives and pages with Sphinx."""
    nodes.setup(app)
    citing.setup(app)
    roles.setup(app)
    pages.setup(app)
    epub.setup(app)
    hidden_code.setup(app)
    return {"version": "1", "env_version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
