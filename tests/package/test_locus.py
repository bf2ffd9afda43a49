"""An address is a value: it cannot be malformed, prints as itself, and knows what it contains."""

import dataclasses

import pytest

from helpers import Locus, MalformedLocus

RULE = (
    "is no address. An address is a siglum, a colon and a number or a rising range: "
    "stalin-1926:23, conrad-1996:n15, stalin-1926:23-25."
)


@pytest.mark.parametrize(
    ("address", "parts", "citation", "anchor"),
    [
        ("stalin-1926:23", ("stalin-1926", "", 23, 23), "Stalin 1926, §23", "p23"),
        ("stalin-1926:23-25", ("stalin-1926", "", 23, 25), "Stalin 1926, §§23–25", "p23"),
        ("conrad-1996:n15", ("conrad-1996", "n", 15, 15), "Conrad 1996, n. 15", "n15"),
        ("conrad-1996:n15-17", ("conrad-1996", "n", 15, 17), "Conrad 1996, nn. 15–17", "n15"),
        ("rahman-nd:h2", ("rahman-nd", "h", 2, 2), "Rahman n.d., heading 2", "h2"),
        ("rahman-nd:h1-2", ("rahman-nd", "h", 1, 2), "Rahman n.d., headings 1–2", "h1"),
        ("van-dyke-1900:1", ("van-dyke-1900", "", 1, 1), "Van Dyke 1900, §1", "p1"),
    ],
)
def test_an_address_is_read_printed_and_cited(address, parts, citation, anchor):
    locus = Locus.parse(address)
    assert dataclasses.astuple(locus) == parts
    assert (str(locus), locus.citation, locus.anchor) == (address, citation, anchor)


def test_an_address_may_name_its_series_twice_and_stand_among_spaces():
    assert str(Locus.parse(" conrad-1996:n15-n17 ")) == "conrad-1996:n15-17"


def test_a_range_of_one_passage_is_that_passage():
    assert Locus.parse("stalin-1926:23-23") == Locus.parse("stalin-1926:23")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "stalin-1926",
        "stalin-1926:",
        "stalin-1926:0",
        "stalin-1926:023",
        "stalin-1926:-3",
        "stalin-1926:25-23",
        "stalin-1926:p23",
        "stalin-1926:23-n25",
        "conrad-1996:n15-h17",
        "stalin-1926:23-",
        "stalin-1926:23, 24",
        "stalin-1926:§23",
        "Stalin-1926:23",
        "stalin:23",
        "stalin_1926:23",
    ],
)
def test_what_is_no_address_is_refused_with_the_rule(address):
    with pytest.raises(MalformedLocus) as refusal:
        Locus.parse(address)
    assert str(refusal.value) == f'"{address}" {RULE}'


@pytest.mark.parametrize(
    "parts",
    [("stalin-1926", "", 0, 0), ("stalin-1926", "", 3, 2), ("stalin-1926", "p", 1, 1), ("stalin", "", 1, 1)],
)
def test_a_malformed_address_cannot_be_made_from_parts_either(parts):
    with pytest.raises(MalformedLocus, match=r"is no address\."):
        Locus(*parts)


def test_an_address_never_changes():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Locus.parse("stalin-1926:23").first = 24


def test_the_locus_of_a_passage_is_made_from_its_number_or_name():
    assert [str(Locus.of("conrad-1996", passage)) for passage in (23, "23-25", "n15", "h2")] == [
        "conrad-1996:23",
        "conrad-1996:23-25",
        "conrad-1996:n15",
        "conrad-1996:h2",
    ]


@pytest.mark.parametrize(
    ("inner", "outer", "contained", "overlapping"),
    [
        ("stalin-1926:23", "stalin-1926:20-25", True, True),
        ("stalin-1926:20-25", "stalin-1926:20-25", True, True),
        ("stalin-1926:20-25", "stalin-1926:23", False, True),
        ("stalin-1926:24-26", "stalin-1926:20-25", False, True),
        ("stalin-1926:25-26", "stalin-1926:20-25", False, True),
        ("stalin-1926:26", "stalin-1926:20-25", False, False),
        ("stalin-1926:n23", "stalin-1926:20-25", False, False),
        ("conrad-1996:23", "stalin-1926:20-25", False, False),
    ],
)
def test_a_range_contains_and_overlaps_passages_of_its_own_series(inner, outer, contained, overlapping):
    one, other = Locus.parse(inner), Locus.parse(outer)
    assert (one in other) is contained
    assert one.overlaps(other) is overlapping
    assert other.overlaps(one) is overlapping


def test_a_range_gives_its_ends_and_its_single_passages_in_order():
    locus = Locus.parse("stalin-1926:23-25")
    assert locus.is_range
    assert [str(one) for one in locus.ends] == ["stalin-1926:23", "stalin-1926:25"]
    assert [str(one) for one in locus.singles] == ["stalin-1926:23", "stalin-1926:24", "stalin-1926:25"]


def test_a_single_passage_is_its_own_beginning_and_end():
    locus = Locus.parse("stalin-1926:23")
    assert not locus.is_range
    assert locus.ends == (locus, locus)
    assert locus.singles == [locus]
