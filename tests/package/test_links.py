"""What the book links to, and so what an edition in excerpts shows."""

from helpers import Locus
from helpers.links import book_links, is_shown, shown_link

EVIDENCE = """\
      - at: 2
        exact: Nothing is decided by a show of hands.
        voice: Jones
        bearing: implies
"""


def addresses(found):
    return sorted(map(str, found))


def test_what_is_discussed_and_what_a_silence_dismisses_is_linked(tiny):
    assert addresses(book_links(tiny).linked) == [
        "jones-nd:1",
        "jones-nd:2",
        "smith-1901:1",
        "smith-1901:2",
        "smith-1901:4",
        "smith-1901:5",
        "smith-1901:n2",
    ]


def test_a_hit_that_a_silence_dismisses_is_linked_where_nothing_else_cites_it(copy):
    copy.edit("chapters/who-decides.md", "{locus}`jones-nd:2`", "{locus}`jones-nd:1`")
    copy.edit("corpus/positions/rule.yml", EVIDENCE, "")
    copy.edit("corpus/positions/rule.yml", "bearing: qualifies", "bearing: implies")
    links = book_links(copy.load())
    dismissed = Locus.parse("jones-nd:2")
    assert dismissed in links.linked
    assert dismissed not in links.chapters  # a table leads there; no chapter discusses it


def test_a_passage_in_excerpts_is_shown_when_the_book_links_to_it(copy):
    copy.edit("corpus/works/smith-1901/work.yml", "publish: full", "publish: excerpts")
    corpus = copy.load()
    cited, other = Locus.parse("smith-1901:5"), Locus.parse("smith-1901:6")
    assert [is_shown(corpus, locus) for locus in (cited, other)] == [True, False]
    assert shown_link(corpus, cited) == '<a class="locus" href="texts/smith-1901.html#p5">Smith 1901, §5</a>'
    assert shown_link(corpus, other) == "Smith 1901, §6"
    assert shown_link(corpus, other, "there & then") == "there &amp; then"


def test_of_a_full_work_everything_is_shown(tiny):
    assert all(is_shown(tiny, passage.locus) for passage in tiny["smith-1901"])
