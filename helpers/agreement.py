"""Agreement between the works, computed from their stances."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from helpers.corpus import Corpus
from helpers.positions import theme_positions, themes

if TYPE_CHECKING:
    import pandas as pd


def agreement(corpus: Corpus) -> pd.DataFrame:
    """Return how often each pair of works takes the same stance.

    Columns: `left`, `right` (sigla), `themes` (on how many themes both take a stance), `same` (on how many of these
    it is the same one), `agreement` (`same` / `themes`, missing when they never both take one), `firm` (how many of
    the same stances are stated by both, not implied).

    This is simple agreement of nominal codes. Silent positions do not count. It weighs every theme alike, it is not
    corrected for chance, and two works that share a stance may hold it for opposite reasons.

    >>> list(agreement(load_corpus()).columns)
    ['left', 'right', 'themes', 'same', 'agreement', 'firm']
    """
    import pandas as pd

    stances: dict[str, dict[str, tuple[str, str]]] = {siglum: {} for siglum in corpus}
    for theme in themes(corpus):
        for one in theme_positions(corpus, theme):
            if one.record.stance:
                stances[one.siglum][theme.id] = (one.record.stance, one.record.status)
    rows = []
    for left, right in combinations(corpus, 2):
        both = sorted(stances[left].keys() & stances[right].keys())
        same = [theme for theme in both if stances[left][theme][0] == stances[right][theme][0]]
        firm = [theme for theme in same if stances[left][theme][1] == stances[right][theme][1] == "stated"]
        share = len(same) / len(both) if both else None
        rows.append((left, right, len(both), len(same), share, len(firm)))
    return pd.DataFrame(rows, columns=["left", "right", "themes", "same", "agreement", "firm"])
