"""Keyness: the words that set a target apart from a reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from helpers.corpus import Corpus
from helpers.frequency import EmptySelection, counts_by_work, selected
from helpers.scores import benjamini_hochberg, chi2, g2, log_ratio, p_of_chi2, percent_diff

if TYPE_CHECKING:
    import pandas as pd


def keyness(
    corpus: Corpus,
    target: str | Sequence[str],
    reference: str | Sequence[str] | None = None,
    *,
    voice: str = "own",
    ignore_case: bool = True,
    lemma: bool = False,
) -> pd.DataFrame:
    """Return how strongly each word sets the target apart, most significant first.

    Args:
        corpus: the corpus.
        target: the siglum of a work, or several.
        reference: what it is compared with; all other works by default.
        voice: `own`, `all`, or a speaker, in target and reference alike.
        ignore_case: whether capitals count as small letters.
        lemma: whether a word is counted under its dictionary form (see `lemma_of`).

    Returns:
        Columns `word`, `target` and `reference` (counts), `target_share` and `reference_share` (per 10,000 words),
        `g2` (four-cell log-likelihood), `chi2`, `log_ratio` and `percent_diff` (effect sizes), `p` (of `g2`) and
        `p_adjusted` (Benjamini and Hochberg, over all words). A negative `log_ratio` marks a word that the target
        uses less.

    Raises:
        UnknownName: no such work or voice.
        EmptySelection: target or reference has no words in that voice.

    >>> keyness(load_corpus(), "wetzel-2021").columns[0]
    'word'
    """
    words, counts = counts_by_work(corpus, voice=voice, ignore_case=ignore_case, lemma=lemma)
    return keyness_table(list(corpus), words, counts, target, reference, voice)


def keyness_table(
    sigla: Sequence[str],
    words: Sequence[str],
    counts: NDArray[np.int64],
    target: str | Sequence[str],
    reference: str | Sequence[str] | None,
    voice: str,
) -> pd.DataFrame:
    """Return the keyness of words counted in works, of shape (works, words), as `keyness` gives it."""
    import pandas as pd

    chosen = selected(sigla, target)
    others = [n for n in range(len(sigla)) if n not in chosen] if reference is None else selected(sigla, reference)
    if set(chosen) & set(others):
        raise EmptySelection("a work stands in target and reference both; take it out of one.")
    a, c = counts[chosen].sum(axis=0), counts[others].sum(axis=0)
    n_a, n_c = int(a.sum()), int(c.sum())
    if not n_a or not n_c:
        raise EmptySelection(
            f'the {"reference" if n_a else "target"} has no words in the voice "{voice}"; choose another voice or work.'
        )
    kept = a + c > 0
    a, c = a[kept], c[kept]
    significance = g2(a, n_a - a, c, n_c - c)
    p = p_of_chi2(significance)
    table = pd.DataFrame(
        {
            "word": [word for word, keep in zip(words, kept, strict=True) if keep],
            "target": a,
            "reference": c,
            "target_share": a / n_a * 10_000,
            "reference_share": c / n_c * 10_000,
            "g2": significance,
            "chi2": chi2(a, n_a - a, c, n_c - c),
            "log_ratio": log_ratio(a, n_a, c, n_c),
            "percent_diff": percent_diff(a, n_a, c, n_c),
            "p": p,
            "p_adjusted": benjamini_hochberg(p),
        }
    )
    return table.sort_values(
        ["g2", "word"],
        ascending=[False, True],
        ignore_index=True,
        key=lambda s: np.round(s, 9) if s.name == "g2" else s,
    )
