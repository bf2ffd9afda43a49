"""Two works side by side on a theme."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from helpers.corpus import Corpus
from helpers.locus import Locus
from helpers.positions import WorkPosition, find_theme, theme_positions
from helpers.tables import evidence_html, position_html, stance_html

if TYPE_CHECKING:
    from ipywidgets import VBox


def compare_positions(corpus: Corpus, theme: str, left: str, right: str) -> VBox:
    """Return two works' positions on a theme side by side, each chosen from a list of all works.

    It needs no kernel: the lists and the panes are linked in the browser.

    Raises:
        UnknownName: no such theme or work.
    """
    from ipywidgets import HTML, GridBox, Layout, VBox

    for siglum in (left, right):
        corpus.work(siglum)
    found = find_theme(corpus, theme)
    choices = [_pane(one) for one in theme_positions(corpus, found)]
    names = [Locus(siglum, "", 1, 1).short_work for siglum in corpus]
    columns = [_column(names, choices, list(corpus).index(siglum)) for siglum in (left, right)]
    grid = GridBox(
        columns, layout=Layout(grid_template_columns="repeat(auto-fit, minmax(min(100%, 19rem), 1fr))", grid_gap="1rem")
    )
    return VBox([HTML(f'<p class="comparison-question">{escape(found.question)}</p>'), grid])


def _column(names: list[str], panes: list[str], chosen: int) -> VBox:
    from ipywidgets import HTML, Dropdown, Layout, Stack, VBox, jslink

    menu = Dropdown(options=names, index=chosen, description="Work", layout=Layout(width="auto"))
    stack = Stack([HTML(pane) for pane in panes], selected_index=chosen)
    jslink((menu, "index"), (stack, "selected_index"))
    return VBox([menu, stack], layout=Layout(min_width="0"))


def _pane(one: WorkPosition) -> str:
    evidence = evidence_html(one.evidence) if one.evidence else position_html(one)
    summary = "" if one.record.status == "silent" else f"<p>{escape(one.record.summary)}</p>"
    return f'<div class="comparison-pane">{stance_html(one)}{summary}{evidence}</div>'
