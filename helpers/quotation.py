"""Verified quotations: words from the corpus that carry their address and their voice."""

from __future__ import annotations

import html
from dataclasses import dataclass

from helpers.corpus import Corpus
from helpers.errors import QuotationMismatch
from helpers.locus import Locus
from helpers.matching import find_words, nearest_words
from helpers.voices import voices_of


@dataclass(frozen=True)
class VerifiedQuotation:
    """Words that stand in the corpus, with their address and who speaks them.

    Attributes:
        words: the words as the commentator gives them, with `[…]` where some are left out.
        locus: the passage or range they stand in.
        voices: who speaks them, in order.
        author: the short name of the work's author.
        places: where each part stands, as (address of the passage, begin, end).
    """

    words: str
    locus: Locus
    voices: tuple[str, ...]
    author: str
    places: tuple[tuple[Locus, int, int], ...]

    @property
    def citation(self) -> str:
        """The address in words, and the voice when it is not the author's: `Lenin, quoted in Stalin 1926, §23`."""
        return attribution(self.locus, self.voices, self.author)

    @property
    def anchor(self) -> str:
        """The id of the element that begins with these words on the page of the reading text."""
        locus, begin, end = self.places[0]
        return words_anchor(locus, begin, end)

    def __str__(self) -> str:
        return f"“{self.words}” ({self.citation})"

    def _repr_html_(self) -> str:
        return f"<q>{html.escape(self.words)}</q> ({html.escape(self.citation)})"


def attribution(locus: Locus, voices: tuple[str, ...], author: str) -> str:
    """Return a citation that says whose words they are when they are not the author's alone."""
    if voices in ((), (author,)):
        return locus.citation
    names = " and ".join(voices) if len(voices) < 3 else f"{', '.join(voices[:-1])} and {voices[-1]}"
    return f"{names}, {'quoted ' if author not in voices else ''}in {locus.citation}"


def words_anchor(locus: Locus, begin: int, end: int) -> str:
    """Return the id of a stretch of words on the page of a reading text: `p23-120-180`."""
    return f"{locus.anchor}-{begin}-{end}"


def quote(corpus: Corpus, locus: Locus | str, words: str) -> VerifiedQuotation:
    """Return words of a passage or range, verified, with citation and voice.

    `[…]` leaves words out, `[words]` puts some in, `[T]he` changes the case of a letter; the parts must stand in
    order. Only the style of quotation marks may differ.

    Raises:
        QuotationMismatch: the words do not stand there; the message gives the nearest that do.
        UnknownLocus: there is no such passage.

    >>> quote(load_corpus(), "harman-2002:h1", "A different kind of party").citation
    'Harman 2002, heading 1'
    """
    where = Locus.parse(locus) if isinstance(locus, str) else locus
    passages = corpus.stretch(where)
    text = "\n".join(passage.text for passage in passages)
    found = find_words(words, text)
    if not found:
        raise QuotationMismatch(_mismatch(corpus, where, words, text))
    starts: list[tuple[int, Locus]] = []
    offset = 0
    for passage in passages:
        starts.append((offset, passage.locus))
        offset += len(passage.text) + 1
    places = []
    for begin, end in found:
        for start, one in starts:
            length = len(corpus.passage(one).text)
            if begin < start + length and start < end:
                places.append((one, max(begin - start, 0), min(end - start, length)))
    heard = [voice for one, begin, end in places for voice in voices_of(corpus, one, begin, end)]
    return VerifiedQuotation(words, where, tuple(dict.fromkeys(heard)), corpus.work(where.siglum).author, tuple(places))


def _mismatch(corpus: Corpus, locus: Locus, words: str, text: str) -> str:
    message = f'{locus}: these words do not stand there: "{words}".'
    elsewhere = [str(p.locus) for p in corpus.work(locus.siglum) if find_words(words, p.text)]
    if elsewhere:
        return f"{message} They stand in {', '.join(elsewhere[:3])}."
    return f"{message}{nearest_words(words, text)} Quote as it stands, or mark what is left out with […]."
