"""Docutils nodes that HTML needs and docutils has not: an element with any attributes."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


class block(nodes.General, nodes.Element):
    """A block element: `tag`, `ids`, `classes`, and HTML attributes under `html`."""


class span(nodes.Inline, nodes.TextElement):
    """An inline element: `tag`, `ids`, `classes`, and HTML attributes under `html`."""


def make_block(tag: str, *children: nodes.Node, id: str = "", classes: str = "", **html: str) -> block:
    """Return a block element with its children; `data_voice="x"` gives the attribute data-voice."""
    node = block("", *children, tag=tag, html=html, classes=classes.split())
    if id:
        node["ids"].append(id)
    return node


def make_span(tag: str, *children: nodes.Node, id: str = "", classes: str = "", **html: str) -> span:
    """Return an inline element with its children; attributes as in `make_block`."""
    node = span("", "", *children, tag=tag, html=html, classes=classes.split())
    if id:
        node["ids"].append(id)
    return node


def make_link(text: str, uri: str, classes: str = "") -> nodes.reference:
    """Return a link inside the book."""
    return nodes.reference("", text, refuri=uri, internal=True, classes=classes.split())


def _visit(self: Any, node: nodes.Element) -> None:
    attributes = {name.replace("_", "-"): value for name, value in node["html"].items()}
    self.body.append(self.starttag(node, node["tag"], "", **attributes))


def _depart(self: Any, node: nodes.Element) -> None:
    self.body.append(f"</{node['tag']}>" + ("\n" if isinstance(node, block) else ""))


def _pass(self: Any, node: nodes.Element) -> None:
    """Other builders take the content alone."""


def setup(app: Sphinx) -> None:
    """Register the nodes."""
    for node in (block, span):
        app.add_node(node, html=(_visit, _depart), latex=(_pass, _pass), text=(_pass, _pass))
