"""How the pages of the book become the one page that is printed."""

import pytest
from bs4 import BeautifulSoup
from paper import Chapter, Paper, chapters

TOC = """\
format: jb-book
root: chapters/index
parts:
  - caption: "First & last"
    chapters:
      - file: chapters/one
        sections:
          - file: chapters/one-more
      - file: chapters/texts/two
"""
PAGE = '<html><body><nav>Search</nav><article class="bd-article"><section id="top"><h1>{title}</h1>{body}</section></article></body></html>'


@pytest.fixture
def root(tmp_path):
    (tmp_path / "_toc.yml").write_text(TOC)
    for name in ("index", "one", "one-more", "texts/two"):
        (tmp_path / "chapters" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"chapters/{name}.md").write_text(f"# {name}\n")
    return tmp_path


def laid_out(root, **bodies):
    """Write four pages, some with a body of their own, and give the one page made of them."""
    for chapter in chapters(root):
        file = root / f"{chapter.name}.html"
        body = bodies.get(chapter.anchor.replace("-", "_"), "")
        file.write_text(PAGE.format(title=chapter.anchor, body=body))
    return BeautifulSoup(Paper(root, chapters(root)).html("<p>front</p>", ["a.css"], {"one": 7}), "html.parser")


def test_chapters_come_in_the_order_of_the_contents_with_those_below_others(root):
    assert chapters(root) == [
        Chapter("chapters/index", None, opens=False),
        Chapter("chapters/one", "First & last", opens=True),
        Chapter("chapters/one-more", "First & last", opens=False),
        Chapter("chapters/texts/two", "First & last", opens=False),
    ]
    assert [chapter.anchor for chapter in chapters(root)] == ["index", "one", "one-more", "texts-two"]


def test_a_link_leads_to_the_same_place_in_the_one_page(root):
    body = (
        '<a href="texts/two.html#p1">a</a><a href="#top">b</a><a href="texts/two.html">c</a>'
        '<a href="https://example.org/">d</a><a href="../search.html">e</a>'
    )
    page = laid_out(root, one=body, texts_two='<p id="p1">x</p><a href="../one.html#top">f</a>')
    addresses = [link.get("href") for link in page.select(".chapter a")]
    assert addresses == ["#texts-two--p1", "#one--top", "#texts-two", "https://example.org/", None, "#one--top"]
    assert all(page.find(id=address[1:]) for address in addresses if address and address.startswith("#"))


def test_no_id_stands_twice_in_the_one_page(root):
    ids = [element["id"] for element in laid_out(root).select("[id]")]
    assert len(ids) == len(set(ids)) == 8


def test_a_part_is_named_once_above_its_first_chapter_and_its_chapters_stand_below_it(root):
    page = laid_out(root, one="<h2>section</h2>")
    headings = [(one.name, one.get_text()) for one in page.select(".chapter :is(h1, h2, h3)")]
    assert headings == [
        ("h1", "index"),
        ("h1", "First & last"),
        ("h2", "one"),
        ("h3", "section"),
        ("h2", "one-more"),
        ("h2", "texts-two"),
    ]


def test_what_a_page_folds_is_open_and_its_navigation_is_gone(root):
    page = laid_out(root, one="<details><summary>Evidence</summary>x</details><button>Sort</button>")
    assert page.details.has_attr("open")
    assert "Search" not in page.get_text()
    assert page.button is None


def test_the_contents_name_the_page_of_each_chapter(root):
    lines = [line.get_text(" ") for line in laid_out(root).select(".contents p")]
    assert lines == ["index 0", "First & last", "one 7", "one-more 0", "texts-two 0"]
    assert laid_out(root).select_one(".contents-line a")["href"] == "#index"


def test_a_title_with_quotation_marks_stands_in_the_running_head(root):
    page = laid_out(root)
    assert '@page page-one { @top-left { content: "index" } @top-right { content: "one" } }' in page.style.get_text()
    (root / "chapters/one.html").write_text(PAGE.format(title='A "word" <em>set</em> apart', body=""))
    html = Paper(root, chapters(root)).html("", [], {})
    assert 'content: "A \\"word\\" set apart"' in html


def test_a_page_that_is_no_page_of_the_theme_is_named(root):
    laid_out(root)
    (root / "chapters/one.html").write_text("<p>not a page</p>")
    with pytest.raises(ValueError, match=r"^chapters/one.html has no article.bd-article; the theme's pages have one.$"):
        Paper(root, chapters(root))
