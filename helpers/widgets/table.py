"""The positions as a table that a reader sorts, filters, searches and takes along: one theme, or all."""

from __future__ import annotations

from helpers.corpus import Corpus
from helpers.positions import find_theme, theme_positions, themes
from helpers.tables import map_html, positions_html
from helpers.widgets.base import CommentaryWidget, module
from helpers.widgets.commentary import positions_json, texts_json


class PositionsTable(CommentaryWidget):
    """Positions as a table.

    `selection` holds what is chosen: `theme` (`""` for all), `work`, `stance`, `status`, `search`, `sort`, `down`.
    """

    name = "table"
    _esm = module("table")


def show_positions(corpus: Corpus, theme: str) -> PositionsTable:
    """Return the positions of all works on a theme as a table; each stance opens its evidence in place.

    Raises:
        UnknownName: no such theme.

    >>> show_positions(load_corpus(), "dictatorship").selection
    {'theme': 'dictatorship'}
    """
    found = find_theme(corpus, theme)
    line = "\n".join(f"{p.siglum}: {p.stance.label if p.stance else 'silent'}" for p in theme_positions(corpus, found))
    return _table(corpus, positions_html(corpus, found), line, theme)


def show_map(corpus: Corpus) -> PositionsTable:
    """Return the stance of every work on every theme as one table; each cell opens its evidence in place.

    >>> show_map(load_corpus()).selection
    {'theme': ''}
    """
    return _table(corpus, map_html(corpus), f"{len(themes(corpus))} themes by {len(corpus)} works", "")


def _table(corpus: Corpus, content: str, line: str, theme: str) -> PositionsTable:
    return PositionsTable(
        content, line, lambda: texts_json(corpus), selection={"theme": theme}, positions=positions_json(corpus)
    )
