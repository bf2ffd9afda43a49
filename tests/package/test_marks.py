"""Pairs of quotation marks, as typists and printers really set them."""

import pytest

from helpers.marks import quotation_marks, words_between


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("He says “the party leads.” So.", ["the party leads."]),
        ('He says "the party leads." So.', ["the party leads."]),
        ("He says ‘the party leads.’ So.", ["the party leads."]),
        ("He says 'the party leads.' So.", ["the party leads."]),
        ("He says ''the party leads.'' So.", ["the party leads."]),
        ('"At the beginning" and "at the end"', ["At the beginning", "at the end"]),
        ("“one ‘two three’ four”", ["one ‘two three’ four", "two three"]),
        ("\"one 'two three' four\"", ["one 'two three' four", "two three"]),
        ("'one \"two three\" four'", ['one "two three" four', "two three"]),
        ('("in brackets"), ["and more"]', ["in brackets", "and more"]),
        ('the party-"state"-form', ["state"]),
        ('the "state"\'s form', ["state"]),
        ("the workers' party and the party's workers", []),
        ("the workers’ party and the party’s workers", []),
        ("“the workers’ party”", ["the workers’ party"]),
        ("’tis not ‘so’", ["so"]),
        ("it isn't 'so', he won't", ["so"]),
        ("“never closed", ["never closed"]),
        ('"never closed', ["never closed"]),
        ("“first paragraph ‘inner’ goes on", ["first paragraph ‘inner’ goes on", "inner"]),
        ('“one "two” three', ['one "two']),
        ("the ’90s and rock ’n’ roll", []),
        ('5" by 6"', []),
        ("", []),
    ],
)
def test_the_words_between_quotation_marks(text, between):
    assert [text[slice(*span)] for span in quotation_marks(text)] == between


@pytest.mark.parametrize(
    ("text", "count"),
    [("the party's one-party state", 4), ("1926, and on", 3), (" . . . ", 0), ("“so”", 1)],
)
def test_words_between_are_counted_with_hyphens_and_apostrophes_inside(text, count):
    assert words_between(text, (0, len(text))) == count


def test_only_the_words_in_the_stretch_are_counted():
    assert words_between("one two three four", (4, 13)) == 2
