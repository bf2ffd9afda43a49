"""What a search pattern finds."""

import re

import pytest

from helpers import MalformedPattern
from helpers.patterns import compile_pattern


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("party", "The Party's non-party partying parties, part-party", ["Party", "party", "party"]),
        ("PARTY", "party", ["party"]),
        ("dictator*", "dictators and Dictatorship, not predictator", ["dictators", "Dictatorship"]),
        ("*ship", "leadership, ships, ship", ["leadership", "ship"]),
        ("social*m", "socialism socialist socialm", ["socialism", "socialm"]),
        ("led by", "led by, LED\nby; led — by; led", ["led by", "LED\nby", "led — by"]),
        (
            "monopoly of * power",
            "monopoly of state power, monopoly of power, monopoly of all the power",
            ["monopoly of state power"],
        ),
        ("one-party", "a one-party state, one party", ["one-party"]),
        ("workers' state", "the workers’ state, the workers' state", ["workers’ state", "workers' state"]),
        ("workers’ state", "the workers’ state, the workers' state", ["workers’ state", "workers' state"]),
        ("U.S.", "the U.S. army, the USA", ["U.S."]),
        ("(new)", "C++ (new) C", ["(new)"]),
        ("C++ (new)", "C++ (new) C", ["C++ (new)"]),
        ("/one[- ]party/", "One-party and one party", ["One-party", "one party"]),
        ("/\\bstates?\\b/", "state statement States", ["state", "States"]),
        ("/", "either/or", ["/"]),
        ("  party ", "the party", ["party"]),
        ("été", "l'été, L'ÉTÉ", ["été", "ÉTÉ"]),
    ],
)
def test_a_pattern_finds(pattern, text, found):
    assert [match[0] for match in compile_pattern(pattern).finditer(text)] == found


def test_case_counts_when_it_is_asked_for():
    assert compile_pattern("Party", ignore_case=False).findall("party Party") == ["Party"]


@pytest.mark.parametrize("pattern", ["/(/", "/[a/", "/*a/"])
def test_a_pattern_that_does_not_compile_is_refused_with_the_reason(pattern):
    with pytest.raises(re.error) as reason:
        re.compile(pattern[1:-1])
    with pytest.raises(MalformedPattern) as refusal:
        compile_pattern(pattern)
    assert str(refusal.value) == (
        f"the pattern {pattern} does not compile: {reason.value}. "
        "Mend it, or leave off the slashes to search for the words."
    )


@pytest.mark.parametrize("pattern", ["", "  ", "//", "/x*/", "/a|/", "/\\b/", "/(?=t)/", "/$/", "**"])
def test_a_pattern_that_finds_nothing_everywhere_is_refused(pattern):
    with pytest.raises(MalformedPattern) as refusal:
        compile_pattern(pattern)
    assert str(refusal.value) == f'the pattern "{pattern}" finds the empty string; give it a word to find.'
