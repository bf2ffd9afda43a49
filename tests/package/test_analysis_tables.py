"""Concordances and counts as a reader sees them: what the tables say is what the analyses give."""

import re
from html.parser import HTMLParser

import pytest

from helpers import Corpus, collocates, dispersion, frequency, keyness, kwic
from helpers.analysis_tables import show_dispersion, show_frequencies, show_kwic, show_shared_words, show_speakers
from helpers.errors import UnknownName
from helpers.index import index_corpus
from helpers.keyness_tables import show_collocates, show_keyness, show_keyness_by_voice
from helpers.reuse_tables import show_parallels

VOID = {"br"}
SHOWN = {
    "kwic": lambda corpus: show_kwic(corpus, "party"),
    "frequencies": lambda corpus: show_frequencies(corpus, "party", "/part(y|ies)/"),
    "speakers": lambda corpus: show_speakers(corpus, "party"),
    "dispersion": lambda corpus: show_dispersion(corpus, "party"),
    "parallels": lambda corpus: show_parallels(corpus, within=True, score=100),
    "shared words": lambda corpus: show_shared_words(corpus),
    "keyness": lambda corpus: show_keyness(corpus, next(iter(corpus))),
    "keyness by voice": lambda corpus: show_keyness_by_voice(corpus, next(iter(corpus))),
    "collocates": lambda corpus: show_collocates(corpus, "party"),
}


class Reader(HTMLParser):
    """Reads a table: its rows as texts of cells, its links, and whether every element is closed in order."""

    def __init__(self, html):
        super().__init__()
        self.open, self.rows, self.links, self.sound = [], [], [], True
        self.feed(html)
        self.sound = self.sound and not self.open

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "a":
            self.links.append(dict(attrs)["href"])
        if tag not in VOID:
            self.open.append(tag)
        elif self.rows:
            self.rows[-1][-1] += " "

    def handle_endtag(self, tag):
        self.sound = self.sound and bool(self.open) and self.open.pop() == tag

    def handle_data(self, data):
        if self.rows and self.rows[-1] and {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


def read(table):
    return Reader(table._repr_html_())


def body(table):
    """Give the rows below the heads, by their first cell."""
    return {row[0]: row[1:] for row in read(table).rows[1:]}


@pytest.mark.parametrize("name", SHOWN)
def test_a_table_is_sound_stands_in_its_box_and_needs_no_script(real, name):
    html = SHOWN[name](real)._repr_html_()
    assert Reader(html).sound
    assert re.match(r'<div class="table-box"[^>]*><table class="', html)
    assert re.search(r"<script|\son\w+=|style=", html) is None
    assert html.count('<th scope="col">') == len(Reader(html).rows[0])


@pytest.mark.parametrize("name", SHOWN)
def test_every_link_of_a_table_leads_to_a_passage(real, name):
    for href in read(SHOWN[name](real)).links:
        siglum, anchor = re.fullmatch(r"texts/([a-z0-9-]+)\.html#(\w+)", href).groups()
        assert f"{siglum}:{anchor.removeprefix('p')}" in real


@pytest.mark.parametrize("name", SHOWN)
def test_any_corpus_can_be_shown(tiny, name):
    assert read(SHOWN[name](tiny)).sound


def test_a_concordance_has_the_lines_of_kwic_in_their_order(real):
    found = kwic(real, "faction*", window=8)
    lines = [row for row in read(show_kwic(real, "faction*")).rows if len(row) == 4][1:]
    assert [row[2] for row in lines] == found["keyword"].tolist()
    assert [row[1].strip() for row in lines] == found["pre"].tolist()
    assert [row[3].strip() for row in lines] == found["post"].tolist()
    assert lines[0][0] == "§73"
    assert read(show_kwic(real, "faction*")).links[0] == "texts/stalin-1926.html#p73"


def test_lines_stand_under_their_work_with_the_number_of_its_hits(real):
    groups = [row[0] for row in read(show_kwic(real, "vanguard")).rows if len(row) == 1]
    assert groups == ["Stalin 1926 (18)", "Conrad 1996 (2)", "Wetzel 2021 (1)"]


def test_a_line_names_its_speaker_when_it_is_not_the_author(real):
    rows = read(show_kwic(real, "golden calf", voice="all")).rows
    assert rows[-1][0] == "§23 Lenin"


def test_a_mark_beside_the_hit_keeps_its_side(real):
    row = read(show_kwic(real, "vanguard")).rows[2]
    assert row[1].endswith("its ")
    assert row[3].startswith(", which")
    assert [row[1][-4:] for row in read(show_kwic(real, "party", works=["stalin-1926"])).rows[2:4]] == ["THE ", "non-"]


def test_some_works_can_be_chosen(real):
    groups = [row[0] for row in read(show_kwic(real, "control", works=["conrad-1996"])).rows if len(row) == 1]
    assert groups == ["Conrad 1996 (9)"]
    with pytest.raises(UnknownName, match='Did you mean "conrad-1996"'):
        show_kwic(real, "control", works=["conrad-1995"])


def test_a_pattern_without_a_hit_is_said(real):
    table = show_kwic(real, "nonesuch")
    assert read(table).rows[-1] == ["No hit."]
    assert repr(table) == "no hit"


def test_what_a_pattern_holds_stands_as_characters(real):
    html = show_frequencies(real, "/<b>party|x/")._repr_html_()
    assert "<b>" not in html
    assert "/&lt;b&gt;party|x/" in html


def test_what_a_text_holds_stands_as_characters(copy):
    copy.edit("corpus/works/smith-1901/text.md", "forty workshops", "forty &lt;i&gt; workshops")
    html = show_kwic(copy.load(), "forty")._repr_html_()
    assert "<i>" not in html
    assert "&lt;i&gt;" in html


def test_frequencies_are_hits_and_hits_in_ten_thousand_words_of_the_voice(real):
    counts = frequency(real).set_index("word").loc["party", list(real)]
    totals = frequency(real)[list(real)].sum()
    rows = body(show_frequencies(real, "party", "nonesuch"))
    assert rows["party"] == [f"{counts[s]} {counts[s] / totals[s] * 10_000:.1f}" for s in real]
    assert rows["nonesuch"] == ["0"] * len(real)
    assert rows["all words"] == [f"{totals[s]:,}" for s in real]


def test_a_work_without_a_word_in_the_voice_has_no_rate(real):
    rows = body(show_frequencies(real, "dictatorship", voice="Sorin"))
    assert rows["dictatorship"][1:] == ["—"] * (len(real) - 1)


def test_speakers_of_a_phrase_are_those_of_the_concordance(real):
    spoken = kwic(real, "dictatorship of our party", voice="all")["voice"].tolist()
    assert spoken == ["Sorin"] * 3
    assert body(show_speakers(real, "dictatorship of our party")) == {"Stalin 1926": ["3", "0", "Sorin 3"]}


def test_the_words_of_all_speakers_make_the_work(real):
    rows = body(show_speakers(real))
    assert sum(int(row[0].replace(",", "")) for row in rows.values()) == len(index_corpus(real))
    for own, others in ((row[1], row[2]) for row in rows.values()):
        assert float(own.rstrip("%")) + sum(map(float, re.findall(r"([\d.]+)%", others))) == pytest.approx(100, abs=1)


def test_dispersion_has_the_measures_and_the_longest_stretch_without(real):
    found = dispersion(real, "bureaucra*").set_index("siglum").to_dict("index")["conrad-1996"]
    row = body(show_dispersion(real, "bureaucra*"))["Conrad 1996"]
    assert row[:4] == [str(found["hits"]), f"{found['range']} of {found['parts']}", "0.71", "0.65"]
    assert row[5] == "§5 to §40 (36)"
    assert all(kwic(real, "bureaucra*").query("locus == @locus").empty for locus in ("conrad-1996:5", "conrad-1996:40"))
    assert not kwic(real, "bureaucra*").query("locus == 'conrad-1996:41'").empty


def test_a_word_found_once_has_no_stretch_between(real):
    assert body(show_dispersion(real, "golden"))["Stalin 1926"][-2:] == ["§136 (1)", "none"]


def test_shared_words_are_those_that_every_work_has(real):
    counts = frequency(real).set_index("word")[list(real)]
    words = list(body(show_shared_words(real, letters=7, n=100)))
    assert sorted(words) == sorted(word for word in counts[(counts > 0).all(axis=1)].index if len(word) >= 7)
    assert words[0] == "workers"


def test_key_words_are_the_first_that_the_target_has_more_of(real):
    found = keyness(real, "conrad-1996")
    rows = body(show_keyness(real, "conrad-1996", n=5))
    assert list(rows) == found[found["log_ratio"] > 0]["word"].head(5).tolist()
    assert rows["moscow"][:2] == ["23", "0"]


def test_a_word_changes_with_the_voices_when_one_count_makes_it_key(real):
    own, everything = (keyness(real, "stalin-1926", voice=voice).set_index("word") for voice in ("own", "all"))
    rows = body(show_keyness_by_voice(real, "stalin-1926"))
    assert own.loc["we", "p_adjusted"] > 0.01 > everything.loc["we", "p_adjusted"]
    assert own.loc["role", "p_adjusted"] < 0.01 < everything.loc["role", "p_adjusted"]
    assert rows["we"] == ["21 : 24", "5.8", "49 : 33", "25.9", "all voices"]
    assert rows["role"][-1] == "own voice"
    assert rows["bolsheviks"][-1] == "own voice, as rarer"
    assert "dictatorship" not in rows


def test_collocates_are_counted_in_each_work_by_itself(real):
    alone = Corpus(real.folder, (real.work("rahman-nd"),))
    word = collocates(alone, "party", window=4).set_index("word").to_dict("index")["leninist"]
    assert (
        f"leninist {word['observed']}/{word['frequency']}, {word['mi']:.1f}"
        in body(show_collocates(real, "party"))["Rahman n.d."][1]
    )


def test_parallels_give_both_places_with_their_words_and_voices(real):
    found = show_parallels(real)
    table = found._repr_html_()
    assert "22 pairs of places with similar wording in two texts, whoever speaks, of 35 bits or more" in table
    assert (
        '<td class="number">51</td><td>“power was in the hands of a single party”<br>'
        '<a class="locus" href="texts/conrad-1996.html#p62">Conrad 1996, §62</a> <small>Ellenstein</small></td>'
        "<td>“power in the hands of a single party”<br>"
        '<a class="locus" href="texts/wetzel-2021.html#p47">Wetzel 2021, §47</a></td>'
    ) in table
    works = re.findall(r'href="texts/([\w-]+)\.html', table)
    assert all(one != other for one, other in zip(works[::2], works[1::2], strict=True))


def test_parallels_within_a_text_leave_out_the_other_texts(real):
    table = show_parallels(real, within=True, voice="own", score=100)._repr_html_()
    works = re.findall(r'href="texts/([\w-]+)\.html', table)
    assert works
    assert works[::2] == works[1::2]
    assert set(works) == {"stalin-1926", "rahman-nd"}
    assert "<small>" not in table
