"""The whole book as one page of HTML, ready for paper: its pages in order, under one set of addresses."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import Tag
from sphinx_external_toc.parsing import parse_toc_yaml

from helpers.book.still import still

# Attributes that hold ids of their own page, several in one
REFERENCES = ("aria-labelledby", "aria-describedby", "headers")
DEEPEST = 6


@dataclass(frozen=True)
class Chapter:
    """One page of the book: its file without an ending, the part it belongs to, and whether it opens the part."""

    name: str
    part: str | None
    opens: bool

    @property
    def anchor(self) -> str:
        """The id of the chapter in the one page."""
        return self.name.removeprefix("chapters/").replace("/", "-")


def chapters(root: Path) -> list[Chapter]:
    """Return every chapter in the order of _toc.yml."""
    site = parse_toc_yaml(root / "_toc.yml")

    def below(name: str) -> Iterator[str]:
        yield name
        for tree in site[name].subtrees:
            for item in tree.items:
                if str(item) in site:
                    yield from below(str(item))

    found = [Chapter(site.root.docname, None, opens=False)]
    for tree in site.root.subtrees:
        names = [name for item in tree.items if str(item) in site for name in below(str(item))]
        found += [Chapter(name, tree.caption, opens=name == names[0]) for name in names]
    return found


class Paper:
    """The pages of the built book, with every address rewritten to lead inside the one page."""

    def __init__(self, book: Path, contents: list[Chapter]) -> None:
        """Read the pages of `contents` in the folder `book`."""
        self.contents = contents
        self.anchors = {f"{chapter.name}.html": chapter.anchor for chapter in contents}
        self.articles = {chapter: self._article(book, chapter) for chapter in contents}
        self.titles = {chapter: _title(article) for chapter, article in self.articles.items()}

    def _article(self, book: Path, chapter: Chapter) -> Tag:
        page = still((book / f"{chapter.name}.html").read_text(encoding="utf-8"))
        article = page.select_one("article.bd-article")
        if article is None:
            raise ValueError(f"{chapter.name}.html has no article.bd-article; the theme's pages have one.")
        for element in article.find_all(True):
            self._readdress(element, chapter)
        for folded in article.find_all("details"):
            folded["open"] = ""
        if chapter.part:
            for heading in article.find_all(["h1", "h2", "h3", "h4", "h5"]):
                heading.name = f"h{min(int(heading.name[1]) + 1, DEEPEST)}"
        return article

    def _readdress(self, element: Tag, chapter: Chapter) -> None:
        if "id" in element.attrs:
            element["id"] = f"{chapter.anchor}--{element['id']}"
        for name in REFERENCES:
            if name in element.attrs:
                element[name] = " ".join(f"{chapter.anchor}--{one}" for one in str(element[name]).split())
        if element.name == "a" and "href" in element.attrs:
            address = self._inside(str(element["href"]), chapter)
            if address is None:
                del element["href"]
            else:
                element["href"] = address

    def _inside(self, address: str, chapter: Chapter) -> str | None:
        """Return where a link leads in the one page; None if the book has no such page."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return address
        path = posixpath.normpath(posixpath.join(posixpath.dirname(chapter.name), unquote(parts.path)))
        anchor = self.anchors.get(path) if parts.path else chapter.anchor
        if anchor is None:
            return None
        return f"#{anchor}--{parts.fragment}" if parts.fragment else f"#{anchor}"

    def html(self, front: str, sheets: list[str], pages: dict[str, int]) -> str:
        """Return the one page: what stands in front, the contents with the numbers of their pages, the chapters."""
        links = "".join(f'<link rel="stylesheet" href="{escape(sheet)}">' for sheet in sheets)
        left = _css_string(self.titles[self.contents[0]])
        pages_and_heads = [("contents", "Contents"), *((_page(one), self.titles[one]) for one in self.contents)]
        heads = "".join(
            f"@page {page} {{ @top-left {{ content: {left} }} @top-right {{ content: {_css_string(right)} }} }}\n"
            for page, right in pages_and_heads
        )
        body = "".join(self._chapter(chapter) for chapter in self.contents)
        title = escape(self.titles[self.contents[0]])
        return (
            f'<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8"><title>{title}</title>'
            f"{links}<style>{heads}</style>"
            f"</head><body>{front}{self._contents(pages)}{body}</body></html>"
        )

    def _chapter(self, chapter: Chapter) -> str:
        part = f'<h1 class="part">{escape(chapter.part)}</h1>' if chapter.part and chapter.opens else ""
        style = f"page: {_page(chapter)}"
        return f'<div class="chapter" id="{chapter.anchor}" style="{style}">{part}{self.articles[chapter]}</div>'

    def _contents(self, pages: dict[str, int]) -> str:
        lines = []
        for chapter in self.contents:
            if chapter.opens and chapter.part:
                lines.append(f'<p class="contents-part">{escape(chapter.part)}</p>')
            lines.append(
                f'<p class="contents-line"><a href="#{chapter.anchor}">{escape(self.titles[chapter])}</a>'
                f'<span class="leader"></span><span>{pages.get(chapter.anchor, 0)}</span></p>'
            )
        return f'<nav class="contents"><h1>Contents</h1>{"".join(lines)}</nav>'


def _page(chapter: Chapter) -> str:
    return f"page-{chapter.anchor}"


def _title(article: Tag) -> str:
    heading = article.find(["h1", "h2"])
    return heading.get_text().strip() if heading else ""


def _css_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
