"""Tools for a comparative commentary that can be checked against its texts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from helpers.collocation import collocates
from helpers.concordance import kwic
from helpers.corpus import Corpus, Work
from helpers.dispersion import dispersion
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
from helpers.figures import figure_counts, figures
from helpers.frequency import frequency, ngrams
from helpers.keyness import keyness
from helpers.loading import load_corpus
from helpers.locus import Locus
from helpers.positions import positions
from helpers.quotation import quote
from helpers.reading_text import Passage
from helpers.voices import quotations

if TYPE_CHECKING:
    from helpers.figure_tables import show_figure_counts, show_figures, show_reconciliations
    from helpers.nearness import nearest_passages
    from helpers.plots import plot_figures, plot_shares
    from helpers.reuse import parallels
    from helpers.reuse_tables import show_parallels
    from helpers.timeline import show_timeline
    from helpers.voice_plots import plot_voices, quoted_voices
    from helpers.widgets.comparison import compare_positions
    from helpers.widgets.explorers import explore_concordance, explore_passage
    from helpers.widgets.table import show_map, show_positions
    from helpers.word_plots import plot_collocates, plot_dispersion, plot_keyness

# What shows things is read when it is first asked for, so that `import helpers` stays quick. A name that is also a
# module's (`positions`, `keyness`) cannot wait: reading the module first would put the module in its place.
_SHOWN = {
    "compare_positions": "helpers.widgets.comparison",
    "explore_concordance": "helpers.widgets.explorers",
    "explore_passage": "helpers.widgets.explorers",
    "nearest_passages": "helpers.nearness",
    "parallels": "helpers.reuse",
    "plot_collocates": "helpers.word_plots",
    "plot_dispersion": "helpers.word_plots",
    "plot_figures": "helpers.plots",
    "plot_keyness": "helpers.word_plots",
    "plot_shares": "helpers.plots",
    "plot_voices": "helpers.voice_plots",
    "quoted_voices": "helpers.voice_plots",
    "show_figure_counts": "helpers.figure_tables",
    "show_figures": "helpers.figure_tables",
    "show_map": "helpers.widgets.table",
    "show_parallels": "helpers.reuse_tables",
    "show_positions": "helpers.widgets.table",
    "show_reconciliations": "helpers.figure_tables",
    "show_timeline": "helpers.timeline",
}

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
    "collocates",
    "compare_positions",
    "dispersion",
    "events",
    "explore_concordance",
    "explore_passage",
    "figure_counts",
    "figures",
    "frequency",
    "keyness",
    "kwic",
    "load_corpus",
    "nearest_passages",
    "ngrams",
    "parallels",
    "plot_collocates",
    "plot_dispersion",
    "plot_figures",
    "plot_keyness",
    "plot_shares",
    "plot_voices",
    "positions",
    "quotations",
    "quote",
    "quoted_voices",
    "show_figure_counts",
    "show_figures",
    "show_map",
    "show_parallels",
    "show_positions",
    "show_reconciliations",
    "show_timeline",
]


def __getattr__(name: str) -> object:
    if name not in _SHOWN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_SHOWN[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_SHOWN})
