"""A PDF: printed by a browser, read for the pages of its places, and given an outline and a name."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

from browser import QUIET
from paper import Paper
from playwright.sync_api import Error, sync_playwright
from pypdf import PdfReader, PdfWriter
from pypdf.generic import Fit
from title_page import Imprint

# Letters that share a glyph of the typeface with the quotation marks; the browser names the glyph after them
TWINS = {b"<02BB>": b"<2018>", b"<02BC>": b"<2019>"}
NAMED = "CHROMIUM=/path/to/chrome make pdf"
OLDEST = 131  # the first Chromium that takes page numbers and running heads from a style sheet


class PressError(Exception):
    """The browser could not print; the message says why, and what to do."""


class Press:
    """A browser that prints."""

    def __init__(self, path: str) -> None:
        """Use the browser at `path`."""
        self.path = path

    def __enter__(self) -> Press:
        """Start the browser."""
        self.playwright = sync_playwright().start()
        try:
            self.browser = self.playwright.chromium.launch(executable_path=self.path, args=QUIET)
        except Error as error:
            self.playwright.stop()
            raise PressError(
                f"{self.path} does not start: {_first_line(error)} Name another: CHROMIUM=/path/to/chrome make pdf"
            ) from None
        if int(self.browser.version.split(".")[0]) < OLDEST:
            version = self.browser.version
            self.__exit__(None, None, None)
            raise PressError(
                f"{self.path} is version {version}, and page numbers need {OLDEST} or newer. "
                f"Update it, or name a newer one: {NAMED}"
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the browser."""
        self.browser.close()
        self.playwright.stop()

    def print(self, page: Path, target: Path, *, tagged: bool) -> None:
        """Print a page of HTML, light and without scripts, on the paper that its style sheet names.

        Tags are for screen readers, and take as long as the rest.
        """
        context = self.browser.new_context(java_script_enabled=False, color_scheme="light", offline=True)
        context.set_default_timeout(0)
        try:
            opened = context.new_page()
            opened.goto(page.as_uri())
            opened.pdf(path=target, prefer_css_page_size=True, print_background=True, tagged=tagged)
        except Error as error:
            raise PressError(
                f"{self.path} could not print the book: {_first_line(error)} Run make pdf again."
            ) from None
        finally:
            context.close()


def _first_line(error: Error) -> str:
    line = error.message.strip().splitlines()[0]
    return line if line.endswith(".") else f"{line}."


def page_numbers(pdf: Path, anchors: list[str]) -> dict[str, int]:
    """Return the page, from 1, on which each anchor stands."""
    found = {}
    with PdfReader(pdf) as reader:
        places = reader.named_destinations
        for anchor in anchors:
            place = places.get(f"/{anchor}")
            page = None if place is None else reader.get_destination_page_number(place)
            if page is None:
                raise PressError(f"The browser left the place {anchor} out of the PDF. Name another: {NAMED}")
            found[anchor] = page + 1
    return found


def finish(pdf: Path, target: Path, imprint: Imprint, paper: Paper, numbers: dict[str, int]) -> None:
    """Write the PDF with its outline, by part and chapter, and its title and author; what was printed stays as it is."""
    writer = PdfWriter(pdf, incremental=True)  # appends, so that the tags for screen readers stay as they are
    part = None
    for chapter in paper.contents:
        page = numbers[chapter.anchor] - 1
        if chapter.part and chapter.opens:
            part = writer.add_outline_item(title=chapter.part, page_number=page, fit=Fit.xyz())
        parent = part if chapter.part else None
        writer.add_outline_item(title=paper.titles[chapter], page_number=page, parent=parent, fit=Fit.xyz())
    name_letters(writer)
    writer.page_mode = "/UseOutlines"
    writer.add_metadata({"/Title": f"{imprint.title} {imprint.subtitle}", "/Author": imprint.author})
    writer.write(target)


def name_letters(writer: PdfWriter) -> None:
    """Give the quotation marks their own names, so that what is searched for or copied has them."""
    streams: dict[int, Any] = {}
    for page in writer.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            names = font.get_object().raw_get("/ToUnicode")
            streams[names.idnum] = names.get_object()
    for stream in streams.values():
        before = after = stream.get_data()
        for letter, mark in TWINS.items():
            after = after.replace(letter, mark)
        if after != before:
            stream.set_data(after)
