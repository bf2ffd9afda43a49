"""The events that the works argue over, and where each mentions them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.claims import Claims, read_ledger
from helpers.corpus import Corpus
from helpers.errors import CorpusError, Problem
from helpers.period import Period
from helpers.quotation import VerifiedQuotation
from helpers.records.ledger import Event, EventsRecord

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class VerifiedEvent:
    """An event with its date as a value and the words that mention it proved to stand in the corpus."""

    record: Event
    date: Period
    mentions: tuple[VerifiedQuotation, ...]

    def by(self, siglum: str) -> tuple[VerifiedQuotation, ...]:
        """Return the mentions in one work."""
        return tuple(one for one in self.mentions if one.locus.siglum == siglum)


def events(corpus: Corpus) -> pd.DataFrame:
    """Return every mention of every event, events in order of date, mentions in the order of the file.

    Columns: `id`; `date`, ISO, with `begin` and `end`, its first and last day; `name`; `sentence`; `siglum`; `locus`;
    `exact`, the text's words; `voice`, who speaks them.

    Raises:
        CorpusError: a record does not fit the corpus.

    >>> list(events(load_corpus()).columns)[:2]
    ['id', 'date']
    """
    import pandas as pd

    rows = [
        (
            *(e.record.id, e.date.text, pd.Timestamp(e.date.begin), pd.Timestamp(e.date.end)),
            *(e.record.name, e.record.sentence, m.locus.siglum, str(m.locus), m.words, " and ".join(m.voices)),
        )
        for e in sound_events(corpus)
        for m in e.mentions
    ]
    columns = ["id", "date", "begin", "end", "name", "sentence", "siglum", "locus", "exact", "voice"]
    return pd.DataFrame(rows, columns=columns).astype({"begin": "datetime64[s]", "end": "datetime64[s]"})


def sound_events(corpus: Corpus) -> tuple[VerifiedEvent, ...]:
    """Return the events in order of date; a CorpusError lists the records that do not fit."""
    found, problems = resolve_events(corpus)
    if problems:
        raise CorpusError(problems)
    return found


@lru_cache(maxsize=8)
def resolve_events(corpus: Corpus) -> tuple[tuple[VerifiedEvent, ...], tuple[Problem, ...]]:
    """Return the events that fit the corpus, and the problems with the others; nothing if there is no such file."""
    path = corpus.folder / "events.yml"
    if not path.exists():
        return (), ()
    try:
        file, record = read_ledger(path, EventsRecord)
    except CorpusError as error:
        return (), tuple(error.problems)
    claims = Claims(corpus, file)
    found: list[VerifiedEvent] = []
    for n, one in enumerate(record.events):
        key = ("events", n)
        claims.once(key, one.id)
        date = claims.period((*key, "date"), one.date)
        words = [claims.words((*key, "mentions", m), mention) for m, mention in enumerate(one.mentions)]
        if date is None:
            continue
        if found and _order(date) < _order(found[-1].date):
            claims.wrong(
                (*key, "date"),
                f'{date} stands after {found[-1].date}; events stand in order of date: move "{one.id}" up.',
            )
        found.append(VerifiedEvent(one, date, tuple(word for word in words if word)))
    return tuple(found), tuple(claims.problems)


def _order(date: Period) -> tuple[object, object]:
    return date.begin, date.end
