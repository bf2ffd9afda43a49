"""Frequencies, keyness, collocates, runs and dispersion on the five texts, against plain counts."""

import re
from collections import Counter

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from helpers.collocation import collocates
from helpers.concordance import kwic
from helpers.dispersion import dispersion
from helpers.errors import UnknownName
from helpers.frequency import EmptySelection, frequency, ngrams
from helpers.keyness import keyness

WORD = re.compile(r"[^\W_]+")


def counted(corpus, sigla):
    return Counter(
        word.casefold() for siglum in sigla for passage in corpus[siglum] for word in WORD.findall(passage.text)
    )


def test_frequencies_are_those_of_a_plain_count(real):
    table = frequency(real, voice="all").set_index("word")
    for siglum in real:
        counts = counted(real, [siglum])
        assert table[table[siglum] > 0][siglum].to_dict() == dict(counts)


def test_own_words_and_quoted_words_make_all_words(real):
    everything = frequency(real, voice="all")["total"].sum()
    own = frequency(real, voice="own")["total"].sum()
    assert own < everything == len(WORD.findall(" ".join(p.text for w in real.works for p in w)))


def test_keyness_counts_and_scores_are_scipys_on_the_same_words(real):
    target, reference = counted(real, ["wetzel-2021"]), counted(real, ["stalin-1926", "rahman-nd"])
    n, m = target.total(), reference.total()
    table = keyness(real, "wetzel-2021", ["stalin-1926", "rahman-nd"], voice="all")
    for row in table.sample(60, random_state=1).itertuples():
        a, c = target[row.word], reference[row.word]
        assert (row.target, row.reference) == (a, c)
        cells = [[a, n - a], [c, m - c]]
        assert row.g2 == pytest.approx(
            chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic, rel=1e-9, abs=1e-9
        )
        assert row.chi2 == pytest.approx(chi2_contingency(cells, correction=False).statistic, rel=1e-9, abs=1e-9)


def test_stalins_key_words_change_when_only_his_own_voice_counts(real):
    own, everything = (keyness(real, "stalin-1926", voice=voice).set_index("word") for voice in ("own", "all"))
    assert own.loc["dictatorship", "target"] < everything.loc["dictatorship", "target"]
    assert own.head(60).index.tolist() != everything.head(60).index.tolist()


def test_the_adjusted_p_is_never_smaller(real):
    table = keyness(real, "harman-2002")
    assert (table["p_adjusted"] >= table["p"] - 1e-15).all()
    assert table["g2"].is_monotonic_decreasing or np.all(np.diff(table["g2"].round(9)) <= 0)


def test_a_target_without_words_in_a_voice_is_said(real):
    with pytest.raises(EmptySelection) as error:
        keyness(real, "rahman-nd", voice="Sorin")
    assert str(error.value) == 'the target has no words in the voice "Sorin"; choose another voice or work.'


def test_an_empty_target_is_said(real):
    with pytest.raises(EmptySelection) as error:
        keyness(real, [])
    assert (
        str(error.value)
        == "no work is named; name one or more of stalin-1926, conrad-1996, harman-2002, wetzel-2021, rahman-nd."
    )


def test_a_work_in_target_and_reference_both_is_said(real):
    with pytest.raises(EmptySelection) as error:
        keyness(real, "rahman-nd", ["rahman-nd", "harman-2002"])
    assert str(error.value) == "a work stands in target and reference both; take it out of one."


def test_an_unknown_work_is_named_with_the_nearest(real):
    with pytest.raises(UnknownName, match='Did you mean "harman-2002"'):
        keyness(real, "harmon-2002")


def test_collocates_are_those_of_a_plain_count(real):
    window, node = 3, "party"
    observed, frequencies = Counter(), Counter()
    for work in real.works:
        for passage in work:
            words = [word.casefold() for word in WORD.findall(passage.text)]
            hits = [n for n, word in enumerate(words) if word == node]
            for n, word in enumerate(words):
                if word != node:
                    frequencies[word] += 1
                    observed[word] += any(0 < abs(n - hit) <= window for hit in hits)
    table = collocates(real, node, window=window, voice="all").set_index("word")
    assert table["observed"].to_dict() == {word: count for word, count in observed.items() if count}
    assert table["frequency"].to_dict() == {word: frequencies[word] for word in table.index}
    places, total = observed.total(), frequencies.total()
    for word, row in table.head(25).iterrows():
        o, f = observed[word], frequencies[word]
        cells = [[o, places - o], [f - o, total - places - (f - o)]]
        assert row.g2 == pytest.approx(
            chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic, rel=1e-9
        )
        assert row.mi == pytest.approx(np.log2(o * total / (f * places)), rel=1e-9)


def test_runs_of_words_are_those_of_a_plain_count(real):
    runs = Counter()
    for work in real.works:
        for passage in work:
            words = [word.casefold() for word in WORD.findall(passage.text)]
            runs.update(" ".join(run) for run in zip(words, words[1:], words[2:], strict=False))
    table = ngrams(real, 3, voice="all").set_index("ngram")["total"]
    assert table.to_dict() == dict(runs)


def test_dispersion_counts_the_hits_of_the_concordance(real):
    table = dispersion(real, "soviet*").set_index("siglum")
    hits = kwic(real, "soviet*")["locus"].str.split(":").str[0].value_counts()
    assert {s: table.loc[s, "hits"] for s in real} == {s: int(hits.get(s, 0)) for s in real}
    assert table.loc["all", "hits"] == table["hits"].iloc[:-1].sum()
    assert table["dp"].dropna().between(0, 1).all()
