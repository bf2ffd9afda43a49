"""Search patterns: a word, a phrase, a wildcard, or a regular expression between slashes."""

from __future__ import annotations

import re
from functools import lru_cache

from helpers.errors import MalformedPattern

WORD = re.compile(r"[^\W_]+")  # a run of letters or digits

_WORD_CHARACTER = r"[^\W_]"
_PROBE = "A line of 2 words, to see whether a pattern finds nothing at all."


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    r"""Return the regular expression that a search pattern means.

    `party` is found in *party's* and *non-party* but not in *partying*; `dictator*` takes any run of letters; a
    `*` alone takes any one word; `/one[- ]party/` is a regular expression.

    Raises:
        MalformedPattern: the pattern does not compile, or it finds the empty string.

    >>> compile_pattern("party").findall("The Party's non-party partying")
    ['Party', 'party']
    """
    flags = re.IGNORECASE if ignore_case else 0
    if len(pattern) > 1 and pattern.startswith("/") and pattern.endswith("/"):
        expression = pattern[1:-1]
    else:
        words = pattern.split()
        expression = _edge(words[0][0]) + r"\W+".join(map(_word, words)) + _edge(words[-1][-1]) if words else ""
    try:
        compiled = re.compile(expression, flags)
    except re.error as error:
        raise MalformedPattern(
            f"the pattern {pattern} does not compile: {error}. Mend it, or leave off the slashes to search for the words."
        ) from None
    if any(not hit[0] for probe in ("", _PROBE) for hit in compiled.finditer(probe)):
        raise MalformedPattern(f'the pattern "{pattern}" finds the empty string; give it a word to find.')
    return compiled


def _edge(character: str) -> str:
    """Return where a word begins or ends; a mark that is no letter, as in "U.S.", needs no such place."""
    return r"\b" if character == "*" or character.isalnum() else ""


def _word(word: str) -> str:
    if word == "*":
        return rf"{_WORD_CHARACTER}+"
    return rf"{_WORD_CHARACTER}*".join(re.sub("[’']", "[’']", re.escape(part)) for part in word.split("*"))


def words_of_pattern(pattern: str, *, ignore_case: bool = True) -> list[re.Pattern[str]] | None:
    """Return an expression for each word of a word, phrase or wildcard pattern; None for a regular expression.

    Raises:
        MalformedPattern: there is no word to find.
    """
    if not pattern.isalnum():  # a plain word has nothing to be refused for
        compile_pattern(pattern, ignore_case=ignore_case)
    if len(pattern) > 1 and pattern.startswith("/") and pattern.endswith("/"):
        return None
    flags = re.IGNORECASE if ignore_case else 0
    parts = re.findall(r"(?:[^\W_]|\*)+", pattern)
    if not parts:
        raise MalformedPattern(f'the pattern "{pattern}" has no word in it; give it one to find.')
    return [re.compile(_word(part), flags) for part in parts]


def plain_words(pattern: str) -> list[str]:
    """Return the words of a word or phrase, to be looked up by their lemmas.

    Raises:
        MalformedPattern: the pattern is a regular expression or has a wildcard, or there is no word to find.
    """
    words = words_of_pattern(pattern)
    if words is None or "*" in pattern:
        raise MalformedPattern(
            f"the pattern {pattern} is no plain word or phrase, and nothing else has a lemma. "
            "Write the words out, or leave off the lemma option."
        )
    return [word.pattern for word in words]
