"""How evenly the book cites the works: shares, and the stretches that it never cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.cited import Citing, all_citings
from helpers.corpus import Corpus, Work
from helpers.errors import CorpusError, Problem
from helpers.locus import Locus
from helpers.positions import themes
from helpers.reading_text import Passage
from helpers.records.themes import UncitedRecord
from helpers.yamlfile import YamlFile, read_yaml

if TYPE_CHECKING:
    import pandas as pd

WORDS_OF_A_NOTE_THAT_ARGUES = 20
CHARACTERS_OF_FIVE_LINES = 340  # five lines of the page's measure, 68 characters each


def counts_for_coverage(passage: Passage) -> bool:
    """Return whether a passage counts: paragraphs do, and notes of 20 words or more; headings and mere references do not."""
    if passage.kind == "note":
        return passage.words >= WORDS_OF_A_NOTE_THAT_ARGUES
    return passage.kind == "paragraph"


@dataclass(frozen=True)
class Coverage:
    """How much of the corpus a book cites.

    Attributes:
        citings: every citation in the chapters and the positions they show.
    """

    corpus: Corpus
    citings: tuple[Citing, ...]

    def cited(self, siglum: str, chapter: str | None = None) -> set[Locus]:
        """Return the single addresses of a work that are cited, by one chapter or by any."""
        return {
            locus
            for citing in self.citings
            if citing.locus.siglum == siglum and chapter in (None, citing.chapter) and citing.reads
            for locus in citing.locus.singles
        }

    def table(self) -> pd.DataFrame:
        """Return the share of each work's passages that each theme's chapter cites, and that any chapter cites.

        Columns: `theme`, then a column a work (shares from 0 to 1), then `spread`, the highest share less the lowest.
        The last row, `all`, counts citations anywhere in the book but in the outlines of *The five texts* and the glossary;
        a range of more than five passages counts nowhere.
        """
        import pandas as pd

        chapters: list[tuple[str, str | None]] = [(theme.id, theme.chapter) for theme in themes(self.corpus)]
        rows = []
        for name, chapter in [*chapters, ("all", None)]:
            shares = {work.siglum: self._share(work, chapter) for work in self.corpus.works}
            rows.append({"theme": name, **shares, "spread": max(shares.values()) - min(shares.values())})
        return pd.DataFrame(rows, columns=["theme", *self.corpus, "spread"])

    def _share(self, work: Work, chapter: str | None) -> float:
        counting = [passage.locus for passage in work if counts_for_coverage(passage)]
        cited = self.cited(work.siglum, chapter)
        return sum(locus in cited for locus in counting) / len(counting)

    def uncited(self, siglum: str) -> list[tuple[Passage, ...]]:
        """Return the stretches of a work that no chapter cites, longest first (by words)."""
        cited = self.cited(siglum)
        stretches: list[list[Passage]] = [[]]
        for passage in self.corpus.work(siglum):
            if passage.locus in cited:
                stretches.append([])
            elif counts_for_coverage(passage):
                stretches[-1].append(passage)
        found = [tuple(stretch) for stretch in stretches if stretch]
        return sorted(found, key=lambda stretch: -sum(passage.words for passage in stretch))


def read_uncited(corpus: Corpus) -> tuple[YamlFile, UncitedRecord] | None:
    """Return `uncited.yml`, the list of long passages that the book leaves alone, if the corpus keeps one."""
    path = corpus.folder / "uncited.yml"
    if not path.is_file():
        return None
    file = read_yaml(path)
    return file, file.as_model(UncitedRecord)


def check_uncited(corpus: Corpus, chapters: Path) -> Iterator[Problem]:
    """Yield each passage of five lines or more that no chapter cites and `uncited.yml` does not explain, and the reverse."""
    try:
        found = read_uncited(corpus)
    except CorpusError as error:
        yield from error.problems
        return
    if found is None:
        return
    file, record = found
    measured = measure_coverage(corpus, chapters)
    listed = {one.at: n for n, one in enumerate(record.uncited)}
    for work in corpus.works:
        cited = measured.cited(work.siglum)
        for passage in work:
            address = str(passage.locus)
            is_cited = passage.locus in cited
            if not is_cited and _is_long(passage) and address not in listed:
                yield file.problem(
                    ["uncited"],
                    f"no chapter cites {address}, which has five lines or more; cite it, or list it here with the reason.",
                )
            if is_cited and address in listed:
                yield file.problem(
                    ["uncited", listed[address]], f"{address} is cited after all; take it out of this list."
                )
    for address, n in listed.items():
        if address not in corpus:
            yield file.problem(["uncited", n], f'no passage "{address}"; take it out of this list.')


def _is_long(passage: Passage) -> bool:
    return counts_for_coverage(passage) and len(passage.text) >= CHARACTERS_OF_FIVE_LINES


def measure_coverage(corpus: Corpus, chapters: Path) -> Coverage:
    """Return how much of the corpus the chapters in a folder cite."""
    return Coverage(corpus, tuple(all_citings(corpus, chapters)))
