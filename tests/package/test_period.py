"""A date is a value that cannot be malformed."""

from datetime import date

import pytest

from helpers.errors import MalformedPeriod
from helpers.period import Period


@pytest.mark.parametrize(
    ("text", "begin", "end", "words"),
    [
        ("1917", date(1917, 1, 1), date(1917, 12, 31), "1917"),
        ("1924-02", date(1924, 2, 1), date(1924, 2, 29), "February 1924"),
        ("1924-01-21", date(1924, 1, 21), date(1924, 1, 21), "21 January 1924"),
        ("1936/1938", date(1936, 1, 1), date(1938, 12, 31), "1936–1938"),
        ("1921-03-08/1921-03-16", date(1921, 3, 8), date(1921, 3, 16), "8–16 March 1921"),
        ("1924-02/1924-04", date(1924, 2, 1), date(1924, 4, 30), "February–April 1924"),
        ("1917-11/1918-03", date(1917, 11, 1), date(1918, 3, 31), "November 1917 – March 1918"),
        ("1917-03/1918", date(1917, 3, 1), date(1918, 12, 31), "March 1917 – 1918"),
    ],
)
def test_a_date_has_a_first_day_a_last_day_and_words(text, begin, end, words):
    period = Period(text)
    assert (period.begin, period.end, period.words, str(period)) == (begin, end, words, text)


@pytest.mark.parametrize("text", ["", "191", "1917-13", "1921-02-30", "March 1921", "1917/", "/1917", "1917-3"])
def test_what_is_no_date_is_refused_with_the_rule(text):
    with pytest.raises(MalformedPeriod) as error:
        Period(text)
    assert str(error.value) == (
        f'"{text}" is no date. A date is a year, a month, a day or two of these with a slash: '
        "1917, 1917-08, 1921-03-08/1921-03-16."
    )


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(MalformedPeriod, match=r'^"1921/1917" ends before it begins; give the earlier date first\.$'):
        Period("1921/1917")
