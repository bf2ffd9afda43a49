"""A page held still: its content without scripts and controls, as paper and an e-book need it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

# What only a browser with scripts can use, and the program text, which the book's pages fold away too.
LIVE = (
    "script, noscript, template, button, input, select, textarea, label:has(input), a.headerlink, "
    ".cell_input, .cw-controls, .cw-modes, .cw-tools, .cw-permalink"
)
CODE = "details.hide"  # MyST-NB folds the code in these; what else they hold is shown
SVG = "http://www.w3.org/2000/svg"
# XML keeps letters as they are written, and the parser gives small ones.
SVG_NAMES = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio", "textlength": "textLength"}
# A colour of the page's own, and what stands in for it: reading programs may not know the first
COLOUR = re.compile(r"var\([^,()]+, *([^()]+)\)")
# No XML may hold these.
CONTROL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def still(markup: str) -> BeautifulSoup:
    """Return what a page says, without the elements that need scripts and without its code."""
    soup = BeautifulSoup(markup, "html.parser")
    for element in soup.select(LIVE):
        if not element.decomposed:
            element.decompose()
    for folded in soup.select(CODE):
        if folded.summary:
            folded.summary.decompose()
        folded.unwrap()
    for element in soup.select("[tabindex]"):
        del element["tabindex"]
    return soup


def as_xhtml(soup: BeautifulSoup, suffix: str) -> str:
    """Return a page as XML, in which links to other pages end in `suffix`."""
    for drawing in soup.find_all("svg"):
        _name_drawing(drawing)
    for link in soup.find_all("a", href=True):
        link["href"] = _renamed(str(link["href"]), suffix)
    return CONTROL.sub("", soup.decode(formatter="minimal"))


def _name_drawing(drawing: Tag) -> None:
    drawing["xmlns"] = SVG
    for element in (drawing, *drawing.find_all(True)):
        for small, name in SVG_NAMES.items():
            if small in element.attrs:
                element[name] = element.attrs.pop(small)
        if "style" in element.attrs:
            element["style"] = COLOUR.sub(r"\1", str(element["style"]))


def _renamed(address: str, suffix: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.endswith(".html"):
        return address
    return parts._replace(path=parts.path.removesuffix(".html") + suffix).geturl()
