"""How evenly the book cites the works: shares, and the stretches that it never cites."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.cited import Citing, all_citings
from helpers.corpus import Corpus, Work
from helpers.locus import Locus
from helpers.positions import themes
from helpers.reading_text import Passage

if TYPE_CHECKING:
    import pandas as pd

WORDS_OF_A_NOTE_THAT_ARGUES = 20


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
            if citing.locus.siglum == siglum and chapter in (None, citing.chapter) and not _is_outline(citing)
            for locus in citing.locus.singles
        }

    def table(self) -> pd.DataFrame:
        """Return the share of each work's passages that each theme's chapter cites, and that any chapter cites.

        Columns: `theme`, then a column a work (shares from 0 to 1), then `spread`, the highest share less the lowest.
        The last row, `all`, counts citations anywhere in the book but in the outlines of *The five texts*.
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


def _is_outline(citing: Citing) -> bool:
    return citing.chapter == "the-five-texts"


def measure_coverage(corpus: Corpus, chapters: Path) -> Coverage:
    """Return how much of the corpus the chapters in a folder cite."""
    return Coverage(corpus, tuple(all_citings(corpus, chapters)))
