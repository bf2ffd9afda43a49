"""Print the built book into _build/pdf, as one PDF.

The pages of _build/html are laid end to end, without their scripts, and a browser prints them. It prints twice:
only a printed book knows on which pages its chapters begin, and the contents name those.
"""

from __future__ import annotations

import argparse
import fcntl
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from browser import REMEDY, find
from build_log import complain
from build_state import Stamp
from npm import fetch_once
from paper import Paper, chapters
from pdf_file import Press, PressError, finish, page_numbers
from title_page import read_imprint, title_page

NAME = "what-is-a-leninist-party.pdf"
PRINTINGS = 4  # two do, unless a number in the contents moves a line
FONTS = "node_modules/@fontsource"
FACES = (
    *(f"source-serif-4/{face}.css" for face in ("400", "400-italic", "600", "600-italic")),
    *(f"source-sans-3/{face}.css" for face in ("400", "400-italic", "600")),
)
SHEETS = ("book.css", "commentary/commentary.css")


def main() -> int:
    """Print the book unless the PDF on disk is of this very book; the exit status says whether it stands."""
    parser = argparse.ArgumentParser(description="Print the built book into _build/pdf.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    root = parser.parse_args().root.resolve()
    (root / "_build").mkdir(exist_ok=True)
    with (root / "_build/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return 0 if Printing(root).make() else 1


class Printing:
    """One printing of the book of one checkout."""

    def __init__(self, root: Path) -> None:
        """Know the places."""
        self.root = root
        self.book = root / "_build/html"
        self.workshop = root / "_build/print"
        self.output = root / "_build/pdf"
        self.stamp = Stamp(root / "_build/pdf.json", self.output)

    def make(self) -> bool:
        """Bring the PDF up to date with the pages."""
        pages = self.root / "_build/html.json"  # the stamp of the pages stands for all they are made from
        if not pages.exists() or not self.book.exists():
            return complain("There is no book in _build/html to print. Run make pdf, which builds it first.")
        made_from = pages.read_text(encoding="utf-8")
        if self.stamp.holds(made_from):
            print("The PDF is up to date: _build/pdf")
            return True
        self.stamp.clear()
        browser = find()
        if browser is None:
            return complain(REMEDY)
        started = time.monotonic()
        print("Printing the book ...", flush=True)
        needed = Path(FONTS, FACES[0])
        if trouble := fetch_once(self.root, "web/print", self.workshop, needed, "the typefaces"):
            return complain(trouble)
        if not self.printed(browser):
            return False
        self.stamp.write(made_from)
        print(f"The PDF stands after {time.monotonic() - started:.0f} s: _build/pdf/{NAME}")
        return True

    def printed(self, browser: str) -> bool:
        """Print until the contents name the pages on which the chapters stand."""
        imprint = read_imprint(self.root)
        front = title_page(self.root, imprint)
        html, pdf = self.workshop / "book.html", self.workshop / "book.pdf"
        numbers: dict[str, int] = {}
        try:
            paper = Paper(self.book, chapters(self.root))
            with Press(browser) as press:
                for _ in range(PRINTINGS):
                    html.write_text(paper.html(front, self.sheets(), numbers), encoding="utf-8")
                    press.print(html, pdf, tagged=bool(numbers))
                    before, numbers = numbers, page_numbers(pdf, [one.anchor for one in paper.contents])
                    if numbers == before:
                        break
        except (PressError, ValueError) as error:
            return complain(str(error))
        self.output.mkdir()
        finish(pdf, self.output / NAME, imprint, paper, numbers)
        return True

    def sheets(self) -> list[str]:
        """Name the style sheets: typefaces, the pages' own, and what paper adds."""
        static = self.book / "_static"
        paths = [self.workshop / FONTS / face for face in FACES]
        paths += [static / sheet for sheet in SHEETS if (static / sheet).exists()]
        return [path.as_uri() for path in (*paths, self.root / "web/print/print.css")]


if __name__ == "__main__":
    sys.exit(main())
