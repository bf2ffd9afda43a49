"""Words counted under their dictionary forms, in the five texts and through Dask."""

import re
import subprocess
import sys
from collections import Counter

import pytest
from pandas.testing import assert_frame_equal
from simplemma import Lemmatizer

from helpers import MalformedPattern, distributed
from helpers.collocation import collocates
from helpers.concordance import kwic
from helpers.dispersion import dispersion
from helpers.frequency import frequency, ngrams
from helpers.keyness import keyness
from helpers.lemmas import _MENDED, fold_word, lemma_of
from helpers.token_table import write_tokens

from .conftest import command

WORD = re.compile(r"[^\W_]+")
WORKS = ["stalin-1926", "conrad-1996", "harman-2002", "wetzel-2021", "rahman-nd"]


def forms(corpus, pattern, **options):
    return dict(Counter(kwic(corpus, pattern, voice="all", lemma=True, **options)["keyword"]))


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("parties", "party"),
        ("women", "woman"),
        ("was", "be"),
        ("States", "state"),
        ("theses", "thesis"),
        ("organised", "organise"),
        ("organizing", "organize"),
        ("left", "left"),
        ("working", "work"),
        ("Soviets", "soviet"),
        ("Bolsheviks", "bolshevik"),
        ("Mensheviks", "menshevik"),
        ("Russians", "russian"),
        ("Marx", "marx"),
        ("Marxism", "marxism"),
        ("Engels", "engels"),
        ("Stalinism", "stalinism"),
        ("USSR", "ussr"),
        ("NGOs", "ngos"),
        ("Tsektran", "tsektran"),
        ("s", "s"),
        ("etc", "etc"),
        ("1920s", "1920s"),
        ("12th", "12th"),
        ("été", "été"),
    ],
)
def test_a_word_has_its_dictionary_form(word, lemma):
    assert lemma_of(word) == lemma


def test_every_lemma_of_the_five_texts_is_a_word_and_forms_are_joined(real):
    words = {word.casefold() for work in real.works for passage in work for word in WORD.findall(passage.text)}
    lemmas = {lemma_of(word) for word in words}
    assert [lemma for lemma in lemmas if not WORD.fullmatch(lemma)] == []
    assert len(lemmas) < 0.85 * len(words)


@pytest.mark.parametrize("word", sorted(_MENDED))
def test_what_is_mended_stands_in_the_texts_and_is_wrong_in_the_dictionary(real, word):
    assert len(kwic(real, word, voice="all"))
    assert Lemmatizer().lemmatize(word, "en").casefold() != _MENDED[word]
    assert lemma_of(_MENDED[word]) == _MENDED[word]


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Parties", "Party"), ("parties", "party"), ("PARTIES", "PARTY"), ("NGOs", "NGOs"), ("I", "I"), ("A", "A")],
)
def test_a_lemma_keeps_the_capitals_of_its_word_where_they_count(word, folded):
    assert fold_word(word, lemma=True, ignore_case=False) == folded


def test_a_word_finds_every_form_of_its_lemma(real):
    found = {"Party": 264, "party": 151, "parties": 20, "PARTY": 1}
    assert forms(real, "party") == forms(real, "Parties") == found
    assert len(kwic(real, "/\\bpart(y|ies)\\b/", voice="all")) == sum(found.values())


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("worker", {"worker": 37, "workers": 125, "Worker": 3, "Workers": 20}),
        ("lead", {"lead": 13, "leads": 3, "led": 23, "leading": 25}),
        ("masses", {"mass": 48, "masses": 70}),
        ("Bolshevik", {"Bolshevik": 22, "Bolsheviks": 26, "bolsheviks": 1}),
        ("golden word", {"golden words": 1}),
        ("workers' councils", {"worker councils": 4, "workers’ councils": 3}),
    ],
)
def test_a_phrase_finds_every_form_of_each_of_its_words(real, pattern, found):
    assert forms(real, pattern) == found


def test_capitals_count_when_asked(real):
    assert forms(real, "Party", ignore_case=False) == {"Party": 264}
    assert forms(real, "party", ignore_case=False) == {"party": 151, "parties": 20}


def test_without_the_option_nothing_is_joined(real):
    assert set(kwic(real, "party", voice="all")["keyword"].str.lower()) == {"party"}


def test_frequencies_by_lemma_are_sums_of_those_by_form(real):
    by_form, by_lemma = frequency(real), frequency(real, lemma=True)
    summed = by_form.groupby(by_form["word"].map(lemma_of))[[*WORKS, "total"]].sum()
    assert_frame_equal(
        by_lemma.set_index("word").sort_index(), summed.sort_index(), check_names=False, check_index_type=False
    )
    assert len(by_lemma) < len(by_form)


def test_keyness_joins_worker_and_workers(real):
    apart = keyness(real, "wetzel-2021").set_index("word")[["target", "reference"]]
    joined = keyness(real, "wetzel-2021", lemma=True).set_index("word")[["target", "reference"]]
    assert apart.loc[["worker", "workers"]].to_numpy().tolist() == [[34, 3], [38, 77]]
    assert joined.loc["worker"].tolist() == [72, 80]
    assert "workers" not in joined.index
    assert joined.index[0] == "control"


def test_collocates_join_the_forms_of_node_and_collocate(real):
    table = collocates(real, "party", voice="all", lemma=True, window=3).set_index("word")
    observed = Counter()
    for work in real.works:
        for passage in work:
            words = [lemma_of(word) for word in WORD.findall(passage.text)]
            hits = [n for n, word in enumerate(words) if word == "party"]
            near = {n + step for n in hits for step in range(-3, 4)} - set(hits)
            observed.update(words[n] for n in near if 0 <= n < len(words))
    assert table["observed"].to_dict() == dict(observed)


def test_runs_of_words_are_runs_of_lemmas(real):
    table = ngrams(real, 2, voice="all", lemma=True).set_index("ngram")["total"]
    assert table["work class"] == len(kwic(real, "working class", voice="all", lemma=True)) == 100
    assert "working class" not in table.index


def test_dispersion_counts_the_hits_of_the_concordance(real):
    hits = dispersion(real, "party", lemma=True).set_index("siglum")["hits"]
    assert hits.to_dict() == dict(zip([*WORKS, "all"], [209, 75, 17, 30, 22, 353], strict=True))


@pytest.mark.parametrize("pattern", ["dictator*", "* party", "/part(y|ies)/"])
@pytest.mark.parametrize("ask", [kwic, collocates, dispersion])
def test_what_is_no_word_has_no_lemma(real, ask, pattern):
    with pytest.raises(MalformedPattern) as refusal:
        ask(real, pattern, lemma=True)
    assert str(refusal.value) == (
        f"the pattern {pattern} is no plain word or phrase, and nothing else has a lemma. "
        "Write the words out, or leave off the lemma option."
    )


def test_dask_counts_and_finds_lemmas_as_memory_does(real, tmp_path):
    folder = write_tokens(real, tmp_path / "tokens", rows=5000)
    for ignore_case in (True, False):
        options = {"lemma": True, "ignore_case": ignore_case}
        assert_frame_equal(distributed.frequency(folder, **options), frequency(real, **options))
        assert_frame_equal(distributed.kwic(folder, "Parties", **options), kwic(real, "Parties", **options))
    given = distributed.keyness(folder, "wetzel-2021", lemma=True)
    assert_frame_equal(given, keyness(real, "wetzel-2021", lemma=True), rtol=1e-12)
    with pytest.raises(MalformedPattern, match="has a lemma"):
        distributed.kwic(folder, "dictator*", lemma=True)


def test_the_command_finds_lemmas_when_asked(copy):
    plain = command("kwic", "workshop", "--corpus", "corpus").output.splitlines()
    joined = command("kwic", "workshop", "--lemma", "--corpus", "corpus").output.splitlines()
    assert [line.split()[0] for line in plain] == ["smith-1901:1", "1"]
    assert [line.split()[0] for line in joined] == ["smith-1901:1", "smith-1901:n1", "2"]


def test_the_dictionary_is_read_only_by_those_who_ask():
    code = "import sys, helpers, helpers.lemmas; print('simplemma' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
