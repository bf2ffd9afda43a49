"""Dictionary forms of English words, so that a word can be counted together with its inflected forms."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simplemma import Lemmatizer

# words of these texts that the dictionary has wrong, or lacks
_MENDED = {
    "developed": "develop",
    "fantasies": "fantasy",
    "gone": "go",
    "growing": "grow",
    "labelled": "label",
    "masses": "mass",
    "mensheviks": "menshevik",
    "thinking": "think",
    "unfolding": "unfold",
    "worse": "bad",
}


@lru_cache(maxsize=1)
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer

    return Lemmatizer(cache_max_size=0)  # `lemma_of` keeps what it has found


@lru_cache(maxsize=1 << 20)
def lemma_of(word: str) -> str:
    """Return the lemma of an English word, its dictionary form, in small letters.

    The word is looked up by itself, without its context: *left* is always *left*, whether somebody left or stands on
    it, and *working* always *work*, in *working class* too. What the dictionary does not know, and what is not of
    letters alone, is its own lemma; a name is looked up with a capital when it is not found without.

    Barbaresi, Adrien. Simplemma: a simple multilingual lemmatizer for Python. https://doi.org/10.5281/zenodo.4673264.

    >>> [lemma_of(word) for word in ("Parties", "led", "Bolsheviks", "Marx", "1917")]
    ['party', 'lead', 'bolshevik', 'marx', '1917']
    """
    small = word.casefold()
    if small in _MENDED or not small.isalpha():
        return _MENDED.get(small, small)
    found = _lemmatizer().lemmatize(small, "en").casefold()
    if found == small:
        found = _lemmatizer().lemmatize(small.capitalize(), "en").casefold()
    return found if found.isalpha() else small  # *etc* is "etc." there, which is no word here


def fold_word(word: str, *, ignore_case: bool = True, lemma: bool = False) -> str:
    """Return a word as it is counted: as spelled, in small letters, or as its lemma.

    A lemma keeps the capitals of its word where capitals count.

    >>> fold_word("Parties", lemma=True), fold_word("Parties", lemma=True, ignore_case=False)
    ('party', 'Party')
    """
    if not lemma:
        return word.casefold() if ignore_case else word
    form = lemma_of(word)
    if ignore_case:
        return form
    if form == word.casefold():
        return word
    if len(word) > 1 and word.isupper():
        return form.upper()
    return form.capitalize() if word[0].isupper() else form
