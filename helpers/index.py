"""The words of a corpus as sorted integers, for questions that reading cannot hold in mind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain, count
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from helpers.corpus import Corpus
from helpers.encoded import EncodedText
from helpers.errors import UnknownName, nearest
from helpers.lemmas import fold_word, lemma_of
from helpers.numbering import group_positions, number_words
from helpers.patterns import compile_pattern, plain_words, words_of_pattern
from helpers.voices import voice_spans, voices

if TYPE_CHECKING:
    import pyarrow as pa

Positions = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class TokenIndex:
    """Every word of a text with its place, its passage and its voice; 12 bytes a word beside the text.

    A word is a run of letters or digits; `party's` and `non-party` are two words each.

    Attributes:
        text: the passages' texts, joined by line feeds, as UTF-8.
        types: the different words as spelled, by number.
        ids: the number of each word, in reading order (uint32).
        begins: the byte of `text` at which each word begins (uint32).
        postings: the positions of all words, grouped by number, in order within a group (uint32).
        bounds: where each number's group begins in `postings`; one more than there are types.
        passages: the position of the first word of each passage.
        edges: the byte at which each passage begins, and one past the line feed after the last.
        spans: the position of the first word of each stretch in one voice.
        span_voices: the voice of each stretch, as an index into `voice_names`.
        passage_works: for each passage, its work, as an index into `authors`.
        authors: for each work, its author's number in `voice_names`.
    """

    text: EncodedText
    types: tuple[str, ...]
    ids: NDArray[np.uint32]
    begins: NDArray[np.uint32]
    postings: NDArray[np.uint32]
    bounds: NDArray[np.int64]
    passages: Positions
    edges: Positions
    loci: tuple[str, ...]
    spans: Positions
    span_voices: NDArray[np.int32]
    voice_names: tuple[str, ...]
    passage_works: NDArray[np.int32]
    authors: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def bytes_per_word(self) -> float:
        """Memory of the per-word arrays, in bytes a word."""
        return (self.ids.nbytes + self.begins.nbytes + self.postings.nbytes) / max(len(self), 1)

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """The number of bytes of each type."""
        return np.array([len(type_.encode()) for type_ in self.types], dtype=np.int64)

    @cached_property
    def firsts(self) -> Positions:
        """The position of the first word of each passage, and one past the last word of all."""
        return np.append(self.passages, len(self))

    @cached_property
    def addresses(self) -> pa.LargeStringArray:
        """The address of each passage, as an Arrow array."""
        import pyarrow as pa

        return pa.array(self.loci, pa.large_string())  # as pandas holds strings

    @cached_property
    def speakers(self) -> pa.LargeStringArray:
        """The name of each voice, as an Arrow array."""
        import pyarrow as pa

        return pa.array(self.voice_names, pa.large_string())

    @cached_property
    def _by_lemma(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for n, type_ in enumerate(self.types):
            found.setdefault(lemma_of(type_), []).append(n)
        return found

    @cached_property
    def _by_spelling(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for n, type_ in enumerate(self.types):
            found.setdefault(type_.casefold(), []).append(n)
        return found

    def passage_of(self, positions: Positions) -> Positions:
        """Return the number of the passage each position is in."""
        return np.searchsorted(self.passages, positions, side="right") - 1

    def voice_of(self, positions: Positions) -> NDArray[np.int32]:
        """Return the number of the voice that speaks each position."""
        return self.span_voices[np.searchsorted(self.spans, positions, side="right") - 1]

    def in_voice(self, positions: Positions, voice: str) -> NDArray[np.bool_]:
        """Return which positions are spoken by `voice`: `own`, `all`, or a name."""
        if voice == "all":
            return np.ones(len(positions), dtype=bool)
        spoken = self.voice_of(positions)
        if voice == "own":
            return np.equal(spoken, self.authors[self.passage_works[self.passage_of(positions)]])
        if voice not in self.voice_names:
            known = ["own", "all", *self.voice_names]
            raise UnknownName(
                f'no voice "{voice}"; a voice is own, all, or a name in voices.yml.{nearest(voice, known)}'
            )
        return np.equal(spoken, self.voice_names.index(voice))

    def find(self, pattern: str, *, ignore_case: bool = True, lemma: bool = False) -> tuple[Positions, Positions]:
        """Return the first and the last word of every hit of a pattern, in reading order.

        Words, phrases and wildcards are looked up in the index; a regular expression runs over the text. With `lemma`
        each word of a phrase finds every form of its lemma.
        """
        if lemma:
            wanted = [self._forms(word, ignore_case) for word in plain_words(pattern)]
        elif words := words_of_pattern(pattern, ignore_case=ignore_case):
            wanted = [self._matching(word) for word in words]
        else:
            return self._scan(compile_pattern(pattern, ignore_case=ignore_case))
        rarest = min(range(len(wanted)), key=lambda n: self._count(wanted[n]))
        starts = self._positions(wanted[rarest]) - rarest
        starts = starts[(starts >= 0) & (starts + len(wanted) <= len(self))]
        for n, ids in enumerate(wanted):
            if n != rarest and len(starts):
                starts = starts[np.isin(self.ids[starts + n], ids)]
        ends = starts + len(wanted) - 1
        if len(wanted) > 1:
            whole = self.passage_of(starts) == self.passage_of(ends)
            starts, ends = starts[whole], ends[whole]
        return starts, ends

    def _matching(self, word: re.Pattern[str]) -> NDArray[np.uint32]:
        given = word.pattern  # letters and digits alone mean themselves, and need no look at every type
        near = self._by_spelling.get(given.casefold(), []) if given.isalnum() else range(len(self.types))
        return np.array([n for n in near if word.fullmatch(self.types[n])], dtype=np.uint32)

    def _forms(self, word: str, ignore_case: bool) -> NDArray[np.uint32]:
        found = self._by_lemma.get(lemma_of(word), [])
        if not ignore_case:
            wanted = fold_word(word, ignore_case=False, lemma=True)
            found = [n for n in found if fold_word(self.types[n], ignore_case=False, lemma=True) == wanted]
        return np.array(found, dtype=np.uint32)

    def _count(self, ids: NDArray[np.uint32]) -> int:
        return int(np.sum(self.bounds[ids.astype(np.int64) + 1] - self.bounds[ids])) if len(ids) else 0

    def _positions(self, ids: NDArray[np.uint32]) -> Positions:
        groups = [self.postings[self.bounds[n] : self.bounds[n + 1]] for n in ids.astype(np.int64)]
        found = np.concatenate(groups).astype(np.int64) if groups else np.empty(0, dtype=np.int64)
        return np.sort(found) if len(groups) > 1 else found

    def _scan(self, expression: re.Pattern[str]) -> tuple[Positions, Positions]:
        found = [match.span() for match in expression.finditer(self.text.decoded)]
        spans = self.text.at(np.array(found, dtype=np.int64).reshape(-1, 2))
        spans = spans.astype(self.begins.dtype)  # of another type, `begins` would be copied
        starts = np.searchsorted(self.begins, spans[:, 0], side="right") - 1
        ends = np.searchsorted(self.begins, spans[:, 1], side="left") - 1
        starts = np.maximum(starts, 0)
        whole = (ends >= starts) & (self.passage_of(starts) == self.passage_of(np.maximum(ends, 0)))
        return starts[whole], ends[whole]

    def ends_of(self, positions: Positions) -> Positions:
        """Return the byte at which each word ends."""
        return self.begins[positions] + self.lengths[self.ids[positions]]

    def words(self, first: int, last: int) -> str:
        """Return the text from one word to another, both included."""
        begin, (end,) = int(self.begins[first]), self.ends_of(np.array([last]))
        return self.text.piece(begin, int(end))


@lru_cache(maxsize=4)
def index_corpus(corpus: Corpus) -> TokenIndex:
    """Return the index of a corpus's headings, paragraphs and notes."""
    names = tuple(voices(corpus))
    number = {name: n for n, name in enumerate(names)}
    texts: list[str] = []
    loci: list[str] = []
    works: list[int] = []
    spans: list[tuple[int, int]] = []
    offset = 0
    for n, work in enumerate(corpus.works):
        for passage in work:
            for span in voice_spans(corpus, passage.locus):
                spans.append((offset + len(passage.text[: span.begin].encode()), number[span.voice]))
            texts.append(passage.text)
            loci.append(str(passage.locus))
            works.append(n)
            offset += len(passage.text.encode()) + 1
    authors = [number[work.author] for work in corpus.works]
    return index_texts(texts, loci, works, spans, names, authors)


def index_texts(
    texts: Sequence[str],
    loci: Sequence[str],
    works: Sequence[int],
    voice_starts: Iterable[tuple[int, int]],
    voice_names: Sequence[str],
    authors: Sequence[int],
) -> TokenIndex:
    """Return the index of texts whose voices begin at given bytes of the joined text."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    text, ids, begins = number_words(texts, numbers)
    edges = np.fromiter(accumulate((len(text.encode()) + 1 for text in texts), initial=0), dtype=np.int64)
    turns = np.fromiter(chain.from_iterable(voice_starts), dtype=np.int64).reshape(-1, 2)
    counts = np.bincount(ids, minlength=len(numbers))
    return TokenIndex(
        text=text,
        types=tuple(numbers),
        ids=ids,
        begins=begins,
        postings=group_positions(ids),
        bounds=np.concatenate([[0], np.cumsum(counts)]),
        passages=np.searchsorted(begins, edges[:-1].astype(begins.dtype)),
        edges=edges,
        loci=tuple(loci),
        spans=np.searchsorted(begins, turns[:, 0].astype(begins.dtype)),
        span_voices=turns[:, 1].astype(np.int32),
        voice_names=tuple(voice_names),
        passage_works=np.array(works, dtype=np.int32),
        authors=np.array(authors, dtype=np.int32),
    )
