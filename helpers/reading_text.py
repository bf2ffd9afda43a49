"""A reading text (`text.md`) as passages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.footnote import footnote_plugin

from helpers.errors import CorpusError, Problem, shown
from helpers.locus import Locus

Kind = Literal["heading", "paragraph", "note"]
Layout = Literal["heading", "paragraph", "quotation", "item", "note"]


@dataclass(frozen=True)
class Passage:
    """One addressed stretch of a work: a heading, paragraph, list item, paragraph of a block quotation, or note.

    Attributes:
        locus: its address.
        kind: `heading`, `paragraph` or `note`.
        text: the whole text, NFC, one string, without mark-up or note markers.
        layout: how it is set: `heading`, `paragraph`, `quotation`, `item` or `note`.
        group: number of the block quotation or list it belongs to, else 0.
        level: level of a heading, else 0.
        line: line of `text.md` where it stands.
        emphasis: spans of emphasised words, as (begin, end) in `text`.
        markers: note markers, as (offset in `text`, note's label).
        breaks: offsets in `text` where a further paragraph of a note begins.
    """

    locus: Locus
    kind: Kind
    text: str
    layout: Layout = "paragraph"
    group: int = 0
    level: int = 0
    line: int = 0
    emphasis: tuple[tuple[int, int], ...] = ()
    markers: tuple[tuple[int, str], ...] = ()
    breaks: tuple[int, ...] = ()

    @property
    def words(self) -> int:
        """How many words the passage has: runs of letters and digits, hyphens and apostrophes inside them."""
        return len(re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", self.text))


@dataclass
class _Builder:
    """Collects the inline content of a passage."""

    text: str = ""
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    markers: list[tuple[int, str]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def paragraph(self, inline: Token) -> None:
        if self.text:
            self.text += " "
            self.breaks.append(len(self.text))
        opened = 0
        for token in inline.children or []:
            match token.type:
                case "text":
                    self.text += unicodedata.normalize("NFC", token.content)
                case "softbreak":
                    self.text += " "
                case "em_open":
                    opened = len(self.text)
                case "em_close":
                    self.emphasis.append((opened, len(self.text)))
                case "footnote_ref":
                    self.markers.append((len(self.text), token.meta["label"]))
                case "link_open" if token.info == "auto":
                    self.text += "<"
                case "link_close" if token.info == "auto":
                    self.text += ">"
                case _:
                    self.unknown.append(token.type)


_PLAIN: tuple[Layout, int] = ("paragraph", 0)
_UNADDRESSED = (
    'a passage without its address; write {{#{wanted}1}}, the next free number, on the line above it (found "{found}").'
)
_UNNUMBERED_NOTE = "a note without its number; call it [^n1], the next free number, here and at its marker."


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").use(attrs_block_plugin).use(footnote_plugin, inline=False)


def read_text(path: Path, siglum: str) -> list[Passage]:
    """Return the passages of a reading text in order, notes last; a CorpusError lists what is malformed."""
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CorpusError([Problem(shown(path), 1, "the reading text is missing; edit it from source.txt.")]) from None
    except UnicodeDecodeError as error:
        raise CorpusError([Problem(shown(path), 1, f"not UTF-8 (byte {error.start}); save it as UTF-8.")]) from None
    return _Reader(path, siglum).read(source)


class _Reader:
    def __init__(self, path: Path, siglum: str):
        self.path, self.siglum = path, siglum
        self.problems: list[Problem] = []
        self.passages: list[Passage] = []
        self.seen: dict[str, int] = {}

    def read(self, source: str) -> list[Passage]:
        env: dict[str, dict[str, dict[str, int]]] = {}
        tokens = _markdown().parse(source, env)
        self._lost_notes(source, env.get("footnotes", {}).get("refs", {}))
        self._lost_addresses(source, {str(token.attrs["id"]) for token in tokens if "id" in token.attrs})
        layouts: list[tuple[Layout, int]] = []
        note: tuple[str, int, _Builder] | None = None
        address, line, level = "", 0, 0
        for token in tokens:
            match token.type:
                case "blockquote_open" | "bullet_list_open":
                    layouts.append(
                        ("quotation" if token.type == "blockquote_open" else "item", (token.map or [0])[0] + 1)
                    )
                case "blockquote_close" | "bullet_list_close":
                    layouts.pop()
                case "heading_open" | "paragraph_open":
                    address, line = str(token.attrs.get("id", "")), (token.map or [0])[0] + 1
                    level = int(token.tag[1]) if token.type == "heading_open" else 0
                case "footnote_open":
                    note = (token.meta["label"], 0, _Builder())
                case "footnote_close" if note:
                    self._add_note(*note)
                    note = None
                case "inline" if note:
                    note[2].paragraph(token)
                    note = (note[0], note[1] or line, note[2])
                case "inline":
                    self._add(token, address, line, level, layouts[-1] if layouts else _PLAIN)
                case "list_item_open" | "list_item_close" | "paragraph_close" | "heading_close":
                    pass
                case "footnote_block_open" | "footnote_block_close" | "footnote_anchor":
                    pass
                case _:
                    self._foreign([token.type], (token.map or [0])[0] + 1)
        if self.problems:
            raise CorpusError(self.problems)
        return self.passages

    def _problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(shown(self.path), line, message))

    def _foreign(self, kinds: list[str], line: int) -> None:
        for kind in kinds:
            if not kind.endswith("_close"):
                name = kind.removesuffix("_open")
                self._problem(line, f"{name} is no part of a reading text; see corpus/README.md.")

    def _lost_notes(self, source: str, notes: dict[str, int]) -> None:
        """Find markers without a note, notes without a marker and notes under one label: Markdown drops them in silence."""
        first: dict[str, int] = {}
        for number, line in enumerate(source.splitlines(), 1):
            defined = re.match(r"\[\^([^\]]+)\]:", line)
            for label in re.findall(r"\[\^([^\]]+)\]", line[defined.end() :] if defined else line):
                if f":{label}" not in notes:
                    self._problem(number, f"marker [^{label}] has no note; add [^{label}]: at the end of the file.")
            if defined and first.setdefault(defined[1], number) != number:
                self._twice(defined[1], number, first[defined[1]])
            elif defined and notes.get(f":{defined[1]}", -1) < 0:
                self._problem(number, f"note {defined[1]} has no marker; put [^{defined[1]}] where it belongs.")

    def _lost_addresses(self, source: str, found: set[str]) -> None:
        for number, line in enumerate(source.splitlines(), 1):
            address = re.fullmatch(r"[>\s-]*\{#([^}]*)\}\s*", line)
            if address and address[1] not in found:
                self._problem(
                    number, f"no passage stands under the address {address[1]}; each passage has one address."
                )

    def _twice(self, address: str, line: int, first: int) -> None:
        self._problem(
            line, f"the address {address} stands twice, first on line {first}; give this passage the next free number."
        )

    def _locus(self, address: str, line: int, wanted: str) -> Locus | None:
        if not re.fullmatch(rf"{wanted}[1-9]\d*", address):
            self._problem(
                line, _UNNUMBERED_NOTE if wanted == "n" else _UNADDRESSED.format(wanted=wanted, found=address)
            )
            return None
        if address in self.seen:
            self._twice(address, line, self.seen[address])
            return None
        self.seen[address] = line
        return Locus.of(self.siglum, address.removeprefix("p"))

    def _add(self, token: Token, address: str, line: int, level: int, place: tuple[Layout, int]) -> None:
        locus = self._locus(address, line, "h" if level else "p")
        built = _Builder()
        built.paragraph(token)
        self._foreign(built.unknown, line)
        if locus:
            layout: Layout = "heading" if level else place[0]
            self._append(locus, "heading" if level else "paragraph", layout, built, line, level=level, group=place[1])

    def _add_note(self, label: str, line: int, built: _Builder) -> None:
        self._foreign(built.unknown, line)
        if locus := self._locus(label, line, "n"):
            self._append(locus, "note", "note", built, line)

    def _append(
        self, locus: Locus, kind: Kind, layout: Layout, built: _Builder, line: int, level: int = 0, group: int = 0
    ) -> None:
        self.passages.append(
            Passage(
                locus,
                kind,
                built.text,
                layout,
                group,
                level,
                line,
                tuple(built.emphasis),
                tuple(built.markers),
                tuple(built.breaks),
            )
        )
