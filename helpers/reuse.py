"""Reuse: passages whose wording is similar, by shingles and alignment, and the passages nearest to one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from helpers.corpus import Corpus
from helpers.errors import CommentaryError
from helpers.frequency import folded
from helpers.index import Positions, TokenIndex, index_corpus
from helpers.locus import Locus
from helpers.voices import voices_of

if TYPE_CHECKING:
    import pandas as pd

REACH = 4  # a shingle is a word and one of the next four
COMMONEST = 12  # a shingle that occurs more often says nothing about reuse, and would make the time quadratic
NEAR = 20  # shared shingles further apart than this many words belong to different parallels
PENALTY = 5.0  # bits that a word without its like on the other side costs
SIDES = ("locus", "begin", "end", "exact", "voices")


class MalformedThreshold(CommentaryError, ValueError):
    """A threshold that no passage or every passage passes."""


@dataclass(frozen=True)
class Alignment:
    """Two stretches of words that align: first and last word of each, how many are the same, and the score."""

    first: int
    last: int
    other_first: int
    other_last: int
    same: int
    score: float

    def moved(self, by: int, other_by: int) -> Alignment:
        """Return the same alignment counted from elsewhere."""
        return Alignment(
            self.first + by,
            self.last + by,
            self.other_first + other_by,
            self.other_last + other_by,
            self.same,
            self.score,
        )


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
    for low, high, other_low, other_high in _regions(index, numbers, passages, within, shingles):
        here, there = passages[low], passages[other_low]
        low, high = max(low - NEAR, firsts[here]), min(high + NEAR, firsts[here + 1])
        other_low, other_high = max(other_low - NEAR, firsts[there]), min(other_high + NEAR, firsts[there + 1])
        one = align(numbers[low:high], numbers[other_low:other_high], bits)
        if one.score >= score:
            aligned.append(one.moved(int(low), int(other_low)))
    return _best(aligned)


def _regions(
    index: TokenIndex, numbers: Positions, passages: Positions, within: bool, shingles: int
) -> list[tuple[int, int, int, int]]:
    """Return the stretches of two passages, as word positions, in which several shared shingles lie close together."""
    one, other = _shared_shingles(numbers, passages)
    groups = passages if within else index.passage_works[passages]
    apart = groups[one] != groups[other]
    one, other = one[apart], other[apart]
    if not len(one):
        return []
    # neighbours in both passages come together when sorted by passage pair, then by the distance of their places
    regions: list[tuple[int, int, int, int]] = []
    for shift in (0, NEAR // 2):  # a parallel whose distance lies on the edge of a step is whole in the other
        slant = (other - one + shift) // NEAR
        order = np.lexsort((one, slant, passages[other], passages[one]))
        a, b, s = one[order], other[order], slant[order]
        pair = np.stack([passages[a], passages[b], s])
        cut = np.any(pair[:, 1:] != pair[:, :-1], axis=0) | (np.diff(a) > NEAR)
        edges = np.concatenate([[0], np.flatnonzero(cut) + 1, [len(a)]])
        enough = np.flatnonzero(np.diff(edges) >= shingles)
        for n in enough:
            inside = slice(edges[n], edges[n + 1])
            regions.append((int(a[inside][0]), int(a[inside][-1]), int(b[inside].min()), int(b[inside].max())))
    return list(dict.fromkeys(regions))


def _shared_shingles(numbers: Positions, passages: Positions) -> tuple[Positions, Positions]:
    """Return the places of every pair of equal shingles, the earlier first, leaving out shingles that are commonplace."""
    keys, places = [], []
    kinds = int(numbers.max(initial=0)) + 1
    for gap in range(1, REACH + 1):
        one, other = numbers[:-gap], numbers[gap:]
        kept = np.flatnonzero((passages[:-gap] == passages[gap:]) & (one >= 0) & (other >= 0))
        keys.append(one[kept] * kinds + other[kept])
        places.append(kept)
    key, place = np.concatenate(keys), np.concatenate(places)
    order = np.lexsort((place, key))
    key, place = key[order], place[order]
    group = np.cumsum(np.concatenate([[0], key[1:] != key[:-1]])) if len(key) else key
    size = np.bincount(group)[group] if len(key) else key
    kept = (size > 1) & (size <= COMMONEST)
    group, place = group[kept], place[kept]
    pairs = [(place[:-step], place[step:], group[:-step] == group[step:]) for step in range(1, COMMONEST)]
    return (
        np.concatenate([one[same] for one, _, same in pairs]),
        np.concatenate([other[same] for _, other, same in pairs]),
    )


def align(one: Positions, other: Positions, bits: NDArray[np.float64]) -> Alignment:
    """Return the best local alignment of two runs of word numbers; a negative number is like no word.

    Smith and Waterman's recurrence with a linear gap, a row at a time: the gap along the row is a running maximum.
    """
    table = np.zeros((len(one) + 1, len(other) + 1))
    slope = PENALTY * np.arange(len(other) + 1)
    for n, word in enumerate(one):
        gain = np.where(other == word, bits[word], -PENALTY) if word >= 0 else np.full(len(other), -PENALTY)
        row = np.maximum(table[n] - PENALTY, 0)
        np.maximum(row[1:], table[n, :-1] + gain, out=row[1:])
        table[n + 1] = np.maximum.accumulate(row + slope) - slope
    i, j = map(int, np.unravel_index(int(table.argmax()), table.shape))
    last, other_last, best, same = i - 1, j - 1, float(table[i, j]), 0
    first, other_first = last, other_last
    while i and j and table[i, j] > 1e-9:
        alike = one[i - 1] == other[j - 1] and one[i - 1] >= 0
        step = float(bits[one[i - 1]]) if alike else -PENALTY
        if abs(table[i, j] - table[i - 1, j - 1] - step) < 1e-6:
            if alike:
                same, first, other_first = same + 1, i - 1, j - 1
            i, j = i - 1, j - 1
        elif abs(table[i, j] - table[i - 1, j] + PENALTY) < 1e-6:
            i -= 1
        else:
            j -= 1
    return Alignment(first, last, other_first, other_last, same, best)


def _best(aligned: list[Alignment]) -> list[Alignment]:
    """Return alignments from the best down, without those that overlap a better one on both sides."""
    kept: list[Alignment] = []
    taken: dict[tuple[int, int], list[Alignment]] = {}
    for one in sorted(aligned, key=lambda a: (-a.score, a.first, a.other_first)):
        spot = {(x, y) for x in _steps(one.first, one.last) for y in _steps(one.other_first, one.other_last)}
        rivals = [other for place in spot for other in taken.get(place, [])]
        if any(_overlap(one, other) for other in rivals):
            continue
        kept.append(one)
        for place in spot:
            taken.setdefault(place, []).append(one)
    return kept


def _steps(first: int, last: int) -> range:
    return range(first // 64, last // 64 + 1)


def _overlap(one: Alignment, other: Alignment) -> bool:
    return (one.first <= other.last and other.first <= one.last) and (
        one.other_first <= other.other_last and other.other_first <= one.other_last
    )


def _side(corpus: Corpus, index: TokenIndex, first: int, last: int) -> tuple[str, int, int, str, list[str]]:
    number = int(index.passage_of(np.array([first]))[0])
    begin = len(index.text.piece(int(index.edges[number]), int(index.begins[first])))
    words = index.words(first, last)
    end = begin + len(words)
    locus = index.loci[number]
    spoken = voices_of(corpus, Locus.parse(locus), begin, end)
    return locus, begin, end, words, spoken


def nearest_passages(corpus: Corpus, locus: Locus | str, n: int = 5, *, voice: str = "all") -> pd.DataFrame:
    """Return the passages of other works that are nearest to a passage in their choice of words, nearest first.

    The measure is the cosine of tf-idf vectors: a word weighs (1 + ln count) · ln(passages / passages with the word).
    It compares words, not what is said with them.

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
    vectors = _vectors(index, voice)
    products = vectors.products(here)
    likeness = np.bincount(vectors.passages, weights=products, minlength=len(index.loci))
    likeness[index.passage_works == index.passage_works[here]] = 0
    order = np.lexsort((np.arange(len(likeness)), -likeness))[:n]
    rows = []
    for number in order[likeness[order] > 0]:
        inside = np.flatnonzero((vectors.passages == number) & (products > 0))
        top = inside[np.argsort(-products[inside], kind="stable")][:6]
        text = index.text.piece(int(index.edges[number]), int(index.edges[number + 1]) - 1)
        rows.append((index.loci[number], likeness[number], [vectors.names[vectors.words[k]] for k in top], text))
    return pd.DataFrame(rows, columns=["locus", "similarity", "shared", "text"])


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
