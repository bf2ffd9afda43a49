"""Parallels that are really there, and parallels that were planted."""

import re
from collections import Counter

import pytest

from helpers.index import index_texts
from helpers.reuse import MalformedThreshold, find_parallels, parallels

WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def across(real):
    return parallels(real)


@pytest.fixture(scope="module")
def everywhere(real):
    return parallels(real, within=True)


def found(table, locus, other):
    return table[(table["locus"] == locus) & (table["other_locus"] == other)]


@pytest.mark.parametrize(
    ("locus", "exact", "voices", "other", "other_exact", "other_voices"),
    [
        (
            "conrad-1996:62",
            "power was in the hands of a single party",
            ["Ellenstein"],
            "wetzel-2021:47",
            "power in the hands of a single party",
            ["Wetzel"],
        ),
        (
            "stalin-1926:36",
            "proletariat led by the Communist Party of",
            ["Lenin"],
            "conrad-1996:n5",
            "proletariat led by the Communist Party of",
            ["Conrad"],
        ),
        (
            "stalin-1926:114",
            "the Mensheviks and the Socialist-Revolutionaries",
            ["Lenin"],
            "conrad-1996:39",
            "the Mensheviks and the Socialist Revolutionaries",
            ["Conrad"],
        ),
        ("stalin-1926:25", "we must admit that", ["Lenin"], "conrad-1996:46", "we must admit that", ["Lenin"]),
    ],
)
def test_similar_wording_in_two_works_is_found(across, locus, exact, voices, other, other_exact, other_voices):
    row = found(across, locus, other).iloc[0]
    assert (row["exact"], row["voices"]) == (exact, voices)
    assert (row["other_exact"], row["other_voices"]) == (other_exact, other_voices)


def test_a_sentence_that_stalin_repeats_is_found_in_all_its_places(everywhere):
    sentence = "it is impossible for the dictatorship of the proletariat to be at all"
    for other in ("stalin-1926:18", "stalin-1926:60"):
        row = found(everywhere, "stalin-1926:6", other).iloc[0]
        assert sentence in row["exact"]
        assert sentence in row["other_exact"]


def test_two_wordings_of_one_sentence_of_lenin_are_found_in_stalin(everywhere):
    row = found(everywhere, "stalin-1926:44", "stalin-1926:97").iloc[0]
    assert row["other_exact"] == (
        "mutual relations and mutual confidence between the vanguard of the working class and the masses of the workers"
    )
    assert row["exact"].endswith("between the vanguard of the working class and the mass of the workers")
    assert row["other_voices"] == ["Lenin"]


def test_every_parallel_stands_where_it_is_said_to_stand(real, everywhere):
    for row in everywhere.itertuples():
        assert real[row.locus].text[row.begin : row.end] == row.exact
        assert real[row.other_locus].text[row.other_begin : row.other_end] == row.other_exact
        shared = Counter(WORD.findall(row.exact.casefold())) & Counter(WORD.findall(row.other_exact.casefold()))
        assert row.same <= shared.total()
    assert everywhere["score"].is_monotonic_decreasing


def test_works_are_not_compared_with_themselves_unless_asked(across, everywhere):
    def works(name):
        return across[name].str.split(":").str[0]

    assert (works("locus") != works("other_locus")).all()
    assert len(everywhere) > 10 * len(across)


def test_only_the_words_of_a_voice_are_compared_when_asked(real):
    for row in parallels(real, within=True, voice="Lenin").itertuples():
        assert "Lenin" in row.voices
        assert "Lenin" in row.other_voices


def test_a_planted_parallel_in_another_translation_is_found(copy):
    copy.edit(
        "corpus/works/jones-nd/text.md",
        "Councils talk, and the party talks.",
        "A party alone ought to propose, while every council decides and may refuse it.",
    )
    copy.edit(
        "corpus/works/smith-1901/text.md",
        "The council taught itself.",
        "The party alone should propose, while each council decides and can refuse it.",
    )
    row = parallels(copy.load(), score=12).iloc[0]
    assert row["exact"] == "party alone should propose, while each council decides and can refuse it"
    assert row["other_exact"] == "party alone ought to propose, while every council decides and may refuse it"
    assert row["same"] == 9


def test_the_same_words_in_another_order_are_no_parallel():
    words = [f"w{n}" for n in range(60)]
    texts = [" ".join(words), " ".join(reversed(words))]
    index = index_texts(texts, ["a-b:1", "c-d:1"], [0, 1], [(0, 0)], ["X"], [0, 0])
    assert find_parallels(index, score=20) == []


def test_a_corpus_of_one_word_has_no_parallels():
    index = index_texts(["party"], ["a-b:1"], [0], [(0, 0)], ["X"], [0])
    assert find_parallels(index) == []


def test_a_score_of_nothing_is_refused(real):
    with pytest.raises(MalformedThreshold) as error:
        parallels(real, score=0)
    assert str(error.value) == (
        "score 0 and shingles 4: both must be above zero; leave them out for 35 bits and 4 shingles."
    )
