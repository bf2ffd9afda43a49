"""The statistics agree with scipy, nltk and published examples."""

import numpy as np
import pytest
from nltk.metrics import BigramAssocMeasures
from scipy.stats import chi2 as chi2_distribution
from scipy.stats import chi2_contingency, false_discovery_control

from helpers import scores

TABLES = [(30, 970, 10, 1190), (1, 99, 5, 4000), (127, 6475, 6, 15711), (40, 60, 40, 60)]


@pytest.mark.parametrize("cells", TABLES, ids=str)
def test_g2_is_scipys_log_likelihood_of_four_cells(cells):
    a, b, c, d = cells
    expected = chi2_contingency([[a, b], [c, d]], correction=False, lambda_="log-likelihood").statistic
    assert scores.g2(*cells) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("cells", TABLES, ids=str)
def test_chi_square_is_scipys(cells):
    a, b, c, d = cells
    assert scores.chi2(*cells) == pytest.approx(
        chi2_contingency([[a, b], [c, d]], correction=False).statistic, rel=1e-9, abs=1e-9
    )


def test_four_cells_give_another_number_than_two():
    two_cells = 2 * (30 * np.log(30 / (40 * 1000 / 2200)) + 10 * np.log(10 / (40 * 1200 / 2200)))
    assert (round(float(scores.g2(30, 970, 10, 1190)), 2), round(float(two_cells), 2)) == (14.70, 14.44)


def test_a_word_that_the_target_never_uses_has_a_finite_g2():
    expected = 2 * (
        20 * np.log(20 / (20 * 200 / 300))
        + 100 * np.log(100 / (280 * 100 / 300))
        + 180 * np.log(180 / (280 * 200 / 300))
    )
    assert scores.g2(0, 100, 20, 180) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("together", "node", "word", "total"), [(20, 42, 60, 14307668), (8, 15828, 4675, 14307668), (3, 10, 12, 1000)]
)
def test_association_scores_are_nltks(together, node, word, total):
    expected = node * word / total
    marginals = (together, (node, word), total)
    assert scores.mutual_information(together, expected) == pytest.approx(BigramAssocMeasures.pmi(*marginals), rel=1e-9)
    assert scores.t_score(together, expected) == pytest.approx(BigramAssocMeasures.student_t(*marginals), rel=1e-9)
    assert scores.log_dice(together, node, word) == pytest.approx(
        14 + np.log2(BigramAssocMeasures.dice(*marginals)), rel=1e-9
    )
    cells = (together, node - together, word - together, total - node - word + together)
    assert scores.g2(*cells) == pytest.approx(BigramAssocMeasures.likelihood_ratio(*marginals), rel=1e-6)


def test_log_ratio_doubles_with_each_point():
    assert scores.log_ratio([8, 4, 0], 100, [1, 4, 2], 100) == pytest.approx([3, 0, -2], rel=1e-12)


def test_percent_diff_is_the_difference_in_per_cent_of_the_reference():
    assert scores.percent_diff([15, 5, 3], 100, [10, 10, 0], 100).tolist() == pytest.approx([50, -50, np.inf])


def test_p_values_are_scipys():
    statistics = [0, 0.5, 3.841458820694124, 14.7, 266.36]
    assert scores.p_of_chi2(statistics) == pytest.approx(chi2_distribution.sf(statistics, 1), rel=1e-9)


def test_the_correction_for_many_tests_is_scipys():
    p = [0.01, 0.04, 0.03, 0.005, 0.6, 0.04, 1.0]
    assert scores.benjamini_hochberg(p) == pytest.approx(false_discovery_control(p), rel=1e-12)


def test_dp_is_that_of_gries_worked_example():
    """Gries 2008: the five parts of his 50-word corpus have shares .18 .2 .2 .2 .22; the word a falls 1, 2, 3, 4, 5 times."""
    assert scores.gries_dp([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]) == pytest.approx(0.18, abs=1e-12)


def test_juilland_d_is_that_of_the_worked_example():
    """The same word: relative frequencies 1/9 .2 .3 .4 5/11, population standard deviation, root of four."""
    assert scores.juilland_d([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]) == pytest.approx(0.785, abs=5e-4)


def test_a_word_in_one_part_alone_is_as_uneven_as_can_be():
    assert scores.gries_dp([7, 0, 0, 0], [10, 10, 10, 10]) == pytest.approx(0.75)
    assert scores.juilland_d([7, 0, 0, 0], [10, 10, 10, 10]) == pytest.approx(0)
