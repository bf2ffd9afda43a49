"""Every link inside the built book leads somewhere."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from conftest import BOOK, page_path

# Attributes that name another file of the book
ADDRESSES = {"href", "src", "action", "data"}


class Page(HTMLParser):
    """The ids of a page, and the addresses it names."""

    def __init__(self, text):
        super().__init__()
        self.ids = []
        self.addresses = []
        self.feed(text)

    def handle_starttag(self, _tag, attributes):
        for name, value in attributes:
            if name == "id" and value:
                self.ids.append(value)
            elif name in ADDRESSES and value is not None:
                self.addresses.append(value)


@cache
def read(path: Path) -> Page:
    return Page(path.read_text(encoding="utf-8"))


def broken(path: Path, address: str) -> str | None:
    """Say what is wrong with one address of a page."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_relative_to(BOOK) or not target.is_file():
        return f"{address}: there is no such file in the book"
    if parts.fragment and unquote(parts.fragment) not in read(target).ids:
        return f"{address}: that page has no such id"
    return None


def test_every_address_of_the_page_resolves(page_name):
    path = page_path(page_name)
    faults = {broken(path, address) for address in read(path).addresses}
    assert sorted(fault for fault in faults if fault) == []


def test_no_id_stands_twice_on_the_page(page_name):
    ids = read(page_path(page_name)).ids
    assert sorted({name for name in ids if ids.count(name) > 1}) == []


def test_a_broken_link_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr("test_links.BOOK", tmp_path)
    page = tmp_path / "page.html"
    page.write_text('<a href="gone.html">x</a><a href="#p9">y</a><p id="p1">z</p><a href="#p1">w</a>')
    faults = [broken(page, address) for address in read(page).addresses]
    assert faults == [
        "gone.html: there is no such file in the book",
        "#p9: that page has no such id",
        None,
    ]
