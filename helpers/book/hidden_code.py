"""A cell's hidden code: its fold is called what it says."""

from __future__ import annotations

from html import escape

from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


def _visit(translator: HTML5Translator, node: HideCodeCellNode) -> None:
    classes = " ".join(["admonition", "hide", *node["classes"]])
    prompts = ((state, node[f"prompt_{key}"]) for state, key in (("collapsed", "show"), ("expanded", "hide")))
    said = "".join(f'<p class="{state} admonition-title">{escape(words)}</p>' for state, words in prompts)
    translator.body.append(f'<details class="{classes}">\n<summary>{said}</summary>\n')


def _depart(translator: HTML5Translator, node: HideCodeCellNode) -> None:
    translator.body.append("</details>\n")


def setup(app: Sphinx) -> None:
    """Write the fold without the name "Toggle hidden content" that MyST-NB gives it."""
    app.add_node(HideCodeCellNode, override=True, html=(_visit, _depart))
