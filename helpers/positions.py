"""What each work holds on a theme, and the evidence or the searches it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.corpus import Corpus
from helpers.errors import CorpusError, Problem, QuotationMismatch, UnknownName, nearest, shown
from helpers.locus import Locus
from helpers.matching import find_everywhere
from helpers.patterns import compile_pattern
from helpers.quotation import VerifiedQuotation, quote
from helpers.records.themes import Bearing, Dismissal, Position, PositionsRecord, Stance, Theme, ThemesRecord
from helpers.searches import Hit, Search, run_searches
from helpers.yamlfile import YamlFile, read_yaml

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class VerifiedEvidence:
    """Words that bear on a position, proved to stand in the corpus, with how they bear."""

    quotation: VerifiedQuotation
    bearing: Bearing


@dataclass(frozen=True)
class VerifiedDismissal:
    """Words whose hits do not bear on the question, and every place in their passage where they stand."""

    record: Dismissal
    places: tuple[tuple[Locus, int, int], ...]

    def covers(self, hit: Hit) -> bool:
        """Return whether a hit lies inside these words."""
        return any(locus == hit.locus and begin <= hit.begin and hit.end <= end for locus, begin, end in self.places)


@dataclass(frozen=True)
class WorkPosition:
    """One work's position on one theme, with its evidence verified and the theme's searches run on it."""

    theme: Theme
    siglum: str
    record: Position
    evidence: tuple[VerifiedEvidence, ...]
    searches: tuple[Search, ...]
    dismissals: tuple[VerifiedDismissal, ...]

    @property
    def stance(self) -> Stance | None:
        """The stance taken, or None for a silent work."""
        return self.theme.stance(self.record.stance)


@lru_cache(maxsize=8)
def themes(corpus: Corpus) -> tuple[Theme, ...]:
    """Return the themes in the order of the book."""
    return tuple(read_yaml(corpus.folder / "themes.yml").as_model(ThemesRecord).themes)


def find_theme(corpus: Corpus, id: str) -> Theme:
    """Return a theme; UnknownName says which there are."""
    known = {theme.id: theme for theme in themes(corpus)}
    if id not in known:
        raise UnknownName(f'no theme "{id}". themes.yml has {", ".join(known)}.{nearest(id, known)}')
    return known[id]


def positions(corpus: Corpus, theme: str | None = None) -> pd.DataFrame:
    """Return the position of every work on a theme, or on all themes.

    Columns: `theme, siglum, stance, status, summary, evidence, searches`. `evidence` is a list of mappings
    `locus, exact, voice, bearing` (what tells against the position included, its bearing `against`), empty for a
    silent work; `searches` is a list of mappings `term, hits, dismissed` that gives the number of hits of each
    search term in the work, and for a silent work the reason why each hit does not bear on the question.

    Raises:
        UnknownName: no such theme.
        CorpusError: a position does not fit the corpus.

    >>> list(positions(load_corpus()).columns)[:4]
    ['theme', 'siglum', 'stance', 'status']
    """
    import pandas as pd

    chosen = themes(corpus) if theme is None else (find_theme(corpus, theme),)
    rows = [_row(one) for each in chosen for one in theme_positions(corpus, each)]
    return pd.DataFrame(rows, columns=["theme", "siglum", "stance", "status", "summary", "evidence", "searches"])


def _row(one: WorkPosition) -> tuple[object, ...]:
    evidence = [
        {
            "locus": str(e.quotation.locus),
            "exact": e.quotation.words,
            "voice": " and ".join(e.quotation.voices),
            "bearing": e.bearing,
        }
        for e in one.evidence
    ]
    searches = [{"term": s.term, "hits": len(s.hits), "dismissed": _dismissals(one, s)} for s in one.searches]
    return (one.theme.id, one.siglum, one.record.stance, one.record.status, one.record.summary, evidence, searches)


def _dismissals(one: WorkPosition, search: Search) -> list[dict[str, str]]:
    return [
        {"locus": f"{one.siglum}:{d.record.at}", "exact": d.record.exact, "reason": d.record.reason}
        for d in one.dismissals
        if any(d.covers(hit) for hit in search.hits)
    ]


def theme_positions(corpus: Corpus, theme: Theme) -> tuple[WorkPosition, ...]:
    """Return the position of each work on a theme, in the order of the corpus."""
    found, problems = resolve_positions(corpus, theme)
    if problems:
        raise CorpusError(problems)
    return found


@lru_cache(maxsize=1024)
def resolve_positions(corpus: Corpus, theme: Theme) -> tuple[tuple[WorkPosition, ...], tuple[Problem, ...]]:
    """Return the positions on a theme that fit the corpus, and the problems with the others."""
    try:
        file = read_yaml(corpus.folder / "positions" / f"{theme.id}.yml")
        record = file.as_model(PositionsRecord)
    except CorpusError as error:
        return (), tuple(error.problems)
    problems: list[Problem] = []
    if record.theme != theme.id:
        problems.append(
            file.problem(["theme"], f'theme "{record.theme}" in the file of "{theme.id}"; make them the same.')
        )
    for siglum in record.positions:
        if siglum not in set(corpus) and not (corpus.folder / "works" / siglum).is_dir():  # else reported with the work
            problems.append(file.problem(["positions", siglum], f'no work "{siglum}".{nearest(siglum, corpus)}'))
    found = []
    for siglum in corpus:
        if siglum not in record.positions:
            problems.append(
                file.problem(["positions"], f"{siglum} has no position; add one, if only a proved silence.")
            )
            continue
        resolved = _Resolver(corpus, theme, siglum, record.positions[siglum], file)
        found.append(resolved.position())
        problems += resolved.problems
    return tuple(found), tuple(problems)


class _Resolver:
    def __init__(self, corpus: Corpus, theme: Theme, siglum: str, record: Position, file: YamlFile):
        self.corpus, self.theme, self.siglum, self.record, self.file = corpus, theme, siglum, record, file
        self.problems: list[Problem] = []
        self.unheard = False

    def position(self) -> WorkPosition:
        if self.record.stance and self.theme.stance(self.record.stance) is None:
            known = [stance.id for stance in self.theme.stances]
            self._wrong(
                ["stance"],
                f'the theme has no stance "{self.record.stance}"; it has {", ".join(known)}.{nearest(self.record.stance, known)}',
            )
        searches = run_searches(self.corpus, self.theme, self.siglum)
        dismissals = dict(self._dismissals())
        if self.record.status == "silent" and not self.unheard:
            self._prove_silence(searches, dismissals)
        evidence = tuple(self._evidence())
        return WorkPosition(self.theme, self.siglum, self.record, evidence, searches, tuple(dismissals.values()))

    def _wrong(self, key: list[str | int], message: str) -> None:
        self.problems.append(self.file.problem(["positions", self.siglum, *key], message))

    def _quotation(self, key: list[str | int], at: str, exact: str) -> VerifiedQuotation | None:
        try:
            return quote(self.corpus, Locus.of(self.siglum, at), exact)
        except QuotationMismatch as error:
            self._wrong([*key, "exact"], str(error))
        except CorpusError:
            self.unheard = True  # the quotations' own problems are reported where they stand
        except (LookupError, ValueError) as error:
            self._wrong([*key, "at"], str(error))
        return None

    def _evidence(self) -> Iterator[VerifiedEvidence]:
        for n, one in enumerate(self.record.evidence):
            quotation = self._quotation(["evidence", n], one.at, one.exact)
            if quotation is None:
                continue
            heard = " and ".join(quotation.voices)
            if heard != one.voice:
                self._wrong(
                    ["evidence", n, "voice"],
                    f"{quotation.locus}: these words are {heard}'s, not {one.voice}'s, by quotations.yml. Correct the one that is wrong.",
                )
            yield VerifiedEvidence(quotation, one.bearing)

    def _dismissals(self) -> Iterator[tuple[int, VerifiedDismissal]]:
        for n, one in enumerate(self.record.dismissed):
            quotation = self._quotation(["dismissed", n], one.at, one.exact)
            if quotation:
                locus = quotation.places[0][0]
                again = find_everywhere(one.exact, self.corpus.passage(locus).text)
                yield n, VerifiedDismissal(one, (*quotation.places, *((locus, *place) for place in again)))

    def _prove_silence(self, searches: tuple[Search, ...], dismissals: dict[int, VerifiedDismissal]) -> None:
        hits = [(search.term, hit) for search in searches for hit in search.hits]
        for term, hit in hits:
            if not any(one.covers(hit) for one in dismissals.values()):
                around = self.corpus.passage(hit.locus).text[max(hit.begin - 20, 0) : hit.end + 20]
                self._wrong(
                    ["status"],
                    f'not silent without a reason: "{term}" finds "{hit.words}" in {hit.locus} ("{around}"). Give it as evidence, or dismiss it and say why.',
                )
        for n, one in dismissals.items():
            if not any(one.covers(hit) for _, hit in hits):
                self._wrong(
                    ["dismissed", n],
                    f'no search term of the theme finds anything in "{one.record.exact}" ({self.siglum}:{one.record.at}); take it out, or add the term.',
                )


def check_terms(corpus: Corpus, file: YamlFile) -> Iterator[Problem]:
    """Yield the themes' problems that no model sees: ids that stand twice, terms that do not compile."""
    seen: set[str] = set()
    for n, theme in enumerate(themes(corpus)):
        if theme.id in seen:
            yield file.problem(("themes", n, "id"), f'the theme "{theme.id}" stands twice; keep one.')
        seen.add(theme.id)
        ids = [stance.id for stance in theme.stances]
        for m, id in enumerate(ids):
            if id in ids[:m]:
                yield file.problem(("themes", n, "stances", m, "id"), f'the stance "{id}" stands twice; keep one.')
        for m, term in enumerate(theme.terms):
            try:
                compile_pattern(term)
            except ValueError as error:
                yield file.problem(("themes", n, "terms", m), str(error))
    for path in sorted((corpus.folder / "positions").glob("*.yml")):
        if path.stem not in seen:
            yield Problem(
                shown(path),
                1,
                f'no theme "{path.stem}" in themes.yml; add it there, or take this file away.{nearest(path.stem, seen)}',
            )
