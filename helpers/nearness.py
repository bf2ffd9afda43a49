"""The passages nearest to one in their choice of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from helpers.corpus import Corpus
from helpers.frequency import folded
from helpers.index import Positions, TokenIndex, index_corpus
from helpers.locus import Locus

if TYPE_CHECKING:
    import pandas as pd

SHARED = 6  # shared words named with a neighbour


def nearest_passages(corpus: Corpus, locus: Locus | str, n: int = 5, *, voice: str = "all") -> pd.DataFrame:
    """Return the passages of other works that are nearest to a passage in their choice of words, nearest first.

    The measure is the cosine of tf-idf vectors: a word weighs (1 + ln count) · ln(passages / passages with the word).
    It compares words, not what is said with them. A heading is nobody's neighbour: a title of three words would be near
    to every passage that holds them.

    Args:
        corpus: the corpus.
        locus: the address of one passage.
        n: how many passages to give.
        voice: `all`, `own`, or a speaker: whose words are compared.

    Returns:
        Columns `locus`, `similarity` (0 to 1), `shared` (the words that count most for it, up to six), `text`.
        Passages without a shared word are left out.

    Raises:
        UnknownLocus: there is no such passage.
        UnknownName: no such voice.

    Salton, Gerard and Christopher Buckley. 1988. Term-weighting approaches in automatic text retrieval. Information
    Processing and Management 24(5), 513-523.

    >>> list(nearest_passages(load_corpus(), "rahman-nd:12").columns)
    ['locus', 'similarity', 'shared', 'text']
    """
    import pandas as pd

    index = index_corpus(corpus)
    here = index.loci.index(str(corpus.passage(locus).locus))
    rows = [
        (
            index.loci[number],
            likeness,
            words,
            corpus.passage(index.loci[number]).text,
        )
        for number, likeness, words in neighbours(index, here, n, voice)
    ]
    return pd.DataFrame(rows, columns=["locus", "similarity", "shared", "text"])


def neighbours(index: TokenIndex, passage: int, n: int, voice: str) -> list[tuple[int, float, list[str]]]:
    """Return the nearest passages of other works by their number in the index, each with its cosine and shared words."""
    vectors = _vectors(index, voice)
    products = vectors.products(passage)
    likeness = np.bincount(vectors.passages, weights=products, minlength=len(index.loci))
    likeness[index.passage_works == index.passage_works[passage]] = 0
    likeness[[":h" in address for address in index.loci]] = 0
    order = np.lexsort((np.arange(len(likeness)), -likeness))[:n]
    found = []
    for number in order[likeness[order] > 0]:
        inside = np.flatnonzero((vectors.passages == number) & (products > 0))
        top = inside[np.argsort(-products[inside], kind="stable")][:SHARED]
        found.append((int(number), float(likeness[number]), [vectors.names[vectors.words[k]] for k in top]))
    return found


@dataclass(frozen=True, eq=False)
class _Vectors:
    """The tf-idf vectors of all passages, of length one: a row a different word of a passage, in order of passages."""

    names: list[str]
    passages: Positions
    words: Positions
    weights: NDArray[np.float64]

    def products(self, passage: int) -> NDArray[np.float64]:
        """Return what each row adds to its passage's cosine with one passage."""
        row = np.zeros(len(self.names))
        inside = self.passages == passage
        row[self.words[inside]] = self.weights[inside]
        return self.weights * row[self.words]


@lru_cache(maxsize=8)
def _vectors(index: TokenIndex, voice: str) -> _Vectors:
    names, fold = folded(index)
    chosen = np.flatnonzero(index.in_voice(np.arange(len(index)), voice))
    keys, counts = np.unique(index.passage_of(chosen) * len(names) + fold[index.ids[chosen]], return_counts=True)
    passages, words = np.divmod(keys, max(len(names), 1))
    spread = np.bincount(words, minlength=len(names))
    weights = (1 + np.log(counts)) * np.log(len(index.loci) / spread[words])
    length = np.sqrt(np.bincount(passages, weights=weights**2, minlength=len(index.loci)))
    return _Vectors(names, passages, words, weights / np.maximum(length[passages], 1e-12))
