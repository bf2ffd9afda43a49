"""The statistics of corpus linguistics on counts: each takes arrays and returns an array, and cites its source."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Scores = NDArray[np.float64]


def _cells(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> tuple[Scores, Scores]:
    """Return observed and expected counts of a two-by-two table, as arrays of shape (4, n)."""
    observed = np.stack(np.broadcast_arrays(*(np.asarray(x, dtype=float) for x in (a, b, c, d))))
    rows = np.stack([observed[0] + observed[1], observed[2] + observed[3]])
    columns = np.stack([observed[0] + observed[2], observed[1] + observed[3]])
    total = observed.sum(axis=0)
    expected = (
        np.stack([rows[0] * columns[0], rows[0] * columns[1], rows[1] * columns[0], rows[1] * columns[1]]) / total
    )
    return observed, expected


def g2(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Scores:
    """Return the four-cell log-likelihood ratio G² of two-by-two tables (a b / c d).

    Dunning, Ted. 1993. Accurate methods for the statistics of surprise and coincidence. Computational Linguistics
    19(1), 61-74. All four cells are summed; the two-cell variant that leaves out the words other than the one
    counted gives other numbers.

    >>> round(float(g2(30, 970, 10, 1190)), 2)
    14.7
    """
    observed, expected = _cells(a, b, c, d)
    terms = np.zeros_like(observed)
    np.log(observed / expected, where=observed > 0, out=terms)
    return np.asarray(2 * (observed * terms).sum(axis=0))


def chi2(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Scores:
    """Return Pearson's chi-square of two-by-two tables, without continuity correction.

    Pearson, Karl. 1900. On the criterion that a given system of deviations ... Philosophical Magazine 50, 157-175.
    """
    observed, expected = _cells(a, b, c, d)
    return np.asarray(((observed - expected) ** 2 / expected).sum(axis=0))


def log_ratio(a: ArrayLike, n_a: ArrayLike, c: ArrayLike, n_c: ArrayLike) -> Scores:
    """Return the binary logarithm of the ratio of two relative frequencies; a zero count is taken as one half.

    Hardie, Andrew. 2014. Log Ratio: an informal introduction. ESRC Centre for Corpus Approaches to Social Science.
    """
    one, other = (np.where(np.asarray(x) == 0, 0.5, np.asarray(x, dtype=float)) for x in (a, c))
    return np.asarray(np.log2((one / np.asarray(n_a)) / (other / np.asarray(n_c))))


def percent_diff(a: ArrayLike, n_a: ArrayLike, c: ArrayLike, n_c: ArrayLike) -> Scores:
    """Return %DIFF, the difference of two relative frequencies in per cent of the second; infinite when that is zero.

    Gabrielatos, Costas and Anna Marchi. 2011. Keyness: matching metrics to definitions. Corpus Linguistics in the
    South: Theoretical-methodological challenges in corpus approaches to discourse studies, Portsmouth.
    """
    one, other = np.asarray(a) / np.asarray(n_a), np.asarray(c) / np.asarray(n_c)
    with np.errstate(divide="ignore"):
        return np.asarray((one - other) * 100 / other)


def mutual_information(observed: ArrayLike, expected: ArrayLike) -> Scores:
    """Return MI, the binary logarithm of observed by expected co-occurrences.

    Church, Kenneth W. and Patrick Hanks. 1990. Word association norms, mutual information, and lexicography.
    Computational Linguistics 16(1), 22-29.
    """
    with np.errstate(divide="ignore"):
        return np.asarray(np.log2(np.asarray(observed, dtype=float) / np.asarray(expected)))


def t_score(observed: ArrayLike, expected: ArrayLike) -> Scores:
    """Return the t-score of co-occurrences.

    Church, Kenneth W., William Gale, Patrick Hanks and Donald Hindle. 1991. Using statistics in lexical analysis. In
    Zernik (ed.), Lexical Acquisition, 115-164.
    """
    seen = np.asarray(observed, dtype=float)
    return np.asarray((seen - np.asarray(expected)) / np.sqrt(seen))


def log_dice(observed: ArrayLike, node: ArrayLike, collocate: ArrayLike) -> Scores:
    """Return log Dice of co-occurrences and the two words' frequencies; 14 at most.

    Rychlý, Pavel. 2008. A lexicographer-friendly association score. RASLAN 2008, 6-9.
    """
    with np.errstate(divide="ignore"):
        return np.asarray(
            14 + np.log2(2 * np.asarray(observed, dtype=float) / (np.asarray(node) + np.asarray(collocate)))
        )


def gries_dp(counts: ArrayLike, sizes: ArrayLike) -> float:
    """Return Gries's DP of a word over the parts of a corpus: 0 when spread as the parts' sizes, towards 1 when in one.

    Gries, Stefan Th. 2008. Dispersions and adjusted frequencies in corpora. International Journal of Corpus
    Linguistics 13(4), 403-437.
    """
    seen, size = np.asarray(counts, dtype=float), np.asarray(sizes, dtype=float)
    return float(np.abs(seen / seen.sum() - size / size.sum()).sum() / 2) if seen.sum() else float("nan")


def juilland_d(counts: ArrayLike, sizes: ArrayLike) -> float:
    """Return Juilland's D over parts, from relative frequencies: 1 when even, 0 when in one part only.

    Juilland, Alphonse, Dorothy Brodin and Catherine Davidovitch. 1970. Frequency Dictionary of French Words. The
    Hague: Mouton. The standard deviation is the population's.
    """
    relative = np.asarray(counts, dtype=float) / np.asarray(sizes, dtype=float)
    if len(relative) < 2 or not relative.sum():
        return float("nan")
    return float(1 - relative.std() / relative.mean() / np.sqrt(len(relative) - 1))


def benjamini_hochberg(p: ArrayLike) -> Scores:
    """Return p-values adjusted for the false discovery rate over all tests made.

    Benjamini, Yoav and Yosef Hochberg. 1995. Controlling the false discovery rate. Journal of the Royal Statistical
    Society B 57(1), 289-300.
    """
    values = np.asarray(p, dtype=float)
    order = np.argsort(values)[::-1]
    ranks = np.arange(len(values), 0, -1)
    adjusted = np.empty_like(values)
    adjusted[order] = np.minimum.accumulate(np.minimum(values[order] * len(values) / ranks, 1))
    return adjusted


def p_of_chi2(statistic: ArrayLike) -> Scores:
    """Return the probability of a chi-square statistic with one degree of freedom, or a larger one, by chance."""
    from math import erfc, sqrt

    return np.array([erfc(sqrt(max(value, 0) / 2)) for value in np.atleast_1d(np.asarray(statistic, dtype=float))])
