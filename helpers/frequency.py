"""How often words and runs of words occur."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from helpers.corpus import Corpus, unknown_work
from helpers.errors import CommentaryError
from helpers.index import TokenIndex, index_corpus
from helpers.lemmas import fold_word

if TYPE_CHECKING:
    import pandas as pd


class EmptySelection(CommentaryError, ValueError):
    """A target, reference or voice without a word in it."""


def frequency(corpus: Corpus, *, voice: str = "own", ignore_case: bool = True, lemma: bool = False) -> pd.DataFrame:
    """Return how often each word occurs in each work, most frequent first.

    With `lemma` a word is counted under its dictionary form (see `lemma_of`).

    Columns: `word`, a column a work (counts), `total`. Words that never occur in the voice are left out.

    >>> frequency(load_corpus()).columns[0]
    'word'
    """
    return frequency_table(list(corpus), *counts_by_work(corpus, voice=voice, ignore_case=ignore_case, lemma=lemma))


def frequency_table(sigla: Sequence[str], words: Sequence[str], counts: NDArray[np.int64]) -> pd.DataFrame:
    """Return counts, of shape (works, words), as `frequency` gives them."""
    import pandas as pd

    table = pd.DataFrame(counts.T, columns=list(sigla))
    table.insert(0, "word", pd.array(list(words), dtype="str"))
    table["total"] = counts.sum(axis=0)
    table = table[table["total"] > 0]
    return table.sort_values(["total", "word"], ascending=[False, True], ignore_index=True)


def counts_by_work(
    corpus: Corpus, *, voice: str = "own", ignore_case: bool = True, lemma: bool = False
) -> tuple[list[str], NDArray[np.int64]]:
    """Return the different words and their counts, of shape (works, words)."""
    index = index_corpus(corpus)
    words, fold = folded(index, ignore_case=ignore_case, lemma=lemma)
    chosen = np.flatnonzero(index.in_voice(np.arange(len(index)), voice))
    works = index.passage_works[index.passage_of(chosen)]
    counts = np.zeros((len(corpus), len(words)), dtype=np.int64)
    np.add.at(counts, (works, fold[index.ids[chosen]]), 1)
    return words, counts


def folded(index: TokenIndex, *, ignore_case: bool = True, lemma: bool = False) -> tuple[list[str], NDArray[np.int64]]:
    """Return the words as they are counted, and for each type of the index the number of its word."""
    numbers: dict[str, int] = {}
    words = (fold_word(type_, ignore_case=ignore_case, lemma=lemma) for type_ in index.types)
    fold = np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int64)
    return list(numbers), fold


def ngrams(
    corpus: Corpus, n: int = 2, *, voice: str = "own", ignore_case: bool = True, lemma: bool = False
) -> pd.DataFrame:
    """Return how often each run of `n` words occurs within a passage and in one voice, most frequent first.

    With `lemma` a run is that of its words' dictionary forms (see `lemma_of`).

    Columns: `ngram`, a column a work (counts), `total`.
    """
    import pandas as pd

    if n < 1:
        raise EmptySelection(f"a run of {n} words has no words; n is 1 or more.")
    index = index_corpus(corpus)
    words, fold = folded(index, ignore_case=ignore_case, lemma=lemma)
    starts = np.arange(len(index) - n + 1)
    keep = index.in_voice(starts, voice)
    for step in range(1, n):
        keep &= (index.passage_of(starts) == index.passage_of(starts + step)) & index.in_voice(starts + step, voice)
    starts = starts[keep]
    runs = np.stack([fold[index.ids[starts + step]] for step in range(n)], axis=1)
    different, number = np.unique(runs, axis=0, return_inverse=True)
    counts = np.zeros((len(corpus), len(different)), dtype=np.int64)
    np.add.at(counts, (index.passage_works[index.passage_of(starts)], number.ravel()), 1)
    table = pd.DataFrame(counts.T, columns=list(corpus))
    table.insert(0, "ngram", [" ".join(words[w] for w in run) for run in different])
    table["total"] = counts.sum(axis=0)
    return table.sort_values(["total", "ngram"], ascending=[False, True], ignore_index=True)


def selected(known: Iterable[str], sigla: str | Sequence[str]) -> list[int]:
    """Return the numbers of the works named by one siglum or several."""
    order = list(known)
    names = [sigla] if isinstance(sigla, str) else list(sigla)
    if not names:
        raise EmptySelection(f"no work is named; name one or more of {', '.join(order)}.")
    for name in names:
        if name not in order:
            raise unknown_work(name, order)
    return [order.index(name) for name in names]
