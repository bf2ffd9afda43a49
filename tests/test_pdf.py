"""The printed book: what a reader of the PDF finds, and where its links lead."""

import re
import shutil
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from conftest import NO_BOOK, ROOT, book_contents, page_path
from pypdf import PdfReader

from helpers import load_corpus

PRINTER = ROOT / "tools/print_book.py"
PDF = ROOT / "_build/pdf/what-is-a-leninist-party.pdf"
A4 = (595, 842)


@pytest.fixture(scope="module")
def printed():
    """Print the book, which takes no time when the PDF stands, and open it."""
    made = subprocess.run([sys.executable, str(PRINTER)], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    with PdfReader(PDF) as reader:
        yield reader


@pytest.fixture(scope="module")
def outline(printed):
    """Give the outline as (depth, title, page from 0)."""
    return list(flattened(printed, printed.outline, 0))


def flattened(reader, items, depth):
    for item in items:
        if isinstance(item, list):
            yield from flattened(reader, item, depth + 1)
        else:
            yield depth, item.title, reader.get_destination_page_number(item)


def title_of(name):
    page = BeautifulSoup(page_path(f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    return page.h1.find(string=True, recursive=False)


def words(text):
    """Give a text's words alone: a printed line ends where the paper does."""
    return " ".join(re.findall(r"\w+", text))


def links(page):
    found = (annotation.get_object() for annotation in page.get("/Annots", []))
    return [one for one in found if one["/Subtype"] == "/Link"]


def test_the_outline_names_every_part_and_chapter_in_order(outline):
    expected = []
    for part, names in book_contents():
        expected += [(0, part)] if part else []
        expected += [(1 if part else 0, title_of(name)) for name in names]
    assert [(depth, title) for depth, title, _ in outline] == expected


def test_every_chapter_begins_on_the_page_that_outline_and_contents_name(printed, outline):
    contents = words(printed.pages[1].extract_text())
    parts = {part for part, _ in book_contents()}
    for _, title, number in outline:
        text = printed.pages[number].extract_text()
        assert words(title).lower() in words(text).lower(), title
        assert str(number + 1) in text.splitlines(), title
        if title not in parts:
            assert words(f"{title} {number + 1}") in contents, title


def test_the_last_paragraph_of_a_reading_text_is_there_word_for_word(printed, outline):
    titles = [title for _, title, _ in outline]
    first, end = (outline[titles.index("Rahman n.d.") + step][2] for step in (0, 1))
    text = " ".join(page.extract_text() for page in printed.pages[first:end])
    last = [passage for passage in load_corpus()["rahman-nd"] if passage.kind == "paragraph"][-1]
    assert len(last.text.split()) > 20
    assert words(last.text) in words(text)
    # What a reader copies has apostrophes, and not the letter that looks like one.
    assert "Lenin’s" in text
    assert "ʼ" not in text


def test_a_citation_leads_to_the_page_that_holds_its_words(printed, outline):
    front = BeautifulSoup(page_path("chapters/index.html").read_text(encoding="utf-8"), "html.parser").article
    quoted = [(one.get_text(), one.find_next("a", class_="locus")["href"]) for one in front.select(".quoted-words")]
    assert len(quoted) == 5
    reached = {link.get("/Dest") for page in printed.pages[outline[0][2] : outline[1][2]] for link in links(page)}
    for text, href in quoted:
        siglum, anchor = re.fullmatch(r"texts/(.+)\.html#(.+)", href).groups()
        place = f"/texts-{siglum}--{anchor}"
        assert place in reached
        page = printed.get_destination_page_number(printed.named_destinations[place])
        two_pages = " ".join(one.extract_text() for one in printed.pages[page : page + 2])
        opening = words(re.sub(r"\[.*?\]\w*", "", text)).split()[:6]
        assert " ".join(opening) in words(two_pages), href


def test_every_link_leads_into_the_book_or_to_the_web(printed):
    places = set(printed.named_destinations)
    found = [link for page in printed.pages for link in links(page)]
    inside = [str(link["/Dest"]) for link in found if "/Dest" in link]
    outside = [str(link["/A"]["/URI"]) for link in found if "/Dest" not in link]
    assert len(inside) > 3000
    assert sorted(set(inside) - places) == []
    assert [address for address in outside if not address.startswith(("http://", "https://"))] == []


def test_it_is_set_on_a4_with_a_name_a_language_and_tags(printed):
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in printed.pages} == {A4}
    assert printed.metadata.title == "What Is a Leninist Party? A comparative commentary on five texts"
    assert printed.metadata.author == "The commentators of What Is a Leninist Party?"
    catalog = printed.trailer["/Root"]
    assert (catalog["/Lang"], catalog["/MarkInfo"]["/Marked"], catalog["/PageMode"]) == ("en", True, "/UseOutlines")


def test_evidence_stands_open_and_no_furniture_is_printed(printed, outline):
    titles = [title for _, title, _ in outline]
    at = titles.index("Which Leninism?")
    pages = printed.pages[outline[at][2] : outline[at + 1][2]]
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    page = BeautifulSoup(page_path("chapters/which-leninism.html").read_text(encoding="utf-8"), "html.parser")
    evidence = [item.select_one(".quoted-words").get_text() for item in page.select("ul.evidence > li")]
    assert len(evidence) > 20
    assert [one for one in evidence if words(one) not in words(text)] == []
    for furniture in ("Show the code", "Search the book", "compare_positions", "previous", "¶"):
        assert furniture not in text


def test_nothing_is_cut_off_at_the_edge_of_the_paper(printed, outline, tmp_path, chromium):
    """Lay the printed page out as wide as its paper, and look for what is wider."""
    context = chromium.new_context(java_script_enabled=True, viewport={"width": 612, "height": 900})
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto((ROOT / "_build/print/book.html").as_uri())
    wide = page.evaluate(
        """() => [...document.querySelectorAll(".chapter table, .chapter svg, .chapter pre, .comparison-pane")]
            .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .map((one) => `${one.closest(".chapter").id}: ${one.className.baseVal ?? one.className}`)"""
    )
    context.close()
    assert wide == []


def run(root, **environment):
    command = [sys.executable, str(PRINTER), "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, env={"PATH": "/nowhere", **environment}, check=False)


def test_without_a_book_it_says_how_to_get_one(tmp_path):
    result = run(tmp_path)
    assert (result.returncode, result.stderr) == (
        1,
        "There is no book in _build/html to print. Run make pdf, which builds it first.\n",
    )


def test_without_a_browser_it_says_how_to_get_one(tmp_path):
    assert (ROOT / "_build/html.json").exists(), NO_BOOK
    (tmp_path / "_build/html").mkdir(parents=True)
    shutil.copy(ROOT / "_build/html.json", tmp_path / "_build")
    result = run(tmp_path, CHROMIUM="/no/such/browser")
    assert result.returncode == 1
    assert result.stderr.startswith("There is no Chromium or Chrome, which the browser tests and the PDF need.")
    assert result.stderr.count("\n") == 1


def test_a_browser_that_does_not_start_is_named(tmp_path):
    broken = tmp_path / "browser"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    code = f"from pdf_file import Press, PressError\ntry:\n    Press({str(broken)!r}).__enter__()\nexcept PressError as e:\n    print(e)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "tools", check=False
    )
    assert result.stdout.startswith(f"{broken} does not start: ")
    assert result.stdout.endswith("Name another: CHROMIUM=/path/to/chrome make pdf\n")
    assert result.stderr == ""
