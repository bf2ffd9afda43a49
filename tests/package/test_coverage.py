"""How evenly the book cites the works."""

import pytest

from helpers import Locus
from helpers.coverage import counts_for_coverage, measure_coverage
from helpers.reading_text import Passage


@pytest.mark.parametrize(
    ("kind", "words", "counts"),
    [("paragraph", 1, True), ("heading", 30, False), ("note", 19, False), ("note", 20, True)],
)
def test_paragraphs_and_notes_that_argue_count(kind, words, counts):
    assert counts_for_coverage(Passage(Locus.of("smith-1901", 1), kind, " ".join(["word"] * words))) is counts


def test_the_table_gives_each_share_and_the_spread(copy):
    table = measure_coverage(copy.load(), copy.root / "chapters").table()
    assert list(table.columns) == ["theme", "smith-1901", "jones-nd", "spread"]
    assert table["theme"].tolist() == ["rule", "school", "all"]
    assert table["smith-1901"].tolist() == pytest.approx([3 / 6, 1 / 6, 4 / 6])
    assert table["jones-nd"].tolist() == pytest.approx([1, 0, 1])
    assert table["spread"].tolist() == pytest.approx([1 / 2, 1 / 6, 1 / 3])


def test_the_longest_stretch_never_cited_comes_first(copy):
    copy.edit(
        "corpus/positions/school.yml",
        "at: 4\n        exact: The council taught itself.",
        "at: 6\n        exact: the council may refuse.",
    )
    measured = measure_coverage(copy.load(), copy.root / "chapters")
    assert [[str(passage.locus) for passage in stretch] for stretch in measured.uncited("smith-1901")] == [
        ["smith-1901:3", "smith-1901:4"]
    ]
    assert measured.uncited("jones-nd") == []


def test_outlines_and_wide_ranges_only_point_to_what_they_cite(copy):
    before = measure_coverage(copy.load(), copy.root / "chapters").cited("smith-1901")
    copy.write("chapters/the-five-texts.md", "{locus}`smith-1901:3`\n")
    copy.write("chapters/wide.md", "{locus}`smith-1901:1-6`\n")
    assert measure_coverage(copy.load(), copy.root / "chapters").cited("smith-1901") == before
    copy.write("chapters/narrow.md", "{locus}`smith-1901:2-6`\n")
    assert Locus.parse("smith-1901:3") in measure_coverage(copy.load(), copy.root / "chapters").cited("smith-1901")
