"""Quoted words are found exactly, part by part, or the nearest are offered."""

import pytest

from helpers.matching import find_everywhere, find_words, nearest_words

TEXT = "The Party is not “a state.” It leads . . . the class, and the class’s councils; the Party is all."


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("The Party is not", ["The Party is not"]),
        ('is not "a state."', ["is not “a state.”"]),
        ("the class's councils", ["the class’s councils"]),
        ("The  Party\nis", ["The Party is"]),
        ("It leads . . . the class", ["It leads . . . the class"]),
        ("The Party […] the class", ["The Party", "the class"]),
        ("The Party [. . .] the class", ["The Party", "the class"]),
        ("The Party […] leads […] councils", ["The Party", "leads", "councils"]),
        ("The Party [of Lenin] is not", ["The Party", "is not"]),
        ("[They say that] It leads", ["It leads"]),
        ("The Party [the Bolsheviks] […] leads", ["The Party", "leads"]),
        ("[t]he Party is not", ["The Party is not"]),
        ("[T]he class, and", ["the class, and"]),
        ("The Party ... councils", ["The Party", "councils"]),
        ("The Party … councils", ["The Party", "councils"]),
        ("... the class, and", ["the class, and"]),
        ("the Party is all.", ["the Party is all."]),
    ],
)
def test_words_are_found_part_by_part(words, parts):
    assert [TEXT[slice(*place)] for place in find_words(words, TEXT)] == parts


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[…]",
        "the party is not",
        "The Party is a state",
        "The Part",
        "arty is not",
        "he Party is",
        "class […] The Party",
        "The Party leads",
        "The Party [of Lenin] leads",
        "is [indeed] “a state.”",
        "[t]he party is not",
        "The Party is not a state",
        "It leads the class",
        "is all!",
    ],
)
def test_words_that_do_not_stand_so_are_not_found(words):
    assert find_words(words, TEXT) == []


def test_words_may_run_over_from_one_passage_to_the_next():
    assert find_words("is all. And more", "the Party is all.\nAnd more.") == [(10, 26)]


def test_words_are_found_wherever_they_stand():
    assert find_everywhere("the class", TEXT) == [(43, 52), (58, 67)]
    assert find_everywhere("a state", "a state, a statement, a state") == [(0, 7), (22, 29)]
    assert find_everywhere("nowhere", TEXT) == []


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("the party is all", ' Nearest: "the Party is all.".'),
        ("and the class's council, the Party", ' Nearest: "and the class’s councils; the Party".'),
        ("Nothing whatever, 1917", ""),
        ("", ""),
        (f"{TEXT} And so on.", f' Nearest: "{TEXT}".'),
    ],
)
def test_the_nearest_words_are_offered_whole(words, hint):
    assert nearest_words(words, TEXT) == hint


def test_an_empty_text_has_no_nearest_words():
    assert nearest_words("The Party", "") == ""
