"""Concordances and the index under them, on the five texts, against nltk and against plain searches."""

import itertools
import re

import numpy as np
import pytest
from nltk.text import ConcordanceIndex

from helpers.concordance import kwic
from helpers.encoded import EncodedText
from helpers.errors import MalformedPattern, UnknownName
from helpers.index import index_corpus, index_texts
from helpers.voices import quotations

WORD = re.compile(r"[^\W_]+")


def test_the_index_numbers_every_word_in_order(real):
    index = index_corpus(real)
    words = [word for work in real.works for passage in work for word in WORD.findall(passage.text)]
    assert [index.types[n] for n in index.ids] == words
    assert [index.words(n, n) for n in range(len(index))] == words


def test_the_index_takes_for_a_word_what_the_expression_does_whatever_the_character():
    text = " ".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    index = index_texts([text], ["a-b:1"], [0], [(0, 0)], ["X"], [0])
    assert [index.types[n] for n in index.ids] == WORD.findall(text)


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


def test_a_text_numbered_in_parts_is_whole_and_every_word_in_its_place(monkeypatch):
    texts = ["“Né à 𝔞” — x", "of the party", "l’été, 𝔠𝔡"] * 4
    loci = [f"a-b:{n}" for n in range(1, 13)]
    whole = index_texts(texts, loci, [0] * 12, [(0, 0)], ["X"], [0])
    monkeypatch.setattr("helpers.numbering.CHUNK", 20)
    parts = index_texts(texts, loci, [0] * 12, [(0, 0)], ["X"], [0])
    assert parts.text.decoded == whole.text.decoded == "\n".join(texts)
    assert parts.begins.tolist() == whole.begins.tolist()


def test_words_beyond_the_first_plane_have_their_places():
    index = index_texts(["𝔞𝔟 x", "é 𝔠"], ["a-b:1", "a-b:2"], [0, 0], [(0, 0)], ["X"], [0])
    assert [index.words(n, n) for n in range(len(index))] == ["𝔞𝔟", "x", "é", "𝔠"]


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
    encoded = EncodedText.of(text)
    spans = np.array([(a, b) for a in range(len(text) + 1) for b in range(a, len(text) + 1)])
    (cut,) = encoded.cut(*encoded.at(spans.T))
    assert cut.to_pylist() == [text[a:b] for a, b in spans]


def test_views_are_as_arrow_wants_them():
    encoded = EncodedText.of("short, and then a run of plain letters — and more")
    encoded.views(np.array([0, 0, 7, 7]), np.array([0, 5, 12, 13])).validate(full=True)


def test_neighbouring_stretches_are_cut_in_one_pass():
    text = "“Né à 𝔞” — x, and then a run of plain letters"
    encoded = EncodedText.of(text)
    edges = np.array([(a, a + 1, a + 16, a + 16) for a in range(len(text) - 16)]).T
    cut = [column.to_pylist() for column in encoded.cut(*encoded.at(edges))]
    assert cut == [[text[a:b] for a, b in zip(*pair, strict=True)] for pair in itertools.pairwise(edges)]


def test_a_concordance_has_pandas_strings_whether_there_are_hits_or_none(real):
    for pattern in ("party", "nonesuch"):
        assert [str(kind) for kind in kwic(real, pattern).dtypes] == ["str"] * 5


def test_a_text_larger_than_one_buffer_is_cut_beyond_it(monkeypatch):
    monkeypatch.setattr("helpers.encoded.BUFFER", 1 << 5)
    monkeypatch.setattr("helpers.encoded.BUFFER_BITS", 5)
    text = "a line of words that is longer than one buffer and goes on — until there are three of them, at least"
    encoded = EncodedText.of(text)
    spans = np.array([(a, a + 20) for a in range(len(text) - 20)])
    (cut,) = encoded.cut(*encoded.at(spans.T))
    assert cut.to_pylist() == [text[a:b] for a, b in spans]
