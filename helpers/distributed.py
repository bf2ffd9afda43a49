"""Frequency, keyness and concordance over a folder of tokens, through Dask.

The tables are those of the functions of the same names that work in memory. The work runs on the Dask client that is
open, or on this machine's threads when there is none; only counts and hits come back from it.

    from dask.distributed import Client
    from helpers import distributed

    with Client(address):
        distributed.keyness("tokens", "stalin-1926")
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from helpers.concordance import find, kwic_table
from helpers.frequency import frequency_table
from helpers.keyness import keyness_table
from helpers.lemmas import fold_word
from helpers.patterns import compile_pattern, plain_words
from helpers.token_table import TokenFolder, index_tokens, read_folder

if TYPE_CHECKING:
    import pandas as pd

KWIC = ("locus", "voice", "pre", "keyword", "post")


def frequency(folder: str | Path, *, voice: str = "own", ignore_case: bool = True, lemma: bool = False) -> pd.DataFrame:
    """Return how often each word occurs in each work, as `helpers.frequency` does, from a folder of tokens.

    Raises:
        NoTokenTable: `write_tokens` did not write the folder.
        UnknownName: no such voice.
    """
    tokens = read_folder(folder)
    return frequency_table(list(tokens), *_counts(tokens, voice, ignore_case, lemma))


def keyness(
    folder: str | Path,
    target: str | Sequence[str],
    reference: str | Sequence[str] | None = None,
    *,
    voice: str = "own",
    ignore_case: bool = True,
    lemma: bool = False,
) -> pd.DataFrame:
    """Return how strongly each word sets the target apart, as `helpers.keyness` does, from a folder of tokens.

    Raises:
        NoTokenTable: `write_tokens` did not write the folder.
        UnknownName, EmptySelection: as for `helpers.keyness`.
    """
    tokens = read_folder(folder)
    return keyness_table(list(tokens), *_counts(tokens, voice, ignore_case, lemma), target, reference, voice)


def kwic(
    folder: str | Path,
    pattern: str,
    *,
    window: int = 8,
    voice: str = "own",
    ignore_case: bool = True,
    lemma: bool = False,
) -> pd.DataFrame:
    """Return every hit of a pattern with its context, as `helpers.kwic` does, from a folder of tokens.

    Raises:
        NoTokenTable: `write_tokens` did not write the folder.
        MalformedPattern, UnknownName: as for `helpers.kwic`.
    """
    import pandas as pd

    tokens = read_folder(folder)
    tokens.check_voice(voice)
    (plain_words if lemma else compile_pattern)(pattern)  # refused here, and not on every worker
    options = {"voice": voice, "ignore_case": ignore_case, "lemma": lemma}
    meta = pd.DataFrame({name: pd.Series(dtype="str") for name in KWIC})
    frame = _frame(tokens).map_partitions(_hits, tokens, pattern, window, options, meta=meta)
    return frame.compute().astype("str").reset_index(drop=True)


def _frame(tokens: TokenFolder, columns: Sequence[str] | None = None) -> Any:
    import dask.dataframe as dd

    return dd.read_parquet(tokens.files, columns=None if columns is None else list(columns), split_row_groups=False)


def _hits(rows: pd.DataFrame, tokens: TokenFolder, pattern: str, window: int, options: dict[str, Any]) -> pd.DataFrame:
    index = index_tokens(rows, tokens)
    return kwic_table(index, *find(index, pattern, **options), window)


def _counts(tokens: TokenFolder, voice: str, ignore_case: bool, lemma: bool) -> tuple[list[str], NDArray[np.int64]]:
    """Return the different words and their counts, of shape (works, words), as `counts_by_work` does."""
    import pandas as pd

    tokens.check_voice(voice)
    meta = pd.DataFrame(
        {"siglum": pd.Series(dtype="str"), "word": pd.Series(dtype="str"), "count": pd.Series(dtype="int64")}
    )
    frame = _frame(tokens, ["word", "siglum", "voice", "own"]).map_partitions(
        _count, voice, ignore_case, lemma, meta=meta
    )
    table = frame.groupby(["siglum", "word"])["count"].sum().compute().unstack("siglum", fill_value=0)
    table = table.reindex(columns=list(tokens), fill_value=0)
    return [str(word) for word in table.index], table.to_numpy(dtype=np.int64).T


def _count(rows: pd.DataFrame, voice: str, ignore_case: bool, lemma: bool) -> pd.DataFrame:
    if voice != "all":
        rows = rows[rows["own"] if voice == "own" else rows["voice"] == voice]
    counts = rows.groupby(["siglum", "word"], observed=True).size().rename("count").reset_index()
    if ignore_case or lemma:
        counts["word"] = [fold_word(word, ignore_case=ignore_case, lemma=lemma) for word in counts["word"]]
        counts = counts.groupby(["siglum", "word"], as_index=False)["count"].sum()
    return counts.astype({"siglum": "str", "word": "str", "count": "int64"})
