"""The page of a reading text: addresses, voices, notes, apparatus, and the chapters that discuss each passage."""

from __future__ import annotations

from itertools import groupby, pairwise
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from helpers.book.apparatus_view import apparatus_note, outside_note
from helpers.book.citing import CHAPTERS
from helpers.book.nodes import block, make_block, make_link, make_span
from helpers.corpus import Work
from helpers.edition import Edition, prove_edition
from helpers.links import BookLinks, is_shown
from helpers.locus import Locus
from helpers.reading_text import Passage
from helpers.voices import VoiceSpan, base_voice, voice_spans, voices, work_quotations

_NAME_THE_VOICES = (
    '<p class="name-voices">Words that are not the author’s own are underlined. '
    '<label><input type="checkbox" id="name-voices"> Name the voices.</label></p>'
)


def reading_text(app: Sphinx, docname: str, book: BookLinks, work: Work, document: nodes.document) -> list[nodes.Node]:
    """Return the page of one work as a section."""
    page = _Page(app, docname, book, work)
    top = nodes.section("", nodes.title("", work.short), ids=[work.siglum], names=[])
    top += page.introduction()
    open_: list[tuple[int, nodes.section]] = [(0, top)]
    main = [passage for passage in work if passage.kind != "note"]
    for layout, group in groupby(main, key=lambda passage: (passage.layout, passage.group)):
        members = list(group)
        if layout[0] != "heading":
            open_[-1][1].extend(page.stretch(layout[0], members))
            continue
        for heading in members:
            while open_[-1][0] >= heading.level:
                open_.pop()
            section = page.section(heading)
            open_[-1][1].append(section)
            open_.append((heading.level, section))
    top += page.notes()
    return [top]


class _Page:
    def __init__(self, app: Sphinx, docname: str, book: BookLinks, work: Work):
        self.app, self.docname, self.book, self.work = app, docname, book, work
        self.edition: Edition = prove_edition(work)
        self.marker_count: dict[str, int] = {}

    # The head of the page

    def introduction(self) -> list[nodes.Node]:
        """Return what the page says before the text: what it is, whose it is, how it was made."""
        record = self.work.record
        name = voices(self.book.corpus)[self.work.author].name
        title = nodes.paragraph("", "", nodes.Text(f"{name}, "), nodes.emphasis("", record.title))
        if record.part:
            title += nodes.Text(f", {record.part}")
        title += nodes.Text(".")
        rights = nodes.paragraph("", "", nodes.strong("", "Rights. "), nodes.Text(record.rights))
        witness = [nodes.paragraph("", " ".join(part.split())) for part in record.witness.split("\n\n")]
        details = make_block(
            "details", make_block("summary", nodes.Text("The witness, and how this text was made")), classes="witness"
        )
        details += [
            *witness,
            nodes.paragraph("", "", nodes.strong("", "Transcription. "), nodes.Text(record.transcription)),
            rights,
        ]
        details += outside_note(self.edition)
        parts: list[nodes.Node] = [title, *self._published(), details, nodes.raw("", _NAME_THE_VOICES, format="html")]
        if record.publish == "excerpts":
            parts.append(self._excerpts_note())
        return [make_block("header", *parts, classes="work-head")]

    def _published(self) -> list[nodes.Node]:
        known = not self.work.record.published.startswith("The transcription states nothing")
        return [nodes.paragraph("", self.work.record.published)] if known else []

    def _excerpts_note(self) -> nodes.paragraph:
        note = nodes.paragraph("", "Only the passages that the commentary cites are shown here. ")
        if self.work.record.url:
            note += nodes.Text("The whole text is at ")
            note += nodes.reference("", self.work.record.url, refuri=self.work.record.url)
            note += nodes.Text(".")
        return note

    # The text

    def section(self, heading: Passage) -> nodes.section:
        """Return an empty section under a heading."""
        title = nodes.title("", "", *self.content(heading))
        apparatus = apparatus_note(self.edition, heading.locus)
        return nodes.section("", title, *apparatus, ids=[heading.locus.anchor], names=[], classes=["passage-heading"])

    def stretch(self, layout: str, passages: list[Passage]) -> list[nodes.Node]:
        """Return passages of one layout that stand together, with gaps where an edition in excerpts leaves some out."""
        shown: list[nodes.Node] = []
        for published, run in groupby(passages, key=lambda passage: is_shown(self.book.corpus, passage.locus)):
            members = list(run)
            if published:
                shown += [self.passage(passage) for passage in members]
            else:
                shown.append(self._left_out(members))
        if layout == "quotation":
            return [make_block("blockquote", *shown, classes="passages-quotation")]
        return shown

    def _left_out(self, passages: list[Passage]) -> nodes.Node:
        where = []
        for _, run in groupby(enumerate(passages), key=lambda pair: pair[1].locus.first - pair[0]):
            loci = [passage.locus for _, passage in run]  # numbers without a gap; one inserted later has its own
            stretch = Locus(loci[0].siglum, loci[0].series, loci[0].first, loci[-1].first)
            where.append(stretch.citation.split(", ")[1])
        return nodes.paragraph("", f"[{', '.join(where)}: not shown]", classes=["left-out"])

    def passage(self, passage: Passage) -> block:
        """Return one passage with its address, its text, its apparatus and the chapters that cite it."""
        number = passage.locus.anchor if passage.kind == "note" else str(passage.locus.first)
        address = make_link(number.replace("n", "n. "), f"#{passage.locus.anchor}", "address")
        text = nodes.paragraph("", "", *self.content(passage))
        parts: list[nodes.Node] = [
            nodes.paragraph("", "", address, classes=["address-line"]),
            *self._speaker(passage),
            text,
        ]
        parts += apparatus_note(self.edition, passage.locus)
        parts += self.chapters(passage.locus)
        return make_block("div", *parts, id=passage.locus.anchor, classes=f"passage passage-{passage.layout}")

    def _speaker(self, passage: Passage) -> list[nodes.Node]:
        """Return the name above a block quotation of somebody else."""
        if passage.layout != "quotation":
            return []
        here = [one for one in work_quotations(self.book.corpus, self.work) if one.locus == passage.locus]
        widest = max(here, key=lambda one: one.end - one.begin, default=None)  # whom it reports in turn lies within it
        return [nodes.paragraph("", widest.voice, classes=["speaker"])] if widest else []

    def content(self, passage: Passage) -> list[nodes.Node]:
        """Return a passage's text with its voices, emphasis, note markers and the words the book quotes."""
        found: list[nodes.Node] = []
        markers = sorted(passage.markers)
        for span in voice_spans(self.book.corpus, passage.locus):
            inside = self._pieces(passage, span, markers)
            if span.quotation is None:
                found += inside
            else:
                found.append(self._voiced(span, inside))
        if not passage.text:
            return found
        return found + [self._marker(label) for offset, label in markers if offset == len(passage.text)]

    def _voiced(self, span: VoiceSpan, inside: list[nodes.Node]) -> nodes.Node:
        assert span.quotation is not None
        record = span.quotation.record
        own = span.voice == self.work.author
        title = f"{span.voice}{', in his own words' if own and record.form not in ('scare', 'title') else ''}"
        classes = f"voice voice-{'own' if own else 'other'} form-{record.form}"
        return make_span("span", *inside, classes=classes, data_voice=span.voice, data_form=record.form, title=title)

    def _pieces(self, passage: Passage, span: VoiceSpan, markers: list[tuple[int, str]]) -> list[nodes.Node]:
        quoted = self.book.stretches.get(passage.locus, set())
        cuts = {span.begin, span.end, *(offset for offset, _ in markers), *passage.breaks}
        cuts |= {at for place in passage.emphasis for at in place} | {
            at for begin, end, _ in quoted for at in (begin, end)
        }
        inner = sorted(cut for cut in cuts if span.begin <= cut <= span.end)
        pieces: list[nodes.Node] = []
        for begin, end in pairwise(inner):
            pieces += [self._marker(label) for offset, label in markers if offset == begin]
            if begin in passage.breaks:
                pieces.append(nodes.raw("", "<br class='note-break'>", format="html"))
            pieces += [
                make_span("span", id=name, classes="words-start")
                for at, _, name in sorted(quoted)
                if at == begin and not self._seen(name)
            ]
            text: nodes.Node = nodes.Text(passage.text[begin:end])
            if any(first <= begin and end <= last for first, last in passage.emphasis):
                text = nodes.emphasis("", "", text)
            around = [name for first, last, name in sorted(quoted) if first <= begin and end <= last]
            pieces.append(
                make_span("span", text, classes="cited-words", data_words=" ".join(around)) if around else text
            )
        return pieces

    def _seen(self, name: str) -> bool:
        self.marker_count[name] = self.marker_count.get(name, 0) + 1
        return self.marker_count[name] > 1

    def _marker(self, label: str) -> nodes.Node:
        count = self.marker_count[label] = self.marker_count.get(label, 0) + 1
        number = label.removeprefix("n")
        shown = is_shown(self.book.corpus, Locus.of(self.work.siglum, label))
        link = make_link(number, f"#{label}") if shown else nodes.Text(number)
        return make_span("sup", link, id=f"{label}-marker-{count}", classes="note-marker")

    # What stands around a passage

    def chapters(self, locus: Locus) -> list[nodes.Node]:
        """Return links to the chapters that cite a passage."""
        names = [name for name in self.book.chapters.get(locus, []) if f"{CHAPTERS}/{name}" in self.app.env.found_docs]
        if not names:
            return []
        links: list[nodes.Node] = []
        for name in names:
            uri = self.app.builder.get_relative_uri(self.docname, f"{CHAPTERS}/{name}")
            links += [
                nodes.Text(" · ") if links else nodes.Text("Discussed in "),
                make_link(self._chapter_title(name), uri),
            ]
        return [nodes.paragraph("", "", *links, classes=["cited-in"])]

    def _chapter_title(self, name: str) -> str:
        path = Path(self.app.env.doc2path(f"{CHAPTERS}/{name}"))
        with path.open(encoding="utf-8") as file:
            return next((line[2:].strip() for line in file if line.startswith("# ")), name)

    def notes(self) -> list[nodes.Node]:
        """Return the notes as a section of their own, each with links back to its markers."""
        notes = [passage for passage in self.work if passage.kind == "note"]
        if not notes:
            return []
        section = nodes.section("", nodes.title("", "Notes"), ids=["notes"], names=[])
        for note in notes:
            if not is_shown(self.book.corpus, note.locus):
                continue
            built = self.passage(note)
            hand = base_voice(self.work, note)
            foot = nodes.paragraph("", "", classes=["note-foot"])
            if hand != self.work.author:
                foot += nodes.Text(f"Note by {hand}. ")
            mentions = self.marker_count.get(note.locus.anchor, 0)
            for n in range(1, mentions + 1):
                name = "↩ back" if mentions == 1 else f"↩ back to mention {n}"
                foot += make_link(name, f"#{note.locus.anchor}-marker-{n}", "note-back")
            built.append(foot)
            section += built
        return [section]
