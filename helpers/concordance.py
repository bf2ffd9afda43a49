"""Concordances: every hit of a pattern in its context (KWIC)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from helpers.corpus import Corpus
from helpers.index import Positions, TokenIndex, index_corpus

if TYPE_CHECKING:
    import pandas as pd


def kwic(
    corpus: Corpus, pattern: str, *, window: int = 8, voice: str = "own", ignore_case: bool = True
) -> pd.DataFrame:
    """Return every hit of a pattern with the words before and after it, in reading order.

    Args:
        corpus: the corpus.
        pattern: a word, a phrase, a wildcard pattern (`dictator*`; `*` alone for any one word), or a regular
            expression between slashes.
        window: how many words of context on each side, within the passage.
        voice: `own` for what each author says in his own voice, `all`, or the name of a speaker wherever quoted.
        ignore_case: whether capitals count as small letters.

    Returns:
        Columns `locus, voice, pre, keyword, post`; `voice` is that of the hit's first word.

    Raises:
        MalformedPattern: the pattern does not compile or finds the empty string.
        UnknownName: no such voice.

    >>> list(kwic(load_corpus(), "golden words").columns)
    ['locus', 'voice', 'pre', 'keyword', 'post']
    """
    index = index_corpus(corpus)
    starts, ends = find(index, pattern, voice=voice, ignore_case=ignore_case)
    return kwic_table(index, starts, ends, window)


def find(
    index: TokenIndex, pattern: str, *, voice: str = "own", ignore_case: bool = True
) -> tuple[Positions, Positions]:
    """Return the first and last word of every hit whose first word is in a voice."""
    starts, ends = index.find(pattern, ignore_case=ignore_case)
    if voice == "all":
        return starts, ends
    spoken = index.in_voice(starts, voice)
    return starts[spoken], ends[spoken]


def kwic_table(index: TokenIndex, starts: Positions, ends: Positions, window: int = 8) -> pd.DataFrame:
    """Return hits as a concordance; time is linear in the number of hits."""
    import pandas as pd
    import pyarrow as pa
    import pyarrow.compute as pc

    passages = index.passage_of(starts)
    begins, firsts, edges = index.begins, index.firsts, index.edges
    lows = np.maximum(starts - window, firsts[passages])
    highs = np.minimum(ends + window, firsts[passages + 1] - 1)
    # where the context reaches the edge of the passage, its outer punctuation comes along
    left = np.where(lows == firsts[passages], edges[passages], begins[lows])
    right = np.where(
        highs == firsts[passages + 1] - 1, edges[passages + 1] - 1, begins[highs] + index.lengths[index.ids[highs]]
    )
    key, stop = begins[starts].astype(np.int64), begins[ends] + index.lengths[index.ids[ends]]
    columns = {
        "locus": index.addresses.take(pa.array(passages)),
        "voice": pa.array(index.voice_names).take(pa.array(index.voice_of(starts))),
        "pre": pc.utf8_rtrim_whitespace(index.words_between(left, key)),
        "keyword": index.words_between(key, stop),
        "post": pc.utf8_ltrim_whitespace(index.words_between(stop, right)),
    }
    kind = pd.StringDtype("pyarrow", na_value=np.nan)
    return pd.DataFrame({name: kind.__from_arrow__(column.cast(pa.large_string())) for name, column in columns.items()})
