"""The apparatus of a work: the declared interventions, and the source as they leave it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from helpers.corpus import Work
from helpers.errors import Problem
from helpers.fields import Span
from helpers.records.edition import (
    ApparatusRecord,
    Emendation,
    Intervention,
    Join,
    NoteMove,
    Omission,
    Piece,
    Transposition,
)
from helpers.tokens import tokenize
from helpers.yamlfile import YamlFile, read_yaml

LONGEST_EMENDATION = 5


def read_apparatus(work: Work) -> tuple[YamlFile, ApparatusRecord]:
    """Return a work's apparatus and the file it stands in."""
    file = read_yaml(work.folder / "apparatus.yml")
    return file, file.as_model(ApparatusRecord)


class PlacedToken(NamedTuple):
    """A token of the source in reading order, after the interventions."""

    text: str
    at: int
    after_break: bool
    cause: int | None = None


@dataclass
class Stream:
    """Tokens in reading order, the note markers among them, and where each intervention fell."""

    tokens: list[PlacedToken] = field(default_factory=list)
    markers: list[tuple[int, str]] = field(default_factory=list)
    falls: dict[int, int] = field(default_factory=dict)


class AppliedApparatus:
    """Makes the declared interventions on the source's tokens.

    `cover` comes first; `read` only makes sense when it found no problems.
    `problems` lists what does not fit the source, `omitted` counts omitted tokens by category.
    """

    def __init__(self, source: str, file: YamlFile, apparatus: ApparatusRecord):
        self.source, self.file, self.apparatus = source, file, apparatus
        self.problems: list[Problem] = []
        self.omitted: Counter[str] = Counter()
        self.tokens = tokenize(source)
        self.begins = [token.begin for token in self.tokens]
        self.covered: dict[int, int] = {}
        self.marks: dict[int, str] = {}
        self.notes: dict[str, int] = {}

    def cover(self) -> None:
        """Assign each changed token to its one intervention."""
        for index, one in enumerate(self.apparatus.interventions):
            self._stretch(index, one)
            for begin, end in self._changed(index, one):
                for number in self._touched(begin, end):
                    self._cover(index, number, begin, end)
        for index, remark in enumerate(self.apparatus.remarks):
            self._span(("remarks", index), remark)

    def read(self) -> tuple[Stream, dict[str, Stream]]:
        """Return the main text and each note as the interventions leave them."""
        bodies = {one.note: one.body for one in self.apparatus.interventions if isinstance(one, NoteMove)}
        main = self._walk(self._reading_order())
        return main, {note: self._walk([body]) for note, body in bodies.items()}

    def _problem(self, key: tuple[str | int, ...], message: str) -> None:
        self.problems.append(self.file.problem(key, message))

    def _within(self, begin: int, end: int) -> range:
        return range(bisect_left(self.begins, begin), bisect_left(self.begins, end))

    def _touched(self, begin: int, end: int) -> range:
        """Return the tokens of a span, with one that begins before it and reaches into it."""
        found = self._within(begin, end)
        cut = begin < end and found.start > 0 and self.tokens[found.start - 1].end > begin
        return range(found.start - 1, found.stop) if cut else found

    def _stretch(self, index: int, one: Intervention) -> None:
        """Find an intervention whose offsets name nothing: written the wrong way round, or beyond the source."""
        span = one.body if isinstance(one, NoteMove) else one.at if isinstance(one, Omission | Transposition) else None
        if span and not (span[1] <= len(self.source) and self._within(*span)):
            message = f"no words stand at {list(span)} in source.txt, which has {len(self.source)} characters. Correct the offsets."
            self._problem(("interventions", index), message)

    def _changed(self, index: int, one: Intervention) -> Iterator[Span]:
        """Yield the spans of the source that an intervention changes (not those it only moves)."""
        key = ("interventions", index)
        match one:
            case Omission():
                self.omitted[one.category] += len(self._within(*one.at))
                yield one.at
            case Emendation():
                longest = max(len(re.findall(r"\w+", words)) for words in (one.source, one.reading))
                if longest > LONGEST_EMENDATION and not one.long:
                    self._problem(
                        key, f"this emendation covers {longest} words; five at most, or say why under `long`."
                    )
                yield self._span(key, one)
            case Join():
                if not _restores(one.reading, f"{one.source} {one.with_.source if one.with_ else ''}"):
                    self._problem(
                        key,
                        f'a join only takes out line breaks, spaces and one hyphen at the break; "{one.reading}" does more. Use an emendation.',
                    )
                yield self._span(key, one)
                if one.with_:
                    yield self._span(key, one.with_)
            case NoteMove():
                if self.notes.setdefault(one.note, index) != index:
                    line = self.file.line("interventions", self.notes[one.note])
                    self._problem(
                        key, f"note {one.note} is moved on line {line} already; give this one its own number."
                    )
                self.marks.update({marker.at: one.note for marker in one.markers})
                for piece in [*one.markers, *filter(None, (one.label, one.tail))]:
                    yield self._span(key, piece)

    def _span(self, key: tuple[str | int, ...], piece: Piece) -> Span:
        """Return where a piece's words stand; they must stand exactly there, white space apart."""
        pattern = r"\s+".join(map(re.escape, piece.source.split()))
        match = re.compile(pattern).match(self.source, piece.at)
        if match:
            return match.span()
        there = " ".join(self.source[piece.at : piece.at + len(piece.source) + 10].split())
        other = re.search(pattern, self.source)
        hint = f" They stand at {other.start()}." if other else ""
        self._problem(
            key, f'the words "{piece.source}" do not stand at {piece.at} of source.txt, which reads "{there}".{hint}'
        )
        return piece.at, piece.at

    def _cover(self, index: int, number: int, begin: int, end: int) -> None:
        token = self.tokens[number]
        if token.begin < begin or token.end > end:
            self._problem(
                ("interventions", index),
                f'the token "{token.text}" at {token.begin} is cut in two; take in the whole token.',
            )
        elif (other := self.covered.setdefault(number, index)) != index:
            line = self.file.line("interventions", other)
            self._problem(
                ("interventions", index),
                f'the token "{token.text}" at {token.begin} is changed on line {line} already; a token has one intervention.',
            )

    def _reading_order(self) -> list[Span]:
        """Return the stretches of the source that make the main text, in reading order."""
        every = list(enumerate(self.apparatus.interventions))
        moves = [(index, one) for index, one in every if isinstance(one, Transposition)]
        moved = [(one.at, index) for index, one in moves]
        moved += [(one.body, index) for index, one in every if isinstance(one, NoteMove)]
        for ((_, end), _), ((begin, _), index) in pairwise(sorted(moved)):
            if begin < end:
                message = f"the words from {begin} to {end} of source.txt are moved twice; a token is moved once."
                self._problem(("interventions", index), message)
        order = _without([(0, len(self.source))], [span for span, _ in moved])
        while moves:
            index, one = next(
                ((i, m) for i, m in moves if any(begin < m.after <= end for begin, end in order)), (-1, None)
            )
            if one is None:
                for index, _ in moves:
                    self._problem(
                        ("interventions", index),
                        "nothing is read just before this `after`; name the end of the stretch that comes before it.",
                    )
                break
            moves.remove((index, one))
            order = [part for span in order for part in _opened(span, one.after, one.at)]
        return order

    def _walk(self, spans: list[Span]) -> Stream:
        """Return the tokens of these stretches with the changes made."""
        stream = Stream()
        broken, last_end = True, 0
        for number in (number for span in spans for number in self._within(*span)):
            token = self.tokens[number]
            broken = broken or token.begin < last_end or "\n" in self.source[last_end : token.begin]
            last_end = token.end
            if token.begin in self.marks:
                stream.markers.append((len(stream.tokens), self.marks[token.begin]))
            index = self.covered.get(number)
            one = self.apparatus.interventions[index] if index is not None else None
            if index is None:
                stream.tokens.append(PlacedToken(token.text, token.begin, broken))
            elif isinstance(one, Emendation | Join):
                self._replace(index, one, token.begin, broken, stream)
            else:
                stream.falls.setdefault(index, len(stream.tokens))
            if index is None or (isinstance(one, Emendation | Join) and one.reading.strip()):
                broken = False  # what is left out leaves its line break to the word that follows
        return stream

    def _replace(self, index: int, one: Emendation | Join, at: int, broken: bool, stream: Stream) -> None:
        reading = tokenize(one.reading)
        if index not in stream.falls:
            stream.falls[index] = len(stream.tokens)
            stream.tokens += [PlacedToken(token.text, at, broken and not i, index) for i, token in enumerate(reading)]
        elif len(stream.tokens) > stream.falls[index] + len(reading):
            self._problem(
                ("interventions", index),
                f'"{stream.tokens[-1].text}" stands between the parts of this {one.kind}; it takes in only what is read together.',
            )


def _without(spans: list[Span], cuts: list[Span]) -> list[Span]:
    """Return the spans less the cuts."""
    for cut_begin, cut_end in cuts:
        parts = [part for begin, end in spans for part in ((begin, min(end, cut_begin)), (max(begin, cut_end), end))]
        spans = [part for part in parts if part[0] < part[1]]
    return spans


def _opened(span: Span, after: int, inserted: Span) -> list[Span]:
    """Return a span with another inserted at an offset inside it or at its end."""
    begin, end = span
    if not begin < after <= end:
        return [span]
    return [(begin, after), inserted] + ([(after, end)] if after < end else [])


def _restores(reading: str, source: str) -> bool:
    """Return whether a reading is its source less white space and at most one hyphen."""
    pattern = r"\s*".join(re.escape(word).replace(r"\-", r"\-?") for word in source.split())
    return bool(re.fullmatch(pattern, reading.strip())) and source.count("-") - reading.count("-") < 2
