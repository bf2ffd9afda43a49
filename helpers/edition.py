"""The proof of the edition: source.txt, with the declared interventions made, is the reading text."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from helpers.apparatus import AppliedApparatus, Stream, read_apparatus
from helpers.corpus import Work
from helpers.errors import CorpusError, Problem, shown
from helpers.fields import Span
from helpers.locus import Locus
from helpers.reading_text import Passage
from helpers.records.edition import ApparatusRecord, Intervention, NoteMove, Omission, Remark, Transposition
from helpers.tokens import edition_tokens


@dataclass
class Edition:
    """What the proof of one work found.

    Attributes:
        problems: everything that does not agree, by file and line.
        placed: each intervention or remark with the passage it belongs to (None outside the text).
        omitted: number of omitted tokens by category.
    """

    problems: list[Problem] = field(default_factory=list)
    placed: list[tuple[Intervention | Remark, Locus | None]] = field(default_factory=list)
    omitted: Counter[str] = field(default_factory=Counter)


def prove_edition(work: Work) -> Edition:
    """Return what the proof of a work's edition finds: no problems when every token is accounted for."""
    edition = Edition()
    try:
        file, apparatus = read_apparatus(work)
        source = _read_source(work)
    except CorpusError as error:
        edition.problems += error.problems
        return edition
    applied = AppliedApparatus(source, file, apparatus)
    applied.cover()
    main, notes = applied.read() if not applied.problems else (Stream(), {})
    edition.problems, edition.omitted = applied.problems, applied.omitted
    if not edition.problems:
        edition.problems += _compare(work, source, main, notes)
    if not edition.problems:
        edition.placed = _placed(work, apparatus, main)
    return edition


def _read_source(work: Work) -> str:
    path = work.folder / "source.txt"
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise CorpusError([Problem(shown(path), 1, "the witness is missing; put it back byte for byte.")]) from None
    found = hashlib.sha256(content).hexdigest()
    if found != work.record.sha256:
        raise CorpusError(
            [
                Problem(
                    shown(path),
                    1,
                    f"the checksum is {found}, work.yml says {work.record.sha256}; the witness is never edited: put it back, and edit text.md.",
                )
            ]
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 (byte {error.start}); the supplied witness must be UTF-8, and work.yml give its checksum."
        raise CorpusError([Problem(shown(path), 1, message)]) from None


def _compare(work: Work, source: str, main: Stream, notes: dict[str, Stream]) -> Iterator[Problem]:
    """Compare the source after its interventions with the reading text, token by token."""
    path = shown(work.folder / "text.md")
    markup = work.record.format == "markdown"
    body = [passage for passage in work if passage.kind != "note"]
    yield from _Comparison(path, source, markup, body, main).problems()
    for passage in work:
        if passage.kind == "note":
            stream = notes.pop(passage.locus.anchor, Stream())
            yield from _Comparison(path, source, markup, [passage], stream).problems()
    for note in notes:
        yield Problem(
            path, 1, f"apparatus.yml moves a note {note} that the reading text has not; add it, or take it out there."
        )


class _Comparison:
    """Compares passages with the tokens they should have."""

    def __init__(self, path: str, source: str, markup: bool, passages: list[Passage], stream: Stream):
        self.path, self.source, self.stream = path, source, stream
        self.tokens: list[str] = []
        self.owners: list[Passage] = []
        self.markers: list[tuple[int, str]] = []
        self.starts: set[int] = set()
        for passage in passages:
            found = edition_tokens(passage, markup)
            self.starts |= {len(self.tokens) + n for n in (0, *found.breaks)}
            self.markers += [(len(self.tokens) + n, label) for n, label in found.markers]
            self.tokens += found.tokens
            self.owners += [passage] * len(found.tokens)

    def problems(self) -> Iterator[Problem]:
        expected = [token.text for token in self.stream.tokens]
        if expected != self.tokens:
            yield from self._differences(expected)
            return
        for n, token in enumerate(self.stream.tokens):
            if token.after_break and n not in self.starts:
                words = " ".join([*self.tokens[max(n - 4, 0) : n], "|", *self.tokens[n : n + 4]])
                yield self._at(
                    n,
                    f'a line break of the source (offset {token.at}) falls inside this passage: "{words}". Declare a join, or begin a passage.',
                )
            elif n in self.starts and not token.after_break:
                yield self._at(
                    n,
                    f"a passage begins where the source (offset {token.at}) has no line break. Join it to the one before.",
                )
        for n, label in sorted(set(self.stream.markers) ^ set(self.markers)):
            where = "the source" if (n, label) in self.stream.markers else "the reading text"
            yield self._at(
                n,
                f'the marker of note {label} stands only in {where} before "{" ".join(self.tokens[n : n + 4])}". Put it where the source has it.',
            )

    def _at(self, n: int, message: str) -> Problem:
        owner = self.owners[min(n, len(self.owners) - 1)] if self.owners else None
        return Problem(self.path, owner.line if owner else 1, message)

    def _differences(self, expected: list[str]) -> Iterator[Problem]:
        same = _agreement(expected, self.tokens)  # what agrees at both ends is not compared again: that is slow
        rest = min(len(expected), len(self.tokens)) - same
        tail = min(rest, _agreement(expected[::-1], self.tokens[::-1]))
        middle, new_middle = expected[same : len(expected) - tail], self.tokens[same : len(self.tokens) - tail]
        for tag, *offsets in SequenceMatcher(a=middle, b=new_middle, autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            begin, end, new, new_end = (offset + same for offset in offsets)
            source, reading = _excerpt(expected[begin:end]), _excerpt(self.tokens[new:new_end])
            at = self.stream.tokens[min(begin, len(expected) - 1)].at if expected else 0
            line = self.source.count("\n", 0, at) + 1
            place = f"source.txt line {line}, offset {at}"
            lost_at_the_end = tag == "delete" and new in self.starts and not self.stream.tokens[begin].after_break
            if tag == "insert":
                message = f'"{reading}" is not in the source ({place}). Take it out, or declare an emendation.'
            elif tag == "delete":
                message = f'the source has "{source}" here ({place}), the reading text has not. Put it back, or declare what was done.'
            else:
                message = f'the source reads "{source}" ({place}), the reading text "{reading}". Restore it, or declare an emendation.'
            yield self._at(new - lost_at_the_end, message)


def _agreement(one: list[str], other: list[str]) -> int:
    """Return how many tokens two lists have in common from the first on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _excerpt(tokens: list[str]) -> str:
    return " ".join(tokens if len(tokens) <= 14 else [*tokens[:7], "…", *tokens[-7:]])


def _placed(work: Work, apparatus: ApparatusRecord, main: Stream) -> list[tuple[Intervention | Remark, Locus | None]]:
    """Return each intervention and remark with the passage it belongs to."""
    markup = work.record.format == "markdown"
    owners = [
        passage.locus for passage in work if passage.kind != "note" for _ in edition_tokens(passage, markup).tokens
    ]
    notes = [
        (one.body, Locus.of(work.siglum, one.note)) for one in apparatus.interventions if isinstance(one, NoteMove)
    ]
    places = sorted((token.at, owner) for token, owner in zip(main.tokens, owners, strict=True))

    def place(index: int, one: Intervention | Remark) -> Locus | None:
        if isinstance(one, NoteMove):
            return Locus.of(work.siglum, one.note)
        begin = one.at if isinstance(one.at, int) else one.at[0]
        if note := _note_at(begin, notes):
            return note
        if isinstance(one, Transposition | Remark):
            return places[min(bisect_left(places, begin, key=lambda pair: pair[0]), len(places) - 1)][1]
        fall = main.falls.get(index, 0)
        if isinstance(one, Omission):
            return owners[fall] if 0 < fall < len(owners) else None
        return owners[min(fall, len(owners) - 1)]

    everything: list[Intervention | Remark] = [*apparatus.interventions, *apparatus.remarks]
    return [(one, place(index, one)) for index, one in enumerate(everything)]


def _note_at(at: int, notes: list[tuple[Span, Locus]]) -> Locus | None:
    return next((locus for (begin, end), locus in notes if begin <= at < end), None)
