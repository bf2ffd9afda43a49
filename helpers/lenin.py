"""Lenin in quotation: which of his writings each quotation is from, and how the work cites it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.corpus import Corpus
from helpers.errors import CommentaryError, CorpusError, Problem, nearest
from helpers.patterns import WORD
from helpers.records.lenin import LeninRecord, LeninUse, LeninWriting
from helpers.voices import Quotation, resolve_quotations, voice_spans
from helpers.yamlfile import YamlFile, read_yaml

if TYPE_CHECKING:
    import pandas as pd

LENIN = "Lenin"


@dataclass(frozen=True)
class LeninQuotation:
    """A speech of Lenin's in a work, with the writing it is from.

    Attributes:
        parts: the records of the speech, in order; more than one where the work interrupts it or breaks a paragraph.
        use: what `lenin.yml` says of it.
        writing: the writing it is from, or None where it is not identified.
    """

    parts: tuple[Quotation, ...]
    use: LeninUse
    writing: LeninWriting | None

    @property
    def siglum(self) -> str:
        """The work that quotes."""
        return self.parts[0].locus.siglum


def lenin_record(corpus: Corpus) -> LeninRecord:
    """Return what `lenin.yml` says: editions, writings in order of date, uses."""
    return _file(corpus)[1]


def lenin_quotations(corpus: Corpus) -> pd.DataFrame:
    """Return every stretch of Lenin's words or reported speech in the works, with the writing it is from.

    Columns: `locus, exact, work, writing, basis, cites, edition, volume, page, form, use`. `work` is the siglum of the
    work that quotes, `writing` the title of what it quotes, `basis` how that is known (named, numbered, recognised,
    repeated, unidentified). `cites`, `edition`, `volume` and `page` are as the work gives them, missing where it gives
    nothing. Words that Lenin holds at a distance and titles within his words have no row of their own.

    Raises:
        CorpusError: `lenin.yml` does not fit the corpus.

    >>> "writing" in lenin_quotations(load_corpus()).columns
    True
    """
    import pandas as pd

    rows = [
        (
            str(part.locus),
            part.record.exact,
            one.siglum,
            one.writing.title if one.writing else None,
            one.use.basis,
            part.record.cites,
            one.use.edition,
            one.use.volume,
            one.use.page,
            part.record.form,
            part.record.use,
        )
        for one in lenin_uses(corpus)
        for part in one.parts
    ]
    columns = ["locus", "exact", "work", "writing", "basis", "cites", "edition", "volume", "page", "form", "use"]
    return pd.DataFrame(rows, columns=columns)


def lenin_share(corpus: Corpus) -> pd.DataFrame:
    """Return how much of each work is in Lenin's voice.

    Columns: `work, words, lenin, reported, share`. `words` counts runs of letters and of digits in paragraphs,
    headings and the author's notes; `lenin` those in Lenin's voice, and `reported` those of them that the author
    reports in words of his own (indirect speech). `share` is `lenin / words`, from 0 to 1.

    >>> list(lenin_share(load_corpus()).columns)
    ['work', 'words', 'lenin', 'reported', 'share']
    """
    import pandas as pd

    rows = []
    for work in corpus.works:
        words = lenin = reported = 0
        for passage in work:
            begins = [word.start() for word in WORD.finditer(passage.text)]
            for span in voice_spans(corpus, passage.locus):
                count = bisect_left(begins, span.end) - bisect_left(begins, span.begin)
                words += count
                if span.voice == LENIN:
                    lenin += count
                    is_indirect = span.quotation is not None and span.quotation.record.form == "indirect"
                    reported += count if is_indirect else 0
        rows.append((work.siglum, words, lenin, reported, lenin / words))
    return pd.DataFrame(rows, columns=["work", "words", "lenin", "reported", "share"])


def lenin_uses(corpus: Corpus) -> tuple[LeninQuotation, ...]:
    """Return Lenin's speeches in the works, in reading order; a CorpusError lists what does not fit."""
    found, problems = resolve_lenin(corpus)
    if problems:
        raise CorpusError(problems)
    return found


@lru_cache(maxsize=8)
def resolve_lenin(corpus: Corpus) -> tuple[tuple[LeninQuotation, ...], tuple[Problem, ...]]:
    """Return Lenin's speeches that `lenin.yml` places, and the problems with the others; nothing without the file."""
    if not (corpus.folder / "lenin.yml").exists():
        return (), ()
    try:
        file, record = _file(corpus)
    except CorpusError as error:
        return (), tuple(error.problems)
    problems = [*_check_writings(corpus, file, record)]
    found: list[LeninQuotation] = []
    for siglum in record.uses:
        if siglum not in set(corpus):
            message = f'no work "{siglum}"; the corpus has {", ".join(corpus)}.{nearest(siglum, corpus)}'
            problems.append(file.problem(("uses", siglum), message))
    for work in corpus.works:
        placed, wrong = _resolve_work(corpus, work.siglum, file, record)
        found += placed
        problems += wrong
    return tuple(found), tuple(problems)


@lru_cache(maxsize=8)
def _file(corpus: Corpus) -> tuple[YamlFile, LeninRecord]:
    file = read_yaml(corpus.folder / "lenin.yml")
    return file, file.as_model(LeninRecord)


def _check_writings(corpus: Corpus, file: YamlFile, record: LeninRecord) -> Iterator[Problem]:
    """Yield ids that stand twice, editions that are not listed, and loci that lead nowhere."""
    seen: set[str] = set()
    for n, writing in enumerate(record.writings):
        if writing.id in seen:
            yield file.problem(("writings", n, "id"), f'the id "{writing.id}" stands twice; give this writing another.')
        seen.add(writing.id)
        for m, place in enumerate(writing.places):
            yield from _check_edition(file, ("writings", n, "places", m, "edition"), place.edition, record)
        for m, address in enumerate(writing.named):
            try:
                corpus.stretch(address)
            except CommentaryError as error:
                yield file.problem(("writings", n, "named", m), str(error))


def _check_edition(
    file: YamlFile, key: tuple[str | int, ...], edition: str | None, record: LeninRecord
) -> Iterator[Problem]:
    if edition is not None and edition not in record.editions:
        known = list(record.editions)
        yield file.problem(key, f'no edition "{edition}"; lenin.yml has {", ".join(known)}.{nearest(edition, known)}')


def _resolve_work(
    corpus: Corpus, siglum: str, file: YamlFile, record: LeninRecord
) -> tuple[list[LeninQuotation], list[Problem]]:
    """Return the speeches of Lenin's in one work, and what does not fit its records."""
    resolved, unsound = resolve_quotations(corpus, corpus.work(siglum))
    if unsound:
        return [], []  # reported where they stand; here they would only be said again
    records = {one.record.id: one for one in resolved}
    speeches = _speeches(resolved)
    writings = {writing.id: writing for writing in record.writings}
    problems: list[Problem] = []
    placed: dict[str, LeninQuotation] = {}
    for n, use in enumerate(record.uses.get(siglum, ())):
        key = ("uses", siglum, n)
        if use.writing is not None and use.writing not in writings:
            message = f'no writing "{use.writing}" in this file; add it above.{nearest(use.writing, writings)}'
            problems.append(file.problem((*key, "writing"), message))
        problems += _check_edition(file, (*key, "edition"), use.edition, record)
        for m, id in enumerate(use.of):
            wrong = _misfit(id, siglum, use, records, speeches, placed)
            if wrong:
                problems.append(file.problem((*key, "of", m), wrong))
            else:
                placed[id] = LeninQuotation(speeches[id], use, writings.get(use.writing or ""))
    for id in speeches:
        if id not in placed and not problems:
            message = (
                f'{siglum}: the record "{id}" is Lenin\'s and has no writing here; add it to `uses`, identified or not.'
            )
            problems.append(file.problem(("uses", siglum), message))
    return [placed[id] for id in speeches if id in placed], problems


def _speeches(resolved: tuple[Quotation, ...]) -> dict[str, tuple[Quotation, ...]]:
    """Return Lenin's speeches by the id of their first record: what continues it or lies within it belongs to it."""
    heads: dict[str, str] = {}
    speeches: dict[str, list[Quotation]] = {}
    for one in resolved:
        if one.voice != LENIN or one.record.form in ("scare", "title"):
            continue
        before = heads.get(one.record.continues or "") or heads.get(one.record.within or "")
        heads[one.record.id] = before or one.record.id
        speeches.setdefault(heads[one.record.id], [])
        if heads.get(one.record.within or "") is None:  # words within the speech stand in it already
            speeches[heads[one.record.id]].append(one)
    return {id: tuple(parts) for id, parts in speeches.items()}


def _misfit(
    id: str,
    siglum: str,
    use: LeninUse,
    records: dict[str, Quotation],
    speeches: dict[str, tuple[Quotation, ...]],
    placed: dict[str, LeninQuotation],
) -> str:
    """Return why a record does not fit its use, or nothing."""
    if id not in records:
        return f'no record "{id}" in {siglum}/quotations.yml.{nearest(id, records)}'
    if id not in speeches:
        return (
            f'the record "{id}" is not the first of a speech of Lenin\'s; name the record that it continues or lies in.'
        )
    if id in placed:
        return f'the record "{id}" stands twice; keep one.'
    cites = records[id].record.cites
    if use.page is not None and (cites is None or use.page not in cites):
        return (
            f'the record "{id}" cites "{cites}", where page {use.page} does not stand; correct the one that is wrong.'
        )
    is_ibid = cites is not None and cites.lower().startswith("ibid")
    if use.volume is not None and not is_ibid and use.volume not in (cites or ""):
        return f'the record "{id}" cites "{cites}", where volume {use.volume} does not stand; correct the one that is wrong.'
    return ""
