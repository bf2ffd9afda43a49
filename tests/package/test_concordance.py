"""Concordances and the index under them, on the five texts, against nltk and against plain searches."""

import re

import numpy as np
import pytest
from nltk.text import ConcordanceIndex

from helpers.concordance import kwic
from helpers.errors import MalformedPattern, UnknownName
from helpers.index import index_corpus, index_texts
from helpers.voices import quotations

WORD = re.compile(r"[^\W_]+")


def test_the_index_numbers_every_word_in_order(real):
    index = index_corpus(real)
    words = [word for work in real.works for passage in work for word in WORD.findall(passage.text)]
    assert [index.types[n] for n in index.ids] == words
    assert [index.text[index.begins[n] : index.end_of(n)] for n in range(len(index))] == words


def test_the_index_holds_twelve_bytes_a_word(real):
    assert index_corpus(real).bytes_per_word == 12


@pytest.mark.parametrize("word", ["party", "dictatorship", "nonesuch", "soviets"])
def test_kwic_finds_what_nltk_finds(real, word):
    words = [word.lower() for work in real.works for passage in work for word in WORD.findall(passage.text)]
    offsets = ConcordanceIndex(words).offsets(word)
    assert index_corpus(real).find(word)[0].tolist() == offsets
    assert len(kwic(real, word, voice="all")) == len(offsets)


def test_own_voice_and_the_other_voices_make_the_whole(real):
    whole = len(kwic(real, "party", voice="all"))
    speakers = {work.author for work in real.works} | set(quotations(real)["voice"]) | {"DJR", "Stalin's editors"}
    assert sum(len(kwic(real, "party", voice=speaker)) for speaker in speakers) == whole


def test_sorin_speaks_his_thesis_wherever_stalin_quotes_it(real):
    found = kwic(real, "dictatorship of our party", voice="Sorin")
    assert found["locus"].tolist() == ["stalin-1926:26", "stalin-1926:103", "stalin-1926:122"]
    assert kwic(real, "dictatorship of our party", voice="own").empty


def test_a_hit_is_given_as_the_text_has_it(real):
    row = kwic(real, "golden words", window=3).iloc[0]
    assert row.tolist() == ["stalin-1926:136", "Stalin", "recall Lenin's", "golden words", "at the Eleventh"]


def test_kwic_keeps_the_last_hit_in_a_passage(tiny):
    for work in tiny.works:
        for passage in work:
            last = list(WORD.finditer(passage.text))[-1]
            found = kwic(tiny, last[0], voice="all")
            here = found[found["locus"] == str(passage.locus)].iloc[-1]
            assert (here["keyword"], here["post"]) == (last[0], passage.text[last.end() :].strip())


def test_a_wide_window_gives_back_the_passage_and_no_more(real):
    for row in kwic(real, "the", window=4000, voice="all").head(300).itertuples():
        given = f"{row.pre}{row.keyword}{row.post}"
        assert given.replace(" ", "") == real[row.locus].text.replace(" ", "")


@pytest.mark.parametrize(
    ("pattern", "expression"),
    [
        ("transmission belts", r"\btransmission\W+belts\b"),
        ("dictator*", r"\bdictator[^\W_]*"),
        ("dictatorship of * party", r"\bdictatorship\W+of\W+[^\W_]+\W+party\b"),
        ("/part(y|ies) of/", r"part(?:y|ies) of"),
        ("workers’", r"\bworkers\b"),
        ("non-party", r"\bnon\W+party\b"),
    ],
)
def test_patterns_find_what_a_plain_search_of_each_passage_finds(real, pattern, expression):
    plain = [str(p.locus) for work in real.works for p in work for _ in re.finditer(expression, p.text, re.IGNORECASE)]
    assert kwic(real, pattern, voice="all")["locus"].tolist() == plain
    assert plain


def test_capitals_count_when_asked(real):
    both = kwic(real, "party", voice="all")
    small = kwic(real, "party", voice="all", ignore_case=False)
    assert 0 < len(small) < len(both)
    assert set(small["keyword"]) == {"party"}


def test_a_phrase_does_not_run_from_one_passage_into_the_next():
    index = index_texts(["one two", "three four"], ["a-b:1", "a-b:2"], [0, 0], [(0, 0)], ["X"], [0])
    assert index.find("two three")[0].tolist() == []
    assert index.find("three four")[0].tolist() == [2]


def test_words_beyond_the_first_plane_have_their_places():
    index = index_texts(["𝔞𝔟 x", "é 𝔠"], ["a-b:1", "a-b:2"], [0, 0], [(0, 0)], ["X"], [0])
    assert [index.text[b : index.end_of(n)] for n, b in enumerate(index.begins)] == ["𝔞𝔟", "x", "é", "𝔠"]


def test_no_words_at_all_is_no_error():
    index = index_texts(["…"], ["a-b:1"], [0], [(0, 0)], ["X"], [0])
    assert [part.tolist() for part in index.find("party")] == [[], []]


def test_a_voice_that_nobody_has_is_named_with_the_nearest(real):
    with pytest.raises(UnknownName) as error:
        kwic(real, "party", voice="Lenine")
    assert str(error.value) == 'no voice "Lenine"; a voice is own, all, or a name in voices.yml. Did you mean "Lenin"?'


@pytest.mark.parametrize("pattern", ["", "  ", "/(/", "/x*/"])
def test_a_pattern_that_finds_nothing_sensible_is_refused(real, pattern):
    with pytest.raises(MalformedPattern):
        kwic(real, pattern)


def test_the_voice_of_each_position_is_that_of_its_passage(real):
    index = index_corpus(real)
    assert np.all(index.in_voice(np.arange(len(index)), "all"))
    own = index.in_voice(np.arange(len(index)), "own")
    assert 0.6 < own.mean() < 0.95


def test_stretches_of_a_text_are_cut_at_characters_whatever_their_bytes():
    text = "“Né à 𝔞” — x, ’’ and then a run of plain letters\nκαὶ τὰ λοιπά"
    index = index_texts(text.split("\n"), ["a-b:1", "a-b:2"], [0, 0], [(0, 0)], ["X"], [0])
    spans = np.array([(a, b) for a in range(len(text) + 1) for b in range(a, len(text) + 1)])
    assert index.words_between(spans[:, 0], spans[:, 1]).to_pylist() == [text[a:b] for a, b in spans]


def test_a_text_larger_than_one_buffer_is_cut_beyond_it(monkeypatch):
    monkeypatch.setattr("helpers.encoded.BUFFER", 1 << 5)
    monkeypatch.setattr("helpers.encoded.BUFFER_BITS", 5)
    text = "a line of words that is longer than one buffer and goes on — until there are three of them, at least"
    index = index_texts([text], ["a-b:1"], [0], [(0, 0)], ["X"], [0])
    spans = np.array([(a, a + 20) for a in range(len(text) - 20)])
    assert index.words_between(spans[:, 0], spans[:, 1]).to_pylist() == [text[a:b] for a, b in spans]
