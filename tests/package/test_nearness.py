"""The nearest passages by a plain computation."""

import math
import re
from collections import Counter

import pytest

from helpers import nearest_passages
from helpers.errors import UnknownLocus, UnknownName

WORD = re.compile(r"[^\W_]+")


def test_the_nearest_passages_are_those_of_a_plain_computation(real):
    bags = {str(p.locus): Counter(WORD.findall(p.text.casefold())) for work in real.works for p in work}
    spread = Counter(word for bag in bags.values() for word in bag)

    def vector(bag):
        return {word: (1 + math.log(n)) * math.log(len(bags) / spread[word]) for word, n in bag.items()}

    def cosine(one, other):
        product = sum(weight * other.get(word, 0) for word, weight in one.items())
        lengths = [math.sqrt(sum(weight**2 for weight in v.values())) for v in (one, other)]
        return product / (lengths[0] * lengths[1])

    here = vector(bags["rahman-nd:47"])
    likeness = {
        locus: cosine(here, vector(bag))
        for locus, bag in bags.items()
        if bag and not locus.startswith("rahman") and ":h" not in locus
    }
    table = nearest_passages(real, "rahman-nd:47", n=8)
    assert table["locus"].tolist() == sorted(likeness, key=likeness.get, reverse=True)[:8]
    assert table["similarity"].tolist() == pytest.approx([likeness[locus] for locus in table["locus"]], rel=1e-9)


def test_the_words_that_make_passages_near_stand_in_both(real):
    for row in nearest_passages(real, "harman-2002:2").itertuples():
        for text in (row.text, real["harman-2002:2"].text):
            assert set(row.shared) <= set(WORD.findall(text.casefold()))


def test_a_passage_that_does_not_exist_has_no_neighbours(real):
    with pytest.raises(UnknownLocus, match=r'^no passage "harman-2002:99"\.'):
        nearest_passages(real, "harman-2002:99")


def test_a_voice_that_nobody_has_is_said(real):
    with pytest.raises(UnknownName, match='Did you mean "Lenin"'):
        nearest_passages(real, "harman-2002:2", voice="Lenine")


def test_a_heading_is_nobodys_neighbour(real):
    for locus in ("stalin-1926:70", "stalin-1926:22", "conrad-1996:1"):
        assert not nearest_passages(real, locus, 40)["locus"].str.contains(":h").any()
