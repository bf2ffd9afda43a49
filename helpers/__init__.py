"""Tools for a comparative commentary that can be checked against its texts."""

from importlib import import_module
from typing import TYPE_CHECKING

from helpers.corpus import Corpus, Work
from helpers.errors import (
    CommentaryError,
    CorpusError,
    MalformedLocus,
    MalformedPattern,
    QuotationMismatch,
    UnknownLocus,
    UnknownName,
)
from helpers.events import events
from helpers.figure_tables import show_figures, show_reconciliations
from helpers.figures import figures
from helpers.loading import load_corpus
from helpers.locus import Locus
from helpers.plots import plot_figures, plot_shares
from helpers.positions import positions
from helpers.quotation import quote
from helpers.reading_text import Passage
from helpers.timeline import show_timeline
from helpers.voices import quotations

if TYPE_CHECKING:
    from helpers.widgets.comparison import compare_positions
    from helpers.widgets.explorers import explore_concordance, explore_passage
    from helpers.widgets.table import show_map, show_positions

__all__ = [
    "CommentaryError",
    "Corpus",
    "CorpusError",
    "Locus",
    "MalformedLocus",
    "MalformedPattern",
    "Passage",
    "QuotationMismatch",
    "UnknownLocus",
    "UnknownName",
    "Work",
    "compare_positions",
    "events",
    "explore_concordance",
    "explore_passage",
    "figures",
    "load_corpus",
    "plot_figures",
    "plot_shares",
    "positions",
    "quotations",
    "quote",
    "show_figures",
    "show_map",
    "show_positions",
    "show_reconciliations",
    "show_timeline",
]

# The widgets bring all of ipywidgets, which a command in a terminal need not wait for.
_WIDGETS = {
    "compare_positions": "comparison",
    "explore_concordance": "explorers",
    "explore_passage": "explorers",
    "show_map": "table",
    "show_positions": "table",
}


def __getattr__(name: str) -> object:
    if name not in _WIDGETS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"helpers.widgets.{_WIDGETS[name]}"), name)
