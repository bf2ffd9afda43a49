"""The corpus: works and their passages, which never change after loading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.errors import UnknownLocus, UnknownName, nearest
from helpers.locus import Locus
from helpers.reading_text import Passage
from helpers.records.edition import WorkRecord

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Work:
    """One edited work: its bibliography and its passages in reading order, notes last."""

    record: WorkRecord
    passages: tuple[Passage, ...]
    folder: Path

    def __iter__(self) -> Iterator[Passage]:
        return iter(self.passages)

    def __len__(self) -> int:
        return len(self.passages)

    @property
    def siglum(self) -> str:
        """The work's short name, such as `stalin-1926`."""
        return self.record.siglum

    @property
    def title(self) -> str:
        """The work's title."""
        return self.record.title

    @property
    def author(self) -> str:
        """The author's short name, as in voices.yml."""
        return self.record.author

    @property
    def date(self) -> str | None:
        """The date of publication (ISO), or None for an undated work."""
        return self.record.date

    @property
    def short(self) -> str:
        """The work as a citation names it, such as `Stalin 1926`."""
        return Locus(self.siglum, "", 1, 1).short_work

    @cached_property
    def by_address(self) -> Mapping[Locus, Passage]:
        """Each passage by its single address."""
        return {passage.locus: passage for passage in self.passages}

    def extent(self, series: str) -> int:
        """Return the highest number in a series of addresses: `""`, `"n"` or `"h"`; 0 when there is none."""
        return max((p.locus.first for p in self.passages if p.locus.series == series), default=0)


@dataclass(frozen=True, eq=False)
class Corpus:
    """The works of a corpus folder, in order of publication, undated last.

    >>> corpus = load_corpus()
    >>> list(corpus)[0]
    'stalin-1926'
    >>> corpus["harman-2002"].title
    'A different kind of party altogether'
    """

    folder: Path
    works: tuple[Work, ...]
    _by_siglum: dict[str, Work] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_siglum", {work.siglum: work for work in self.works})

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_siglum)

    def __len__(self) -> int:
        return len(self.works)

    def __contains__(self, name: object) -> bool:
        try:
            self[str(name)]
        except (UnknownName, UnknownLocus, ValueError):
            return False
        return True

    def __getitem__(self, name: str) -> Work | Passage:
        """Return the work a siglum names, or the passage a single address names."""
        if ":" in name:
            return self.passage(name)
        return self.work(name)

    def work(self, siglum: str) -> Work:
        """Return a work; UnknownName says which sigla there are."""
        if siglum not in self._by_siglum:
            raise unknown_work(siglum, self)
        return self._by_siglum[siglum]

    def passage(self, locus: Locus | str) -> Passage:
        """Return the passage at a single address; UnknownLocus says what there is instead."""
        found = self.stretch(locus)
        if len(found) > 1:
            raise UnknownLocus(
                f'"{locus}" names {len(found)} passages where one is wanted. Name one: {found[0].locus}.'
            )
        return found[0]

    def stretch(self, locus: Locus | str) -> tuple[Passage, ...]:
        """Return the passages that an address or a range names, in order."""
        locus = Locus.parse(locus) if isinstance(locus, str) else locus
        work = self.work(locus.siglum)
        for one in locus.ends:  # before `singles`: a slip of the pen may name millions
            if one not in work.by_address:
                raise UnknownLocus(self._no_passage(work, locus, one))
        return tuple(work.by_address[one] for one in locus.singles if one in work.by_address)

    def _no_passage(self, work: Work, locus: Locus, missing: Locus) -> str:
        what = {"": "passages", "n": "notes", "h": "headings"}[locus.series]
        extent = work.extent(locus.series)
        has = f"{what} {locus.series}1 to {locus.series}{extent}" if extent else f"no {what}"
        digits = str(missing.first)
        guesses = (f"{locus.series}{digits[:n]}" for n in range(len(digits) - 1, 0, -1))
        near = next((g for g in guesses if Locus.of(work.siglum, g) in work.by_address), None)
        hint = f" Did you mean {work.siglum}:{near}?" if near else ""
        return f'no passage "{locus}". {work.siglum} has {has}.{hint}'

    @property
    def passages(self) -> pd.DataFrame:
        """All passages, in a table of one's own: `locus, siglum, kind (heading|paragraph|note), text, words`."""
        return self._passages.copy()

    @cached_property
    def _passages(self) -> pd.DataFrame:
        import pandas as pd

        rows = [(str(p.locus), work.siglum, p.kind, p.text, p.words) for work in self.works for p in work]
        return pd.DataFrame(rows, columns=["locus", "siglum", "kind", "text", "words"])


def unknown_work(siglum: str, known: Iterable[str]) -> UnknownName:
    """Return the error that says which sigla there are."""
    sigla = list(known)
    return UnknownName(f'no work "{siglum}". The corpus has {", ".join(sigla)}.{nearest(siglum, sigla)}')
