"""Concordances: every hit of a pattern in its context (KWIC)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from helpers.corpus import Corpus
from helpers.index import Positions, TokenIndex, index_corpus

if TYPE_CHECKING:
    import pandas as pd


def kwic(
    corpus: Corpus,
    pattern: str,
    *,
    window: int = 8,
    voice: str = "own",
    ignore_case: bool = True,
    lemma: bool = False,
) -> pd.DataFrame:
    """Return every hit of a pattern with the words before and after it, in reading order.

    Args:
        corpus: the corpus.
        pattern: a word, a phrase, a wildcard pattern (`dictator*`; `*` alone for any one word), or a regular
            expression between slashes.
        window: how many words of context on each side, within the passage.
        voice: `own` for what each author says in his own voice, `all`, or the name of a speaker wherever quoted.
        ignore_case: whether capitals count as small letters.
        lemma: whether each word of a word or phrase finds every form of its dictionary form (see `lemma_of`).

    Returns:
        Columns `locus, voice, pre, keyword, post`; `voice` is that of the hit's first word.

    Raises:
        MalformedPattern: the pattern does not compile or finds the empty string; or `lemma` is asked for and the
            pattern is no plain word or phrase.
        UnknownName: no such voice.

    >>> list(kwic(load_corpus(), "golden words").columns)
    ['locus', 'voice', 'pre', 'keyword', 'post']
    >>> sorted(set(kwic(load_corpus(), "Bolshevik", lemma=True)["keyword"]))
    ['Bolshevik', 'Bolsheviks', 'bolsheviks']
    """
    index = index_corpus(corpus)
    starts, ends = find(index, pattern, voice=voice, ignore_case=ignore_case, lemma=lemma)
    return kwic_table(index, starts, ends, window)


def find(
    index: TokenIndex, pattern: str, *, voice: str = "own", ignore_case: bool = True, lemma: bool = False
) -> tuple[Positions, Positions]:
    """Return the first and last word of every hit whose first word is in a voice."""
    starts, ends = index.find(pattern, ignore_case=ignore_case, lemma=lemma)
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
    first, after = index.firsts[passages], index.firsts[passages + 1]
    lows, highs = np.maximum(starts - window, first), np.minimum(ends + window + 1, after)
    # where the context reaches the edge of the passage, its outer punctuation comes along
    left = np.where(lows == first, index.edges[passages], index.begins[lows])
    right = np.where(highs == after, index.edges[passages + 1] - 1, index.ends_of(highs - 1))
    pre, keyword, post = index.text.cut(left, index.begins[starts], index.ends_of(ends), right)
    columns = {
        "locus": index.addresses.take(pa.array(passages)),
        "voice": index.speakers.take(pa.array(index.voice_of(starts))),
        "pre": pc.utf8_rtrim_whitespace(pre),
        "keyword": keyword,
        "post": pc.utf8_ltrim_whitespace(post),
    }
    kind = pd.StringDtype("pyarrow", na_value=np.nan)
    return pd.DataFrame({name: kind.__from_arrow__(column) for name, column in columns.items()}, copy=False)
