"""Plots of words and voices draw what their tables say, say it in words, and name no colour of their own."""

import re
from xml.etree import ElementTree

import pytest

from helpers.collocation import collocates
from helpers.concordance import kwic
from helpers.errors import MalformedPattern, UnknownName
from helpers.frequency import EmptySelection
from helpers.keyness import keyness
from helpers.patterns import WORD
from helpers.voice_plots import plot_voices, quoted_voices
from helpers.voices import quotations
from helpers.word_plots import plot_collocates, plot_dispersion, plot_keyness

NS = "{http://www.w3.org/2000/svg}"


def svg(picture):
    return ElementTree.fromstring(picture._repr_svg_())


def marks(picture, kind):
    return list(svg(picture).iter(NS + kind))


def labels(picture):
    return [text.text for text in marks(picture, "text")]


PICTURES = {
    "dispersion": lambda corpus: plot_dispersion(corpus, "party", voice="all"),
    "keyness": lambda corpus: plot_keyness(corpus, "smith-1901"),
    "collocates": lambda corpus: plot_collocates(corpus, "council", voice="all"),
    "voices": plot_voices,
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_a_name_a_description_and_its_content_in_words(tiny, name):
    picture = PICTURES[name](tiny)
    drawing = svg(picture)
    assert drawing.get("role") == "img"
    assert [child.tag for child in drawing][:2] == [NS + "title", NS + "desc"]
    assert all(child.text for child in list(drawing)[:2])
    assert picture._repr_svg_() in picture._repr_html_()
    assert picture._repr_html_().count("<li>") >= 2
    assert "<script" not in picture._repr_html_()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_takes_its_colours_from_the_page(real, tiny, name):
    whole = PICTURES[name](tiny)._repr_html_()
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb\(|black|white", whole)
    assert "currentColor" in whole


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_drawn_outside_the_picture(real, name):
    drawn = {
        "dispersion": lambda: plot_dispersion(real, "party"),
        "keyness": lambda: plot_keyness(real, "stalin-1926"),
        "collocates": lambda: plot_collocates(real, "party"),
        "voices": lambda: plot_voices(real),
    }[name]()
    width, height = map(float, svg(drawn).get("viewBox").split()[2:])
    for text in marks(drawn, "text"):
        room = len(text.text) * 6.2
        x = float(text.get("x")) - {"start": 0, "middle": room / 2, "end": room}[text.get("text-anchor")]
        assert 0 <= float(text.get("y")) <= height
        assert x >= -1, text.text
        assert x + room <= width + 1, text.text


def test_there_is_a_stroke_for_every_hit(real):
    picture = plot_dispersion(real, "soviet*", voice="all")
    hits = kwic(real, "soviet*", voice="all")["locus"].str.split(":").str[0].value_counts()
    drawn = {p.get("data-work"): p.get("d").count("M") for p in marks(picture, "path") if p.get("class") == "hits"}
    assert drawn == hits.to_dict()
    assert [text for text in labels(picture) if text.isdigit()] == [str(hits.get(s, 0)) for s in real]


def test_quoted_words_have_a_shorter_stroke(real):
    strokes = "".join(
        p.get("d") for p in marks(plot_dispersion(real, "party", voice="all"), "path") if p.get("class") == "hits"
    )
    assert strokes.count("v18") == len(kwic(real, "party", voice="own"))
    assert strokes.count("v18") + strokes.count("v9") == len(kwic(real, "party", voice="all"))


def test_a_hit_stands_as_far_along_the_line_as_in_the_text(tiny):
    words = [word for passage in tiny["jones-nd"] for word in WORD.findall(passage.text)]
    path = next(
        p for p in marks(plot_dispersion(tiny, words[-1], voice="all"), "path") if p.get("data-work") == "jones-nd"
    )
    assert "M416.0" in path.get("d")


def test_keyness_draws_the_first_words_of_the_table_on_either_side(real):
    table = keyness(real, "wetzel-2021")
    more, less = table[table["log_ratio"] > 0].head(5), table[table["log_ratio"] < 0].head(5)
    picture = plot_keyness(real, "wetzel-2021", words=5)
    expected = [*more.itertuples(), *less.itertuples()]
    assert [t.text for t in marks(picture, "text") if t.get("text-anchor") == "end"] == [row.word for row in expected]
    widths = [float(bar.get("width")) for bar in marks(picture, "rect")]
    assert [w / max(widths) for w in widths] == pytest.approx(
        [row.g2 / max(r.g2 for r in expected) for row in expected], abs=0.002
    )


def test_collocates_are_drawn_with_what_chance_would_give(real):
    table = collocates(real, "soviets")
    table = table[table["observed"] > table["expected"]].head(6)
    picture = plot_collocates(real, "soviets", words=6)
    assert [label for label in labels(picture) if not label.isdigit()] == table["word"].tolist()
    assert [int(label) for label in labels(picture) if label.isdigit()] == table["observed"].tolist()
    assert len([p for p in marks(picture, "path") if p.get("class") == "chance"]) == 6


def test_quoted_words_are_counted_for_the_innermost_speaker(real):
    table = quoted_voices(real)
    assert not (table["voice"] == table["siglum"].map(lambda s: real[s].author)).any()
    given = quotations(real)
    for siglum in real:
        here = given[given["locus"].str.startswith(siglum + ":")]
        assert set(table[table["siglum"] == siglum]["voice"]) <= set(here["voice"])
    sorin = table[table["voice"] == "Sorin"]["words"].sum()
    assert sorin == sum(len(WORD.findall(words)) for words in given[given["voice"] == "Sorin"]["exact"])


def test_there_is_a_disc_for_every_pair_that_is_drawn(real):
    table = quoted_voices(real)
    picture = plot_voices(real, voices=200)
    assert len(marks(picture, "circle")) == len(table)
    most = max(marks(picture, "circle"), key=lambda disc: float(disc.get("r")))
    assert f"--work-{table.loc[0, 'siglum']}" in most.get("style")
    assert "not drawn" not in picture._repr_svg_()


def test_nothing_found_is_no_error_and_is_said(real):
    picture = plot_dispersion(real, "nonesuch")
    assert repr(picture) == "Where “nonesuch” falls: 0 hits in 0 of 5 works (voice: own)."


def test_a_pattern_with_markup_in_it_is_shown_as_it_is(real):
    assert "“&lt;b&gt;”" in plot_dispersion(real, "<b>")._repr_html_()


@pytest.mark.parametrize(
    ("draw", "error"),
    [
        (lambda c: plot_dispersion(c, "/(/"), MalformedPattern),
        (lambda c: plot_collocates(c, "party", voice="Lenine"), UnknownName),
        (lambda c: plot_collocates(c, "nonesuch"), EmptySelection),
        (lambda c: plot_keyness(c, "smith-1902"), UnknownName),
    ],
)
def test_what_cannot_be_drawn_is_said(real, draw, error):
    with pytest.raises(error):
        draw(real)
