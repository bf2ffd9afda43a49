"""The e-book says what the book's pages say, and is a sound EPUB."""

import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup
from conftest import ROOT, book_contents, page_path

EPUB = ROOT / "_build/epub/what-is-a-leninist-party.epub"
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTROLS = {"script", "noscript", "button", "input", "select", "textarea", "form", "iframe", "template"}


@pytest.fixture(scope="module")
def ebook():
    """Build the e-book, which takes no time when it stands, and open it."""
    command = [sys.executable, str(ROOT / "tools/build_book.py"), "--builder", "epub"]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(EPUB) as opened:
        yield opened


@cache
def parsed(name):
    """Parse a file of the e-book as XML, which fails on anything that is none."""
    with zipfile.ZipFile(EPUB) as opened:
        return ElementTree.fromstring(opened.read(name))


def page_names(ebook):
    return sorted(name for name in ebook.namelist() if name.startswith("chapters/"))


def test_every_chapter_is_there_in_the_order_of_the_contents(ebook):
    package = parsed("content.opf")
    files = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    order = [files[item.get("idref")] for item in package.iter(f"{OPF}itemref") if item.get("linear") != "no"]
    assert order == [f"{name}.xhtml" for _, names in book_contents() for name in names]
    assert page_names(ebook) == sorted(order)


def test_the_contents_name_every_part_and_chapter(ebook):
    top = parsed("nav.xhtml").find(f".//{XHTML}nav/{XHTML}ol")
    first, *parts = top.findall(f"{XHTML}li")
    found = [(None, [first.find(f"{XHTML}a").get("href")])]
    for part in parts:
        links = [link.get("href") for link in part.findall(f"{XHTML}ol/{XHTML}li/{XHTML}a")]
        found.append((part.find(f"{XHTML}a").text, links))
    assert found == [(part, [f"{name}.xhtml" for name in names]) for part, names in book_contents()]


def test_it_names_itself_as_the_citation_file_does(ebook):
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    metadata = parsed("content.opf").find(f"{OPF}metadata")
    assert metadata.findtext(f"{DC}title") == citation["title"]
    assert metadata.findtext(f"{DC}creator") == citation["authors"][0]["name"]
    assert metadata.findtext(f"{DC}language") == "en"
    assert metadata.findtext(f"{DC}identifier").startswith("urn:uuid:")
    assert "CC BY 4.0" in metadata.findtext(f"{DC}rights")
    assert metadata.find(f"{DC}publisher") is None
    assert [one.text for one in metadata.iter(f"{DC}contributor")][1:3] == ["Jack Conrad", "Chris Harman"]


def test_nothing_in_it_needs_a_script(ebook):
    assert [name for name in ebook.namelist() if name.endswith((".js", ".json", ".woff2"))] == []
    for name in page_names(ebook):
        tags = {element.tag.removeprefix(XHTML) for element in parsed(name).iter()}
        assert tags & CONTROLS == set(), name
        assert "widget-state" not in ebook.read(name).decode(), name


def test_every_link_inside_it_leads_to_its_place(ebook):
    ids = {name: {element.get("id") for element in parsed(name).iter()} for name in [*page_names(ebook), "nav.xhtml"]}
    broken = []
    for name in ids:
        for link in parsed(name).iter(f"{XHTML}a"):
            parts = urlsplit(link.get("href", ""))
            if parts.scheme:
                continue
            target = resolved(name, unquote(parts.path)) if parts.path else name
            if target not in ids or (parts.fragment and unquote(parts.fragment) not in ids[target]):
                broken.append(f"{name}: {link.get('href')}")
    assert broken == []


def resolved(page, path):
    parts = []
    for part in (PurePosixPath(page).parent / path).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_quotations_citations_tables_and_plots_are_those_of_the_pages(ebook):
    for _, names in book_contents():
        for name in names:
            page = BeautifulSoup(page_path(f"{name}.html").read_text(encoding="utf-8"), "html.parser").article
            held = BeautifulSoup(ebook.read(f"{name}.xhtml"), "html.parser").body
            for what in (".quoted-words", "a.locus", "table", "figure svg", "blockquote", ".passage"):
                assert [one.get_text() for one in held.select(what)] == [one.get_text() for one in page.select(what)]


def test_epubcheck_finds_nothing(ebook):
    found = shutil.which("epubcheck")
    if found is None:
        pytest.skip(
            "there is no epubcheck; the other tests read the EPUB without it (Debian: apt-get install epubcheck)"
        )
    # Debian's command is a Java archive, which not every machine runs by itself.
    command = ["java", "-jar", found] if zipfile.is_zipfile(found) else [found]
    checked = subprocess.run([*command, "-w", str(EPUB)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
