"""Every visible character of a text belongs to exactly one token."""

import pytest

from helpers import Locus
from helpers.reading_text import Passage
from helpers.tokens import EditionTokens, edition_tokens, tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Party-State, 1926.", ["Party", "-", "State", ",", "1926", "."]),
        ("Narodovoltsi’s n15", ["Narodovoltsi", "’", "s", "n", "15"]),
        ("a_b [1]…", ["a", "_", "b", "[", "1", "]", "…"]),
        (" \t\n\u00a0", []),
        ("Économie Ленин", ["Économie", "Ленин"]),
        ("A\u200bB", ["A", "\u200b", "B"]),
    ],
)
def test_tokens_are_runs_of_letters_runs_of_digits_and_single_marks(text, tokens):
    assert [token.text for token in tokenize(text)] == tokens


def test_tokens_carry_their_offsets_and_leave_out_only_white_space(tiny):
    for passage in tiny.passages["text"]:
        tokens = tokenize(passage)
        assert all(passage[token.begin : token.end] == token.text for token in tokens)
        assert "".join(token.text for token in tokens) == "".join(passage.split())


PASSAGE = Passage(
    Locus.of("smith-1901", 1),
    "paragraph",
    "A bold word. And more",
    layout="item",
    emphasis=((2, 6), (17, 21)),
    markers=((6, "n1"), (21, "n2")),
    breaks=(13,),
)


def test_the_proof_sees_words_markers_and_breaks_without_mark_up():
    assert edition_tokens(PASSAGE, markup=False) == EditionTokens(
        ["A", "bold", "word", ".", "And", "more"], [(2, "n1"), (6, "n2")], [4]
    )


def test_in_a_markdown_witness_mark_up_is_tokens_and_emphasis_ends_before_a_marker():
    assert edition_tokens(PASSAGE, markup=True) == EditionTokens(
        ["-", "A", "*", "bold", "*", "word", ".", "And", "*", "more", "*"], [(5, "n1"), (11, "n2")], [7]
    )


def test_the_hashes_of_a_heading_are_tokens_of_a_markdown_witness(tiny):
    heading = tiny.passage("jones-nd:h3")
    assert edition_tokens(heading, markup=True).tokens == ["#", "#", "The", "end"]
    assert edition_tokens(heading, markup=False).tokens == ["The", "end"]
