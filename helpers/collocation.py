"""Collocation: the words that stand near a word more often than chance would have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from helpers.concordance import find
from helpers.corpus import Corpus
from helpers.frequency import folded
from helpers.index import index_corpus
from helpers.scores import g2, log_dice, mutual_information, t_score

if TYPE_CHECKING:
    import pandas as pd


def collocates(
    corpus: Corpus,
    node: str,
    *,
    window: int = 5,
    voice: str = "own",
    ignore_case: bool = True,
    lemma: bool = False,
) -> pd.DataFrame:
    """Return the words near the hits of a pattern, most significant first.

    A word counts once for each place that lies within `window` words of some hit, in the same passage and the same
    voice selection, and is itself no part of a hit. Expected counts are those of the word's share of all places.
    With `lemma` the node finds every form of its words, and a collocate is a dictionary form (see `lemma_of`).

    Returns:
        Columns `word`, `observed`, `expected`, `frequency` (of the word in the voice), `g2` (four-cell), `mi`,
        `t_score`, `log_dice`.

    Raises:
        MalformedPattern, UnknownName: as for `kwic`.

    >>> list(collocates(load_corpus(), "party").columns)[:3]
    ['word', 'observed', 'expected']
    """
    import pandas as pd

    index = index_corpus(corpus)
    starts, ends = find(index, node, voice=voice, ignore_case=ignore_case, lemma=lemma)
    words, fold = folded(index, ignore_case=ignore_case, lemma=lemma)
    chosen = index.in_voice(np.arange(len(index)), voice)
    near = np.zeros(len(index), dtype=bool)
    hit = np.zeros(len(index), dtype=bool)
    firsts = np.append(index.passages, len(index))
    passages = index.passage_of(starts)
    for start, end, low, high in zip(starts, ends, firsts[passages], firsts[passages + 1], strict=True):
        near[max(start - window, low) : min(end + window + 1, high)] = True
        hit[start : end + 1] = True
    near &= chosen & ~hit
    outside = chosen & ~hit
    numbers = fold[index.ids]
    observed = np.bincount(numbers[near], minlength=len(words))
    total = np.bincount(numbers[outside], minlength=len(words))
    places, all_places = int(near.sum()), int(outside.sum())
    kept = observed > 0
    o, f = observed[kept], total[kept]
    expected = f * places / max(all_places, 1)
    table = pd.DataFrame(
        {
            "word": [word for word, keep in zip(words, kept, strict=True) if keep],
            "observed": o,
            "expected": expected,
            "frequency": f,
            "g2": g2(o, places - o, f - o, all_places - places - (f - o)),
            "mi": mutual_information(o, expected),
            "t_score": t_score(o, expected),
            "log_dice": log_dice(o, len(starts), f),
        }
    )
    return table.sort_values(["g2", "word"], ascending=[False, True], ignore_index=True)
