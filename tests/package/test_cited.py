"""Where the book cites each passage."""

from helpers.cited import all_citings


def rows(corpus, chapters):
    return [
        (citing.chapter, str(citing.locus), citing.quotation.words if citing.quotation else None)
        for citing in all_citings(corpus, chapters)
    ]


PROSE = [
    ("the-school", "smith-1901:n2", None),
    ("who-decides", "smith-1901:5", "The council decides."),
    ("who-decides", "jones-nd:2", None),
    ("who-decides", "smith-1901:1-2", None),
    ("who-decides", "smith-1901:1", "The party leads […] and does not replace it."),
]
EVIDENCE = [
    ("who-decides", "smith-1901:5", "The council decides."),
    ("who-decides", "smith-1901:1", "The party leads the council"),
    ("who-decides", "jones-nd:2", "Nothing is decided by a show of hands."),
    ("who-decides", "jones-nd:1", "the council decides.” It does not."),
    ("the-school", "smith-1901:4", "The council taught itself."),
]


def test_the_prose_of_the_chapters_comes_first_and_the_evidence_after(copy):
    assert rows(copy.load(), copy.root / "chapters") == PROSE + EVIDENCE


def test_unsound_citations_are_left_to_the_check(copy):
    copy.edit("chapters/who-decides.md", "{locus}`jones-nd:2`", "{locus}`jones-nd:20`")
    copy.edit("chapters/who-decides.md", "The council decides.", "The council decided.")
    assert rows(copy.load(), copy.root / "chapters")[:3] == [PROSE[0], PROSE[3], PROSE[4]]


def test_a_chapter_is_named_by_its_path_below_the_chapters(copy):
    copy.write("chapters/essays/more.md", "{locus}`smith-1901:3`\n")
    assert rows(copy.load(), copy.root / "chapters")[0] == ("essays/more", "smith-1901:3", None)
