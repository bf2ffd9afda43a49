"""Tools for a comparative commentary that can be checked against its texts."""

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
from helpers.figure_tables import show_figure_counts, show_figures, show_reconciliations
from helpers.figures import figure_counts, figures
from helpers.loading import load_corpus
from helpers.locus import Locus
from helpers.plots import plot_figures, plot_shares
from helpers.positions import positions
from helpers.quotation import quote
from helpers.reading_text import Passage
from helpers.tables import show_positions
from helpers.timeline import show_timeline
from helpers.voices import quotations
from helpers.widgets.comparison import compare_positions

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
    "figure_counts",
    "figures",
    "load_corpus",
    "plot_figures",
    "plot_shares",
    "positions",
    "quotations",
    "quote",
    "show_figure_counts",
    "show_figures",
    "show_positions",
    "show_reconciliations",
    "show_timeline",
]
