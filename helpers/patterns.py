"""Search patterns: a word, a phrase, a wildcard, or a regular expression between slashes."""

from __future__ import annotations

import re
from functools import lru_cache

from helpers.errors import MalformedPattern

_WORD_CHARACTER = r"[^\W_]"


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
        expression = r"\b" + r"\W+".join(_word(word) for word in pattern.split()) + r"\b"
    try:
        compiled = re.compile(expression, flags)
    except re.error as error:
        raise MalformedPattern(f"the pattern {pattern} does not compile: {error}. Mend it, or leave off the slashes to search for the words.") from None
    if not pattern.strip() or compiled.search("") or compiled.fullmatch(""):
        raise MalformedPattern(f'the pattern "{pattern}" finds the empty string; give it a word to find.')
    return compiled


def _word(word: str) -> str:
    if word == "*":
        return rf"{_WORD_CHARACTER}+"
    return rf"{_WORD_CHARACTER}*".join(re.escape(part).replace("’", "[’']").replace("'", "[’']") for part in word.split("*"))
