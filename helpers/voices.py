"""Whose words stand where: the quotations inside the works, resolved to their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from helpers.apparatus import read_apparatus
from helpers.corpus import Corpus, Work
from helpers.errors import CorpusError, Problem, UnknownLocus, nearest
from helpers.locus import Locus
from helpers.matching import nearest_words
from helpers.reading_text import Passage
from helpers.records.edition import NoteMove
from helpers.records.voices import QuotationRecord, QuotationsRecord, VoiceRecord, VoicesRecord
from helpers.yamlfile import YamlFile, read_yaml

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Quotation:
    """A quotation inside a work: its record and its place in a passage's text."""

    locus: Locus
    begin: int
    end: int
    record: QuotationRecord

    @property
    def voice(self) -> str:
        """Who speaks these words."""
        return self.record.voice


@dataclass(frozen=True)
class VoiceSpan:
    """A stretch of a passage in one voice; `quotation` is the innermost record around it, if any."""

    begin: int
    end: int
    voice: str
    quotation: Quotation | None


@lru_cache(maxsize=8)
def voices(corpus: Corpus) -> dict[str, VoiceRecord]:
    """Return the register of voices by short name."""
    return read_yaml(corpus.folder / "voices.yml").as_model(VoicesRecord).voices


def quotations(corpus: Corpus) -> pd.DataFrame:
    """Return every quotation inside the works, in reading order.

    Columns: `locus, begin, end, exact, voice, cites, form, use`; offsets are characters of the passage's text, the
    end exclusive, so that `corpus[locus].text[begin:end] == exact`.

    Raises:
        CorpusError: a record does not fit its text.

    >>> quotations(load_corpus()).columns[0]
    'locus'
    """
    import pandas as pd

    rows = [
        (str(q.locus), q.begin, q.end, q.record.exact, q.voice, q.record.cites, q.record.form, q.record.use)
        for work in corpus.works
        for q in work_quotations(corpus, work)
    ]
    return pd.DataFrame(rows, columns=["locus", "begin", "end", "exact", "voice", "cites", "form", "use"])


def work_quotations(corpus: Corpus, work: Work) -> tuple[Quotation, ...]:
    """Return a work's quotations in reading order; a CorpusError lists the records that do not fit."""
    found, problems = resolve_quotations(corpus, work)
    if problems:
        raise CorpusError(problems)
    return found


@lru_cache(maxsize=1024)
def resolve_quotations(corpus: Corpus, work: Work) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """Return the quotations of a work that can be placed, and the problems with the others."""
    try:
        file = read_yaml(work.folder / "quotations.yml")
        record = file.as_model(QuotationsRecord)
        known = voices(corpus)
        _note_hands(work)  # a broken apparatus is named here, not in the middle of a record
    except CorpusError as error:
        return (), tuple(error.problems)
    resolver = _Resolver(corpus, work, file, known)
    for index, one in enumerate(record.quotations):
        resolver.add(index, one)
    return resolver.result()


class _Resolver:
    def __init__(self, corpus: Corpus, work: Work, file: YamlFile, known: dict[str, VoiceRecord]):
        self.corpus, self.work, self.file, self.known = corpus, work, file, known
        self.places: dict[str, Quotation] = {}
        self.indices: dict[str, int] = {}
        self.problems: list[Problem] = []

    def add(self, index: int, record: QuotationRecord) -> None:
        def wrong(key: str, message: str) -> None:
            self.problems.append(self.file.problem(("quotations", index, key), message))

        if record.id in self.indices:
            wrong("id", f'the id "{record.id}" stands twice; give this record another.')
        if record.voice not in self.known:
            wrong("voice", f'no voice "{record.voice}" in voices.yml; add it there.{nearest(record.voice, self.known)}')
        for key, other in (("within", record.within), ("continues", record.continues)):
            if other and other not in self.indices:
                wrong(
                    key, f'no earlier record "{other}"; records stand in reading order.{nearest(other, self.indices)}'
                )
        self.indices[record.id] = index
        if record.cites and not any(record.cites in passage.text for passage in self.work):
            wrong(
                "cites",
                f'"{record.cites}" does not stand in the text or a note; give the reference as the text has it.',
            )
        try:
            passage = self.corpus.passage(Locus.of(self.work.siglum, record.at))
        except (UnknownLocus, ValueError) as error:
            wrong("at", str(error))
            return
        begin = _nth(passage.text, record.exact, record.occurrence)
        if begin < 0:
            wrong(
                "exact",
                f'these words do not stand in {passage.locus}: "{record.exact}".{nearest_words(record.exact, passage.text)}',
            )
            return
        place = Quotation(passage.locus, begin, begin + len(record.exact), record)
        outer = self.places.get(record.within or "")
        speakers = dict.fromkeys([base_voice(self.work, passage), outer.voice if outer else ""])
        if record.form in ("scare", "title") and record.voice not in speakers:
            wrong(
                "voice",
                f"{record.form} quotation marks are the speaker's own; the voice here is {' or '.join(filter(None, speakers))}.",
            )
        if outer and not (outer.locus == place.locus and outer.begin <= begin and place.end <= outer.end):
            wrong(
                "within", f'the words do not lie inside record "{record.within}"; take the record out, or correct it.'
            )
        self.places[record.id] = place

    def result(self) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
        order = {passage.locus: n for n, passage in enumerate(self.work)}
        found = sorted(self.places.values(), key=lambda q: (order[q.locus], q.begin, -q.end))
        for one, other in _overlaps(found):
            key = ("quotations", self.indices[other.record.id], "exact")
            if other.end > one.end:
                message = (
                    f'the words cross those of record "{one.record.id}"; a record lies inside another or beside it.'
                )
                self.problems.append(self.file.problem(key, message))
            elif other.record.within is None:
                message = f'the words lie inside record "{one.record.id}"; say so: within: {one.record.id}.'
                self.problems.append(self.file.problem(key, message))
        return tuple(found), tuple(self.problems)


def _nth(text: str, words: str, occurrence: int) -> int:
    begin = -1
    for _ in range(occurrence):
        begin = text.find(words, begin + 1)
        if begin < 0:
            return -1
    return begin


def _overlaps(found: Sequence[Quotation]) -> Iterator[tuple[Quotation, Quotation]]:
    """Yield each record that begins inside another, after the innermost of those."""
    open_: list[Quotation] = []
    for one in found:
        open_ = [other for other in open_ if other.locus == one.locus and other.end > one.begin]
        if open_:
            yield open_[-1], one
        open_.append(one)


@lru_cache(maxsize=1024)
def _note_hands(work: Work) -> dict[str, str]:
    """Return the voice of each note that is not the author's."""
    if not work.record.hands:
        return {}
    _, apparatus = read_apparatus(work)
    notes = [one for one in apparatus.interventions if isinstance(one, NoteMove) and one.hand != "author"]
    return {one.note: work.record.hands[one.hand] for one in notes if one.hand in work.record.hands}


def base_voice(work: Work, passage: Passage) -> str:
    """Return who speaks a passage outside all its quotations: the author, or the hand of a note."""
    return _note_hands(work).get(passage.locus.anchor, work.author) if passage.kind == "note" else work.author


@lru_cache(maxsize=65536)
def voice_spans(corpus: Corpus, locus: Locus) -> tuple[VoiceSpan, ...]:
    """Return a passage's text as stretches in one voice each, that of the innermost quotation, in order.

    Stretches of the same voice but of different records stay apart; together they cover the whole text.
    """
    work = corpus.work(locus.siglum)
    passage = corpus.passage(locus)
    here = _by_passage(corpus, work).get(locus, [])
    cuts = sorted({0, len(passage.text), *(q.begin for q in here), *(q.end for q in here)})
    own = base_voice(work, passage)
    spans: list[VoiceSpan] = []
    for begin, end in pairwise(cuts):
        around = [q for q in here if q.begin <= begin and end <= q.end]
        inner = min(reversed(around), key=lambda q: q.end - q.begin) if around else None
        if spans and spans[-1].quotation is inner:
            spans[-1] = VoiceSpan(spans[-1].begin, end, spans[-1].voice, inner)
        else:
            spans.append(VoiceSpan(begin, end, inner.voice if inner else own, inner))
    return tuple(spans)


@lru_cache(maxsize=1024)
def _by_passage(corpus: Corpus, work: Work) -> dict[Locus, list[Quotation]]:
    found: dict[Locus, list[Quotation]] = {}
    for quotation in work_quotations(corpus, work):
        found.setdefault(quotation.locus, []).append(quotation)
    return found


def voices_of(corpus: Corpus, locus: Locus, begin: int, end: int) -> list[str]:
    """Return the voices of a stretch of a passage's text, in order, each once; punctuation alone has none."""
    text = corpus.passage(locus).text
    found: list[str] = []
    for span in voice_spans(corpus, locus):
        part = text[max(begin, span.begin) : min(end, span.end)] if span.begin < end and begin < span.end else ""
        if any(character.isalnum() for character in part) and span.voice not in found:
            found.append(span.voice)
    return found
