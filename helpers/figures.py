"""Every figure and dated fact that the texts assert, anchored by exact words, and how figures stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.claims import Claims, read_ledger
from helpers.corpus import Corpus
from helpers.errors import CorpusError, Problem, UnknownName, nearest
from helpers.period import Period
from helpers.quotation import VerifiedQuotation
from helpers.records.ledger import Figure, FiguresRecord, Reconciliation

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "id",
    "locus",
    "exact",
    "voice",
    "subject",
    "value",
    "low",
    "high",
    "unit",
    "qualifier",
    "refers",
    "begin",
    "end",
    "authority",
    "comment",
)


@dataclass(frozen=True)
class VerifiedFigure:
    """A figure or dated fact, its words proved to stand in the corpus, with the days it refers to."""

    record: Figure
    quotation: VerifiedQuotation
    refers: Period | None

    @property
    def is_dated_fact(self) -> bool:
        """Whether the text gives a date here and no number."""
        return self.record.unit is None

    @property
    def least(self) -> float | None:
        """The number, or the low end of its range."""
        return self.record.value if self.record.low is None else self.record.low

    @property
    def most(self) -> float | None:
        """The number, or the high end of its range."""
        return self.record.value if self.record.high is None else self.record.high


@dataclass(frozen=True)
class VerifiedReconciliation:
    """Figures held against each other, each of them found in the ledger."""

    record: Reconciliation
    figures: tuple[VerifiedFigure, ...]


@dataclass(frozen=True)
class Ledger:
    """`figures.yml` as far as it holds.

    Attributes:
        subjects: the controlled list of subjects, each with what it takes in.
        figures: in the order of the file.
        reconciliations: in the order of the file.
        problems: everything in the file that does not fit the corpus.
    """

    subjects: dict[str, str]
    figures: tuple[VerifiedFigure, ...]
    reconciliations: tuple[VerifiedReconciliation, ...]
    problems: tuple[Problem, ...]


def figures(corpus: Corpus, subject: str | None = None) -> pd.DataFrame:
    """Return every figure and dated fact that the texts assert, or those on one subject, in reading order by work.

    Columns: `id`; `locus`; `exact`, the text's words; `voice`, who speaks them; `subject`; `value`, or `low` and
    `high` (which repeat a plain value, and are missing for a dated fact); `unit`; `qualifier`, as the text hedges it;
    `refers`, the ISO date or interval it is about, with `begin` and `end`, its first and last day; `authority`, the
    source as the text gives it; `comment`.

    Raises:
        UnknownName: no such subject.
        CorpusError: a record does not fit the corpus.

    >>> len(figures(load_corpus()).columns)
    15
    """
    import pandas as pd

    rows = []
    for one in find_figures(corpus, subject):
        r, refers = one.record, one.refers
        days = (refers.text, pd.Timestamp(refers.begin), pd.Timestamp(refers.end)) if refers else (None, None, None)
        numbers = (r.value, one.least, one.most, r.unit, r.qualifier)
        rows.append(
            (r.id, str(one.quotation.locus), r.exact, r.voice, r.subject, *numbers, *days, r.authority, r.comment)
        )
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    types = dict.fromkeys(("value", "low", "high"), "float64")
    return table.astype(types | dict.fromkeys(("begin", "end"), "datetime64[s]"))


def figure_counts(corpus: Corpus) -> pd.DataFrame:
    """Return what the ledger holds of each work.

    Columns: `siglum`; `numbers`, how many figures have a number; of these `quoted`, how many are in a voice other than
    the author's, `sourced`, for how many the text gives a source, and `dated`, for how many it gives a date;
    `dated_facts`, how many facts have a date and no number.

    >>> list(figure_counts(load_corpus()).columns)[:2]
    ['siglum', 'numbers']
    """
    import pandas as pd

    rows = []
    for work in corpus.works:
        mine = [one for one in find_figures(corpus) if one.quotation.locus.siglum == work.siglum]
        numbers = [one for one in mine if not one.is_dated_fact]
        quoted = sum(one.quotation.voices != (work.author,) for one in numbers)
        sourced = sum(one.record.authority is not None for one in numbers)
        dated = sum(one.refers is not None for one in numbers)
        rows.append((work.siglum, len(numbers), quoted, sourced, dated, len(mine) - len(numbers)))
    return pd.DataFrame(rows, columns=["siglum", "numbers", "quoted", "sourced", "dated", "dated_facts"])


def find_figures(corpus: Corpus, subject: str | None = None) -> tuple[VerifiedFigure, ...]:
    """Return the figures on a subject, or all; UnknownName says which subjects there are."""
    ledger = sound_ledger(corpus)
    if subject is not None and subject not in ledger.subjects:
        known = ledger.subjects
        raise UnknownName(f'no subject "{subject}". figures.yml has {", ".join(known)}.{nearest(subject, known)}')
    return tuple(one for one in ledger.figures if subject in (None, one.record.subject))


def find_figure(corpus: Corpus, id: str) -> VerifiedFigure:
    """Return the figure with this id; UnknownName names the nearest there is."""
    known = {one.record.id: one for one in sound_ledger(corpus).figures}
    if id not in known:
        raise UnknownName(f'no figure "{id}" in figures.yml.{nearest(id, known)}')
    return known[id]


def sound_ledger(corpus: Corpus) -> Ledger:
    """Return the ledger of figures; a CorpusError lists the records that do not fit."""
    ledger = resolve_figures(corpus)
    if ledger.problems:
        raise CorpusError(ledger.problems)
    return ledger


@lru_cache(maxsize=8)
def resolve_figures(corpus: Corpus) -> Ledger:
    """Return the figures that fit the corpus, and the problems with the others; an empty ledger if there is none."""
    path = corpus.folder / "figures.yml"
    if not path.exists():
        return Ledger({}, (), (), ())
    try:
        file, record = read_ledger(path, FiguresRecord)
    except CorpusError as error:
        return Ledger({}, (), (), tuple(error.problems))
    claims = Claims(corpus, file)
    found: dict[str, VerifiedFigure] = {}
    for n, one in enumerate(record.figures):
        verified = _verify(claims, n, one, record.subjects)
        if verified:
            found[one.id] = verified
    ids = {one.id for one in record.figures}
    groups = tuple(_reconcile(claims, n, one, found, ids) for n, one in enumerate(record.reconciliations))
    return Ledger(record.subjects, tuple(found.values()), groups, tuple(claims.problems))


def _verify(claims: Claims, n: int, one: Figure, subjects: dict[str, str]) -> VerifiedFigure | None:
    key = ("figures", n)
    claims.once(key, one.id)
    if one.subject not in subjects:
        claims.wrong(
            (*key, "subject"),
            f'no subject "{one.subject}"; this file declares {", ".join(subjects)}.{nearest(one.subject, subjects)}',
        )
    refers = claims.period((*key, "refers"), one.refers) if one.refers else None
    quotation = claims.words(key, one)
    if quotation is None:
        return None
    work = claims.corpus.work(quotation.locus.siglum)
    if one.authority and not any(one.authority in passage.text for passage in work):
        claims.wrong(
            (*key, "authority"),
            f'"{one.authority}" does not stand in {work.siglum}; give the source as the text has it, or leave it out.',
        )
    return VerifiedFigure(one, quotation, refers)


def _reconcile(
    claims: Claims, n: int, one: Reconciliation, found: dict[str, VerifiedFigure], ids: set[str]
) -> VerifiedReconciliation:
    key = ("reconciliations", n)
    claims.once(key, one.id)
    for m, id in enumerate(one.figures):
        if id not in ids:
            claims.wrong((*key, "figures", m), f'no figure "{id}" in this file.{nearest(id, ids)}')
        elif id in one.figures[:m]:
            claims.wrong((*key, "figures", m), f'the figure "{id}" stands twice; name it once.')
    return VerifiedReconciliation(one, tuple(found[id] for id in one.figures if id in found))
