"""Words that a record says stand in a passage, in a voice: proved, or a problem at the record's line."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from helpers.corpus import Corpus
from helpers.errors import CorpusError, MalformedPeriod, Problem, QuotationMismatch
from helpers.period import Period
from helpers.quotation import VerifiedQuotation, quote
from helpers.records.ledger import Figure, Mention
from helpers.yamlfile import Key, Strict, YamlFile, read_yaml

Model = TypeVar("Model", bound=Strict)


def read_ledger(path: Path, model: type[Model]) -> tuple[YamlFile, Model]:
    """Return a ledger's file and record; a CorpusError lists everything that does not fit."""
    file = read_yaml(path)
    return file, file.as_model(model)


class Claims:
    """Proves the words, voices and dates of one file's records, and collects what does not hold."""

    def __init__(self, corpus: Corpus, file: YamlFile):
        self.corpus, self.file = corpus, file
        self.problems: list[Problem] = []
        self._seen: set[str] = set()

    def wrong(self, key: Key, message: str) -> None:
        """Note a problem at a part of the file."""
        self.problems.append(self.file.problem(key, message))

    def once(self, key: Key, id: str) -> None:
        """Note an id that stands twice."""
        if id in self._seen:
            self.wrong((*key, "id"), f'the id "{id}" stands twice; give this record another.')
        self._seen.add(id)

    def period(self, key: Key, text: str) -> Period | None:
        """Return a date as a value, or None with a problem noted."""
        try:
            return Period(text)
        except MalformedPeriod as error:
            self.wrong(key, str(error))
            return None

    def words(self, key: Key, one: Figure | Mention) -> VerifiedQuotation | None:
        """Return a record's words with their address and voice, or None with a problem noted."""
        siglum = one.at.partition(":")[0]
        if siglum not in set(self.corpus) and (self.corpus.folder / "works" / siglum).is_dir():
            return None  # a work that cannot be read is reported as such
        try:
            quotation = quote(self.corpus, one.at, one.exact)
        except QuotationMismatch as error:
            self.wrong((*key, "exact"), str(error))
            return None
        except CorpusError:
            return None  # the quotations' own problems are reported where they stand
        except (LookupError, ValueError) as error:
            self.wrong((*key, "at"), str(error))
            return None
        heard = " and ".join(quotation.voices)
        if heard != one.voice:
            self.wrong(
                (*key, "voice"),
                f"{quotation.locus}: these words are {heard}'s, not {one.voice}'s, by quotations.yml. Correct the one that is wrong.",
            )
        return quotation
