"""The book as an EPUB: Sphinx's own builder, with still pages, the parts of the book, and what the package file lacks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder, NavPoint

from helpers.book.citing import book_of
from helpers.book.still import as_xhtml, still
from helpers.voices import voices

SHEET = "web/epub"  # the template of a page and its style
OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"


class Epub(Epub3Builder):
    """Sphinx's EPUB 3, which leaves out the fonts and scripts of the book's pages."""

    def init(self) -> None:
        """Use the e-book's own template: those of the pages belong to their theme."""
        self.config.templates_path = [SHEET]
        super().init()

    def copy_static_files(self) -> None:
        """Bring the one style sheet."""
        folder = Path(self.outdir) / "_static"
        folder.mkdir(exist_ok=True)
        shutil.copy(Path(self.srcdir) / SHEET / "epub.css", folder)

    def build_navlist(self, navnodes: list[dict[str, Any]]) -> list[NavPoint]:
        """Return the contents by part; Sphinx knows the chapters alone."""
        chapters = {point.refuri: point for point in super().build_navlist(navnodes)}
        parts = []
        for tree in self.env.get_doctree(self.config.root_doc).findall(addnodes.toctree):
            files = [f"{name}{self.out_suffix}" for _, name in tree["entries"]]
            members = [chapters.pop(file) for file in files if file in chapters]
            if members and tree.get("caption"):
                members = [NavPoint(tree["caption"], members[0].refuri, members)]
            parts += members
        return [*chapters.values(), *parts]

    def toc_metadata(self, level: int, navpoints: Any) -> dict[str, Any]:
        """Give the older table of contents the book's identifier, which must be the same in both."""
        return {**super().toc_metadata(level, navpoints), "uid": self.config.epub_identifier}

    def build_content(self) -> None:
        """Write the package file, and correct it."""
        super().build_content()
        ElementTree.register_namespace("", OPF)
        ElementTree.register_namespace("dc", DC)
        path = Path(self.outdir) / "content.opf"
        package = ElementTree.parse(path)
        self._name_people(package.getroot())
        self._declare_drawings(package.getroot())
        package.write(path, encoding="utf-8", xml_declaration=True)

    def _name_people(self, package: ElementTree.Element) -> None:
        """Name the authors of the texts as contributors; the book has no publisher."""
        metadata = package.find(f"{{{OPF}}}metadata")
        assert metadata is not None
        for name in ("publisher", "contributor"):
            for element in metadata.findall(f"{{{DC}}}{name}"):
                metadata.remove(element)
        corpus = book_of(self.app).corpus
        for work in corpus.works:
            ElementTree.SubElement(metadata, f"{{{DC}}}contributor").text = voices(corpus)[work.author].name

    def _declare_drawings(self, package: ElementTree.Element) -> None:
        """Declare the pages that hold drawings, as EPUB asks."""
        for item in package.iter(f"{{{OPF}}}item"):
            path = Path(self.outdir) / item.get("href", "")
            if path.suffix == self.out_suffix and path.name != "nav.xhtml" and "<svg" in path.read_text("utf-8"):
                item.set("properties", "svg")


def _hold_still(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if isinstance(app.builder, Epub) and "body" in context:
        context["body"] = as_xhtml(still(context["body"]), app.builder.out_suffix)


def setup(app: Sphinx) -> None:
    """Take the place of Sphinx's builder."""
    app.add_builder(Epub, override=True)
    app.connect("html-page-context", _hold_still, priority=900)
