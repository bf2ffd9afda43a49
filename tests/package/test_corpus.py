"""A corpus gives its works by siglum and its passages by address, and says what it has not."""

import dataclasses

import pytest

from helpers import Locus, MalformedLocus, UnknownLocus, UnknownName


def test_a_corpus_lists_its_works_by_date_undated_last(tiny):
    assert list(tiny) == ["smith-1901", "jones-nd"]
    assert [work.date for work in tiny.works] == ["1901-05-01", None]
    assert len(tiny) == 2


def test_a_work_knows_its_bibliography(tiny):
    work = tiny["smith-1901"]
    assert (work.siglum, work.author, work.title, work.date, work.short) == (
        "smith-1901",
        "Smith",
        "The Council and the Party",
        "1901-05-01",
        "Smith 1901",
    )


def test_a_work_iterates_its_passages_in_reading_order_notes_last(tiny):
    assert [str(passage.locus) for passage in tiny["jones-nd"]] == [
        "jones-nd:h1",
        "jones-nd:h2",
        "jones-nd:1",
        "jones-nd:h3",
        "jones-nd:2",
    ]
    smith = tiny["smith-1901"]
    assert len(smith) == 10
    assert [passage.kind for passage in smith][-2:] == ["note", "note"]


def test_the_extent_of_a_series_is_its_highest_number(tiny):
    assert [tiny.work("smith-1901").extent(series) for series in ("", "n", "h")] == [6, 2, 2]
    assert tiny.work("jones-nd").extent("n") == 0


def test_a_passage_is_given_by_its_address_or_its_locus(tiny):
    assert tiny["smith-1901:5"].text == "1) The council decides."
    assert tiny.passage(Locus.parse("smith-1901:5")) is tiny["smith-1901:5"]
    assert tiny["smith-1901:n1"].text == "In 1899 there were forty workshops."


def test_a_range_gives_its_passages_in_order(tiny):
    assert [passage.text for passage in tiny.stretch("smith-1901:h1-2")] == [
        "THE COUNCIL AND THE PARTY",
        "I. How it began",
    ]


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("smith-1901", True),
        ("smith-1901:5", True),
        ("smith-1901:n2", True),
        ("smith-1902", False),
        ("smith-1901:7", False),
        ("smith-1902:1", False),
        ("nonsense: ", False),
    ],
)
def test_a_corpus_contains_works_and_passages(tiny, name, there):
    assert (name in tiny) is there


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("smith-1901:50", 'no passage "smith-1901:50". smith-1901 has passages 1 to 6. Did you mean smith-1901:5?'),
        ("smith-1901:70", 'no passage "smith-1901:70". smith-1901 has passages 1 to 6.'),
        ("smith-1901:5-7", 'no passage "smith-1901:5-7". smith-1901 has passages 1 to 6.'),
        ("smith-1901:5-99999999999", 'no passage "smith-1901:5-99999999999". smith-1901 has passages 1 to 6.'),
        ("smith-1901:n15", 'no passage "smith-1901:n15". smith-1901 has notes n1 to n2. Did you mean smith-1901:n1?'),
        ("smith-1901:h9", 'no passage "smith-1901:h9". smith-1901 has headings h1 to h2.'),
        ("jones-nd:n1", 'no passage "jones-nd:n1". jones-nd has no notes.'),
    ],
)
def test_an_unknown_address_is_answered_with_what_there_is(tiny, address, sentence):
    with pytest.raises(UnknownLocus) as refusal:
        tiny.stretch(address)
    assert str(refusal.value) == sentence


def test_a_range_is_no_single_passage(tiny):
    with pytest.raises(UnknownLocus) as refusal:
        tiny["smith-1901:5-6"]
    assert str(refusal.value) == '"smith-1901:5-6" names 2 passages where one is wanted. Name one: smith-1901:5.'


def test_an_unknown_siglum_is_answered_with_the_sigla(tiny):
    with pytest.raises(UnknownName) as refusal:
        tiny["smith-1910"]
    assert str(refusal.value) == (
        'no work "smith-1910". The corpus has smith-1901, jones-nd. Did you mean "smith-1901"?'
    )


def test_what_is_no_address_is_refused(tiny):
    with pytest.raises(MalformedLocus, match=r'"smith-1901:p5" is no address\.'):
        tiny["smith-1901:p5"]


def test_the_table_of_passages_is_whole(tiny):
    table = tiny.passages
    assert list(table.columns) == ["locus", "siglum", "kind", "text", "words"]
    assert table[["locus", "siglum", "kind", "words"]].values.tolist() == [
        ["smith-1901:h1", "smith-1901", "heading", 5],
        ["smith-1901:1", "smith-1901", "paragraph", 24],
        ["smith-1901:h2", "smith-1901", "heading", 4],
        ["smith-1901:2", "smith-1901", "paragraph", 3],
        ["smith-1901:3", "smith-1901", "paragraph", 15],
        ["smith-1901:4", "smith-1901", "paragraph", 10],
        ["smith-1901:5", "smith-1901", "paragraph", 4],
        ["smith-1901:6", "smith-1901", "paragraph", 9],
        ["smith-1901:n1", "smith-1901", "note", 6],
        ["smith-1901:n2", "smith-1901", "note", 6],
        ["jones-nd:h1", "jones-nd", "heading", 2],
        ["jones-nd:h2", "jones-nd", "heading", 2],
        ["jones-nd:1", "jones-nd", "paragraph", 9],
        ["jones-nd:h3", "jones-nd", "heading", 2],
        ["jones-nd:2", "jones-nd", "paragraph", 14],
    ]
    assert table["text"].tolist() == [passage.text for work in tiny.works for passage in work]


def test_texts_never_change_after_loading(tiny):
    with pytest.raises(dataclasses.FrozenInstanceError):
        tiny["smith-1901:5"].text = "The party decides."
    with pytest.raises(dataclasses.FrozenInstanceError):
        tiny.works = ()
    table = tiny.passages
    table.loc[0, "text"] = "THE PARTY"
    assert tiny.passages.loc[0, "text"] == "THE COUNCIL AND THE PARTY"
