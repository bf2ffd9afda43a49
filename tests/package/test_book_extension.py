"""A book built with the extension: addresses, proved quotations, and the reading texts."""

import re
import shutil
import subprocess
import sys

import pytest

from .conftest import HERE

CONF = """\
extensions = ["myst_parser", "helpers.book"]
root_doc = "chapters/index"
exclude_patterns = ["corpus", "out"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
smartquotes = False
"""


class Book:
    """The tiny book in a folder of its own."""

    def __init__(self, root):
        self.root = root
        shutil.copytree(HERE / "tiny", root)
        (root / "conf.py").write_text(CONF)

    def edit(self, name, old, new):
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (self.root / name).write_text(text.replace(old, new), encoding="utf-8")

    def build(self):
        """Build with warnings as errors; give the status and the lines of complaint."""
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", ".", "out"]
        result = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
        return result.returncode, result.stderr.replace(f"{self.root}/", "").splitlines()

    def page(self, name):
        return (self.root / "out/chapters" / f"{name}.html").read_text(encoding="utf-8")

    def passages(self, name):
        """Give the passages of a reading text by address, as they stand in the page."""
        text = self.page(name).split('<div class="sphinxsidebar"')[0]
        parts = re.split(r'(?=<div class="passage )', text)[1:]
        return {re.search(r'id="(\w+)"', part)[1]: part for part in parts}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("full") / "book")
    assert book.build() == (0, [])
    return book


@pytest.fixture(scope="module")
def excerpts(tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("excerpts") / "book")
    book.edit("corpus/works/smith-1901/work.yml", "publish: full", "publish: excerpts")
    assert book.build() == (0, [])
    return book


def test_a_locus_is_a_link_with_its_citation_or_with_words_of_ones_own(book):
    page = book.page("who-decides")
    assert '<a class="locus reference internal" href="texts/jones-nd.html#p2">Jones n.d., §2</a>' in page
    assert '<a class="locus reference internal" href="texts/smith-1901.html#p1">the opening</a>' in page


def test_a_quotation_in_a_sentence_has_its_marks_its_voice_and_its_citation(book):
    assert (
        'line: <span class="quoted-words" data-voice="Smith">“The council decides.”</span> '
        '(<a class="locus reference internal" href="texts/smith-1901.html#p5-3-23">Smith 1901, §5</a>).'
    ) in book.page("who-decides")


def test_a_set_off_quotation_names_who_speaks_below(book):
    assert (
        '<blockquote class="quoted">\n<div><p>The party leads […] and does not replace it.</p>\n'
        '<p class="attribution">—<a class="locus reference internal" href="texts/smith-1901.html#p1-80-95">'
        "Brown, quoted in Smith 1901, §1</a></p>\n</div></blockquote>"
    ) in book.page("who-decides")


def test_the_reading_text_shows_every_passage_with_its_address(book):
    passages = book.passages("texts/smith-1901")
    assert list(passages) == ["p1", "p2", "p3", "p4", "p5", "p6", "n1", "n2"]
    for anchor, part in passages.items():
        number = f"n. {anchor[1:]}" if anchor[0] == "n" else anchor[1:]
        line = f'<p class="address-line"><a class="address reference internal" href="#{anchor}">{number}</a></p>'
        assert part.count(line) == 1


def test_headings_stand_at_their_levels_with_their_addresses(book):
    found = re.findall(r'<section class="passage-heading" id="(\w+)">\s*<(h\d)>([^<]+)<', book.page("texts/smith-1901"))
    assert found == [("h1", "h2", "THE COUNCIL AND THE PARTY"), ("h2", "h3", "I. How it began")]


def test_voices_are_marked_one_inside_another_and_a_set_off_speaker_is_named(book):
    part = book.passages("texts/smith-1901")["p3"]
    assert '<p class="speaker">Green</p>' in part
    green = '<span class="voice voice-other form-block" data-form="block" data-voice="Green" title="Green">'
    assert (
        f"<p>{green}The party is a school, and &quot;</span>"
        '<span class="voice voice-other form-inline" data-form="inline" data-voice="Brown" title="Brown">'
        f"the school of schools</span>{green}&quot; at that. Nobody elected it.</span></p>"
    ) in part


def test_quoted_words_can_be_linked_to_where_they_begin(book):
    assert (
        '<p>1) <span class="words-start" id="p5-3-23"></span>'
        '<span class="cited-words" data-words="p5-3-23">The council decides.</span></p>'
    ) in book.passages("texts/smith-1901")["p5"]


def test_emphasis_survives_inside_quoted_words(book):
    words = '<span class="cited-words" data-words="p2-0-38">'
    assert (
        f"{words}Nothing is decided by a </span>{words}<em>show</em></span>{words} of hands.</span> Councils talk, "
    ) in book.passages("texts/jones-nd")["p2"]


def test_notes_and_markers_are_linked_both_ways(book):
    passages = book.passages("texts/smith-1901")
    assert (
        'workshop,<sup class="note-marker" id="n1-marker-1"><a class="reference internal" href="#n1">1</a></sup> and'
    ) in passages["p1"]
    assert (
        '<p class="note-foot"><a class="note-back reference internal" href="#n1-marker-1">↩ back</a></p>'
        in passages["n1"]
    )


def test_a_note_by_another_hand_says_whose_it_is(book):
    passages = book.passages("texts/smith-1901")
    assert '<p class="note-foot">Note by Smith&#39;s editors. <a' in passages["n2"].replace("'", "&#39;")
    assert "Note by" not in passages["n1"]


def test_the_apparatus_is_folded_beside_its_passage(book):
    passages = book.passages("texts/smith-1901")
    assert (
        '<details class="apparatus"><summary>Apparatus (1)</summary>\n<ul class="simple">\n'
        "<li><p><strong>replace</strong>] repalce <em>witness</em>. Optical error.</p></li>\n</ul>\n</details>"
    ) in passages["p1"]
    assert "<strong>teachers</strong>] tea- chers <em>witness</em>. Word broken at a line" in passages["p4"]
    assert "<em>Sic</em>, “Nobody”. Two members did." in passages["p3"]
    assert 'class="apparatus"' not in passages["p2"]


def test_the_apparatus_of_a_heading_stands_below_it(book):
    page = book.page("texts/jones-nd")
    heading = page[page.index('id="h3"') : page.index('<div class="passage passage-paragraph" id="p2">')]
    assert "<em>Moved</em>. The sections stand in the wrong order." in heading


def test_each_passage_names_the_chapters_that_discuss_it(book):
    found = {
        anchor: re.findall(r'href="\.\./([\w-]+)\.html">([^<]+)</a>', part)
        for anchor, part in book.passages("texts/smith-1901").items()
    }
    rule, school = [("who-decides", "Who decides?")], [("the-school", "What does the party teach?")]
    assert found == {"p1": rule, "p2": rule, "p3": [], "p4": school, "p5": rule, "p6": [], "n1": [], "n2": school}


def test_the_head_of_a_reading_text_says_what_it_is_and_what_was_left_out(book):
    page = book.page("texts/smith-1901")
    head = page[page.index('<header class="work-head">') : page.index("</header>")]
    for words in (
        "<p>Ann Smith, <em>The Council and the Party</em>, I. How it began.</p>",
        "<p>A leaflet, 1 May 1901.</p>",
        "<p>A leaflet made for the tests.</p>\n<p>Its notes stand in the running text.</p>",
        "<p><strong>Rights. </strong>The transcription states nothing.</p>",
        "<em>Left out (site furniture)</em>. The archive's name.",
        "<em>Left out (site furniture)</em>. The archive's link back.",
    ):
        assert words in head.replace("&#39;", "'")
    assert "Only the passages" not in head


def test_the_script_of_the_reading_texts_is_on_no_other_page(book):
    names = ("who-decides", "the-school", "texts/smith-1901", "texts/jones-nd")
    assert ["reading.js" in book.page(name) for name in names] == [False, False, True, True]


def test_an_edition_in_excerpts_shows_only_what_the_book_cites(excerpts):
    page = excerpts.page("texts/smith-1901")
    assert list(excerpts.passages("texts/smith-1901")) == ["p1", "p2", "p4", "p5", "n2"]
    assert re.findall(r'<p class="left-out">([^<]+)</p>', page) == ["[§3: not shown]", "[§6: not shown]"]
    assert "Only the passages that the commentary cites are shown here." in page
    everything = "\n".join(path.read_text(encoding="utf-8") for path in excerpts.root.glob("out/**/*.html"))
    everything += "\n".join(path.read_text(encoding="utf-8") for path in excerpts.root.glob("out/**/*.js"))
    for words in ("Nobody elected", "party proposes, and", "forty workshops"):
        assert words not in everything
        assert words in (HERE / "tiny/corpus/works/smith-1901/text.md").read_text(encoding="utf-8")


def test_an_edition_in_excerpts_says_where_the_whole_text_is(book):
    assert (
        "<p>Only the passages that the commentary cites are shown here. The whole text is at "
        '<a class="reference external" href="https://archive.example/jones">https://archive.example/jones</a>.</p>'
    ) in book.page("texts/jones-nd")


@pytest.mark.parametrize("edition", ["full", "excerpts"])
def test_every_link_inside_the_book_leads_to_an_element(edition, book, excerpts):
    built = {"full": book, "excerpts": excerpts}[edition].root / "out"
    pages = {path: path.read_text(encoding="utf-8") for path in built.glob("chapters/**/*.html")}
    ids = {path: re.findall(r'\sid="([^"]+)"', text) for path, text in pages.items()}
    assert [path.name for path, found in ids.items() if len(found) != len(set(found))] == []
    links = [
        ((path.parent / target).resolve() if target else path, fragment)
        for path, text in pages.items()
        for target, fragment in re.findall(r'href="([\w./-]*)#([^"]+)"', text)
    ]
    assert len(links) > 30
    assert [(path.name, fragment) for path, fragment in links if fragment not in ids[path]] == []


def test_passages_inserted_later_are_left_out_by_their_own_numbers(tmp_path):
    book = Book(tmp_path / "book")
    book.edit("corpus/works/smith-1901/work.yml", "publish: full", "publish: excerpts")
    text = "corpus/works/smith-1901/text.md"
    for old, new in (("{#p2}", "{#p20}"), ("{#p4}", "{#p2}"), ("{#p5}", "{#p4}"), ("{#p6}", "{#p5}")):
        book.edit(text, old, new)
    for name in ("rule", "school"):
        (book.root / f"corpus/positions/{name}.yml").unlink()
    (book.root / "corpus/themes.yml").write_text("themes: []\n")
    for name in ("who-decides", "the-school"):
        (book.root / f"chapters/{name}.md").write_text("# Nothing cited\n")
    assert book.build() == (0, [])
    assert re.findall(r'<p class="left-out">([^<]+)</p>', book.page("texts/smith-1901")) == [
        "[§1: not shown]",
        "[§20: not shown]",
        "[§3: not shown]",
        "[§2: not shown]",
        "[§§4–5: not shown]",
    ]


FAULTS = """\
# What does the party teach?

See {locus}`smith-1901:9`.

And {quote}`The party decides. <smith-1901:5>`.

- In a list: {quote}`The council decides <smith-1901:6>`.

:::{quotation} smith-1901:1
The party follows
the council.
:::

```{quotation} smith-1901:99
The party
```

No address: {locus}`smith-1901`.

```{reading-text} smith-1900
```
"""


def test_an_unknown_address_and_wrong_words_each_fail_the_build_with_chapter_line_and_sentence(tmp_path):
    book = Book(tmp_path / "book")
    (book.root / "chapters/the-school.md").write_text(FAULTS, encoding="utf-8")
    status, lines = book.build()
    assert status == 1
    assert lines == [
        f"chapters/the-school.md:{line}"
        for line in (
            '3: WARNING: no passage "smith-1901:9". smith-1901 has passages 1 to 6.',
            '5: WARNING: smith-1901:5: these words do not stand there: "The party decides.". '
            'Nearest: "The council decides.". Quote as it stands, or mark what is left out with […].',
            '7: WARNING: smith-1901:6: these words do not stand there: "The council decides". They stand in smith-1901:5.',
            '9: WARNING: smith-1901:1: these words do not stand there: "The party follows the council.". '
            'Nearest: ""The party leads the council and". Quote as it stands, or mark what is left out with […].',
            '14: WARNING: no passage "smith-1901:99". smith-1901 has passages 1 to 6.',
            '18: WARNING: "smith-1901" is no address. An address is a siglum, a colon and a number or a rising range: '
            "stalin-1926:23, conrad-1996:n15, stalin-1926:23-25.",
            '20: WARNING: no work "smith-1900". The corpus has smith-1901, jones-nd. Did you mean "smith-1901"?',
        )
    ]


def test_a_corpus_that_cannot_be_read_stops_the_build_with_its_sentence(tmp_path):
    book = Book(tmp_path / "book")
    book.edit("corpus/works/smith-1901/text.md", "{#p2}", "{#p1}")
    status, lines = book.build()
    assert status == 2
    assert [line for line in lines if line] == [
        "Extension error:",
        "corpus/works/smith-1901/text.md:11: the address p1 stands twice, first on line 5; "
        "give this passage the next free number.",
    ]


def test_a_page_is_built_again_when_another_chapter_begins_to_cite_it(tmp_path):
    book = Book(tmp_path / "book")
    assert book.build() == (0, [])
    assert "cited-in" not in book.passages("texts/smith-1901")["p6"]
    path = book.root / "chapters/the-school.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nAnd {locus}`smith-1901:6`.\n", encoding="utf-8")
    assert book.build() == (0, [])
    assert "What does the party teach?" in book.passages("texts/smith-1901")["p6"]
