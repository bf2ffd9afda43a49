"""Dispersion: whether a word is spread through a text or crowded in a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from helpers.concordance import find
from helpers.corpus import Corpus
from helpers.index import index_corpus
from helpers.scores import gries_dp, juilland_d

if TYPE_CHECKING:
    import pandas as pd


def dispersion(
    corpus: Corpus, pattern: str, *, voice: str = "own", ignore_case: bool = True, lemma: bool = False
) -> pd.DataFrame:
    """Return how evenly a pattern's hits are spread, in each work over its passages and in the corpus over its works.

    With `lemma` each word of the pattern finds every form of its dictionary form (see `lemma_of`).

    Returns:
        One row a work and a last row `all`. Columns `siglum`, `hits`, `parts` (passages or works with words in the
        voice), `range` (parts with a hit), `dp` (Gries's DP), `juilland_d`; the two measures are missing where
        there is no hit, and `juilland_d` where there is one part only.

    >>> list(dispersion(load_corpus(), "party").columns)
    ['siglum', 'hits', 'parts', 'range', 'dp', 'juilland_d']
    """
    import pandas as pd

    index = index_corpus(corpus)
    starts, _ = find(index, pattern, voice=voice, ignore_case=ignore_case, lemma=lemma)
    spoken = np.flatnonzero(index.in_voice(np.arange(len(index)), voice))
    parts = len(index.loci)
    hits = np.bincount(index.passage_of(starts), minlength=parts)
    sizes = np.bincount(index.passage_of(spoken), minlength=parts)
    works = index.passage_works
    rows = [
        (siglum, *_row(hits[(works == n) & (sizes > 0)], sizes[(works == n) & (sizes > 0)]))
        for n, siglum in enumerate(corpus)
    ]
    by_work = [np.bincount(works, weights=counts, minlength=len(corpus)) for counts in (hits, sizes)]
    there = by_work[1] > 0
    rows.append(("all", *_row(by_work[0][there].astype(int), by_work[1][there].astype(int))))
    return pd.DataFrame(rows, columns=["siglum", "hits", "parts", "range", "dp", "juilland_d"])


def _row(hits: np.ndarray, sizes: np.ndarray) -> tuple[int, int, int, float, float]:
    return int(hits.sum()), len(hits), int((hits > 0).sum()), gries_dp(hits, sizes), juilland_d(hits, sizes)
