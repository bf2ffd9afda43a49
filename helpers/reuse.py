"""Reuse: passages whose wording is similar, by shingles and alignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from helpers.alignment import Alignment, align, keep_best
from helpers.corpus import Corpus
from helpers.errors import CommentaryError
from helpers.frequency import folded
from helpers.index import TokenIndex, index_corpus
from helpers.locus import Locus
from helpers.shingles import NEAR, shared_regions
from helpers.voices import voices_of

if TYPE_CHECKING:
    import pandas as pd

SIDES = ("locus", "begin", "end", "exact", "voices")


class MalformedThreshold(CommentaryError, ValueError):
    """A threshold that no passage or every passage passes."""


def parallels(
    corpus: Corpus, *, within: bool = False, voice: str = "all", score: float = 35.0, shingles: int = 4
) -> pd.DataFrame:
    """Return pairs of passages with similar wording, most similar first; whether one is taken from the other is yours to judge.

    A shingle is a pair of words with up to three words between them, so that small differences are bridged.
    Stretches that share several shingles, none of them commonplace, are aligned word by word (Smith and Waterman). Two
    words that are the same add the word's information, the binary logarithm of one over its share of the corpus; a
    word without its like costs five bits.

    Args:
        corpus: the corpus.
        within: whether passages of one work are compared with each other, too.
        voice: `all`, `own`, or a speaker: whose words are compared.
        score: the least alignment score, in bits; below 50 or so most of what is found in short texts is stock phrases.
        shingles: how many shared shingles make two stretches worth aligning.

    Returns:
        Columns `score` (bits), `same` (aligned words that are the same, but for capitals), then for each side `locus`,
        `begin`, `end` (characters of the passage's text, the end exclusive), `exact` and `voices` (a list), the second
        side's named `other_locus` and so on. The side that stands earlier in the corpus comes first.

    Raises:
        UnknownName: no such voice.
        MalformedThreshold: `score` or `shingles` is not above zero.

    Smith, David A., Ryan Cordell and Abby Mullen. 2015. Computational methods for uncovering reprinted texts in
    antebellum newspapers. American Literary History 27(3), E1-E15 (passim: shingles, then alignment).
    Smith, Temple F. and Michael S. Waterman. 1981. Identification of common molecular subsequences. Journal of
    Molecular Biology 147(1), 195-197.

    >>> parallels(load_corpus()).columns[0]
    'score'
    """
    import pandas as pd

    if score <= 0 or shingles < 1:
        raise MalformedThreshold(
            f"score {score:g} and shingles {shingles}: both must be above zero; leave them out for 35 bits and 4 shingles."
        )
    index = index_corpus(corpus)
    found = find_parallels(index, within=within, voice=voice, score=score, shingles=shingles)
    rows = [
        (
            round(one.score, 1),
            one.same,
            *_side(corpus, index, one.first, one.last),
            *_side(corpus, index, one.other_first, one.other_last),
        )
        for one in found
    ]
    return pd.DataFrame(rows, columns=["score", "same", *SIDES, *(f"other_{name}" for name in SIDES)])


def find_parallels(
    index: TokenIndex, *, within: bool = False, voice: str = "all", score: float = 35.0, shingles: int = 4
) -> list[Alignment]:
    """Return the alignments of an index, best first, none lying inside a better one."""
    words, fold = folded(index)
    numbers = fold[index.ids]
    counts = np.bincount(numbers, minlength=len(words))
    bits = np.log2(len(numbers) / np.maximum(counts, 1))
    spoken = index.in_voice(np.arange(len(index)), voice)
    passages = index.passage_of(np.arange(len(index)))
    numbers = np.where(spoken, numbers, -1)
    firsts = np.append(index.passages, len(index))
    aligned = []
    for low, high, other_low, other_high in shared_regions(index, numbers, passages, within, shingles):
        here, there = passages[low], passages[other_low]
        low, high = max(low - NEAR, firsts[here]), min(high + NEAR, firsts[here + 1])
        other_low, other_high = max(other_low - NEAR, firsts[there]), min(other_high + NEAR, firsts[there + 1])
        one = align(numbers[low:high], numbers[other_low:other_high], bits)
        if one.score >= score:
            aligned.append(one.moved(int(low), int(other_low)))
    return keep_best(aligned)


def _side(corpus: Corpus, index: TokenIndex, first: int, last: int) -> tuple[str, int, int, str, list[str]]:
    number = int(index.passage_of(np.array([first]))[0])
    begin = len(index.text.piece(int(index.edges[number]), int(index.begins[first])))
    words = index.words(first, last)
    end = begin + len(words)
    locus = index.loci[number]
    spoken = voices_of(corpus, Locus.parse(locus), begin, end)
    return locus, begin, end, words, spoken
