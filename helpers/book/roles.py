"""What a chapter's Markdown can say of the corpus: an address, a proved quotation, a reading text."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from helpers.book.citing import book_of, text_uri
from helpers.book.nodes import make_link, make_span
from helpers.book.texts import reading_text
from helpers.chapters import split_target
from helpers.errors import CommentaryError
from helpers.locus import Locus
from helpers.quotation import VerifiedQuotation, quote

logger = logging.getLogger(__name__)


class LocusRole(SphinxRole):
    """`` {locus}`stalin-1926:23` `` or `` {locus}`these lines <stalin-1926:23>` ``: a link with its citation."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link."""
        title, address = split_target(self.text)
        app = self.env.app
        try:
            locus = Locus.parse(address)
            book_of(app).corpus.stretch(locus)
        except CommentaryError as error:
            logger.warning(str(error), location=self.get_location())
            return [nodes.Text(title or address)], []
        uri = text_uri(app, self.env.docname, locus.siglum, locus.anchor)
        return [make_link(title or locus.citation, uri, "locus")], []


class QuoteRole(SphinxRole):
    """`` {quote}`exact words <stalin-1926:23>` ``: the words in quotation marks, and their citation as a link."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the quotation."""
        words, address = split_target(self.text)
        try:
            quotation = quote(book_of(self.env.app).corpus, address, words)
        except CommentaryError as error:
            logger.warning(str(error), location=self.get_location())
            return [nodes.Text(words)], []
        marked = make_span(
            "span", nodes.Text(f"“{words}”"), classes="quoted-words", data_voice=" and ".join(quotation.voices)
        )
        return [marked, nodes.Text(" ("), _cited(self.env.app, self.env.docname, quotation), nodes.Text(")")], []


class QuotationDirective(SphinxDirective):
    """A set-off quotation: its argument is the address, its content the exact words."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the quotation as a block with its citation below."""
        words = " ".join(" ".join(self.content).split())
        try:
            quotation = quote(book_of(self.env.app).corpus, self.arguments[0], words)
        except CommentaryError as error:
            logger.warning(str(error), location=self.get_location())
            return [nodes.block_quote("", nodes.paragraph("", words))]
        link = _cited(self.env.app, self.env.docname, quotation)
        return [nodes.block_quote("", nodes.paragraph("", words), nodes.attribution("", "", link), classes=["quoted"])]


class ReadingTextDirective(SphinxDirective):
    """The reading text of a work, whole or in excerpts as its work.yml says; the argument is the siglum."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the page."""
        book = book_of(self.env.app)
        try:
            work = book.corpus.work(self.arguments[0])
            return reading_text(self.env.app, self.env.docname, book, work, self.state.document)
        except CommentaryError as error:
            logger.warning(str(error), location=self.get_location())
            return []


def _cited(app: Sphinx, docname: str, quotation: VerifiedQuotation) -> nodes.reference:
    locus = quotation.places[0][0]
    return make_link(quotation.citation, text_uri(app, docname, locus.siglum, quotation.anchor), "locus")


def setup(app: Sphinx) -> None:
    """Register the roles and directives."""
    app.add_role("locus", LocusRole())
    app.add_role("quote", QuoteRole())
    app.add_directive("quotation", QuotationDirective)
    app.add_directive("reading-text", ReadingTextDirective)
