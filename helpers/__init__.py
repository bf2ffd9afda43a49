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
from helpers.loading import load_corpus
from helpers.locus import Locus
from helpers.positions import positions
from helpers.quotation import quote
from helpers.reading_text import Passage
from helpers.tables import show_positions
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
    "load_corpus",
    "positions",
    "quotations",
    "quote",
    "show_positions",
]
