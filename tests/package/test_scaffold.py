"""New chapters and works are laid out so that they build, and nothing that exists is written over."""

import pytest

from helpers.reading_text import read_text
from helpers.scaffold import CannotScaffold, new_chapter, new_work

TOC = """\
format: jb-book
root: chapters/index
parts:
  - caption: Themes
    chapters:
      - file: chapters/who-decides
      - file: chapters/the-school
        title: School
  - caption: The texts
    chapters:
      - file: chapters/texts/smith-1901
"""


def test_a_new_chapter_is_sound_and_stands_in_the_contents(copy):
    copy.write("_toc.yml", TOC)
    written = new_chapter("who-is-asked", copy.root)
    assert [str(path.relative_to(copy.root)) for path in written] == [
        "chapters/who-is-asked.md",
        "corpus/themes.yml",
        "corpus/positions/who-is-asked.yml",
        "_toc.yml",
    ]
    assert copy.problems() == []
    last = "        title: School\n"
    assert copy.read("_toc.yml") == TOC.replace(last, f"{last}      - file: chapters/who-is-asked\n")
    chapter = copy.read("chapters/who-is-asked.md")
    assert "# Who is asked\n" in chapter
    assert "### Smith 1901\n\n### Jones n.d.\n" in chapter
    assert 'compare_positions(corpus, "who-is-asked", "smith-1901", "jones-nd")' in chapter


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        (
            "Who Is Asked",
            '"Who Is Asked" is no name for a chapter; use lower-case words joined by hyphens, as in whose-dictatorship.',
        ),
        ("who-decides", "chapters/who-decides.md exists; nothing was written. Choose another name."),
        ("school", "corpus/positions/school.yml exists; nothing was written. Choose another name."),
    ],
)
def test_a_name_that_is_malformed_or_taken_writes_nothing(copy, slug, sentence):
    copy.write("_toc.yml", TOC)
    before = {path: path.read_bytes() for path in copy.root.rglob("*") if path.is_file()}
    with pytest.raises(CannotScaffold) as refusal:
        new_chapter(slug, copy.root)
    assert str(refusal.value) == sentence
    assert {path: path.read_bytes() for path in copy.root.rglob("*") if path.is_file()} == before


def test_contents_without_a_part_for_themes_are_named(copy):
    copy.write("_toc.yml", "format: jb-book\nroot: chapters/index\n")
    with pytest.raises(CannotScaffold) as refusal:
        new_chapter("who-is-asked", copy.root)
    assert str(refusal.value) == '_toc.yml has no part with the caption "Themes"; add one with its chapters.'


SOURCE = """\
AGAINST *BOTH*

1926 was a year; 1) so was [1927].
1) First
2. Second
- a dash, + a plus
+ a plus
---
===
# a hash & a &amp; and <b>bold</b> `code` ~~~ | {#p1}
"The party is all," he said.
"""


def test_a_new_work_begins_as_its_witness_word_for_word(copy, tmp_path):
    source = tmp_path / "leaflet.txt"
    source.write_text(SOURCE, encoding="utf-8")
    written = new_work("van-dyke-1926", source, copy.root)
    folder = "corpus/works/van-dyke-1926"
    assert [str(path.relative_to(copy.root)) for path in written] == [
        f"{folder}/{name}" for name in ("source.txt", "work.yml", "text.md", "apparatus.yml", "quotations.yml")
    ]
    assert copy.read(f"{folder}/source.txt") == SOURCE
    passages = read_text(copy.root / folder / "text.md", "van-dyke-1926")
    assert [passage.text for passage in passages] == [line for line in SOURCE.splitlines() if line]
    copy.edit("corpus/voices.yml", "voices:\n", "voices:\n  Van Dyke: {kind: person, name: Eve Van Dyke}\n")
    assert copy.problems() == [
        "corpus/positions/rule.yml:2: van-dyke-1926 has no position; add one, if only a proved silence.",
        "corpus/positions/school.yml:2: van-dyke-1926 has no position; add one, if only a proved silence.",
        f"{folder}/text.md:29: van-dyke-1926:10: no record in quotations.yml covers the words between quotation marks "
        '"The party is all,"; add one that says whose they are.',
    ]


def test_a_new_work_may_be_undated(copy, tmp_path):
    source = tmp_path / "leaflet.txt"
    source.write_text("One.\n")
    new_work("dyke-nd", source, copy.root)
    work = copy.load().work("dyke-nd")
    assert (work.author, work.date, work.record.publish) == ("Dyke", None, "excerpts")


@pytest.mark.parametrize(
    ("siglum", "source", "sentence"),
    [
        (
            "Dyke",
            b"One.",
            '"Dyke" is no siglum; use the author and the year, as in harman-2002, or -nd when undated.',
        ),
        ("jones-nd", b"One.", "corpus/works/jones-nd exists; nothing was written. Choose another siglum."),
        ("dyke-nd", None, "there is no file leaflet.txt; give the witness under --source."),
        ("dyke-nd", b"Ch\xe9", "leaflet.txt is not UTF-8 (byte 2); convert a copy and give that."),
    ],
)
def test_a_work_that_cannot_be_laid_out_writes_nothing(copy, monkeypatch, tmp_path, siglum, source, sentence):
    if source is not None:
        (copy.root / "leaflet.txt").write_bytes(source)
    before = sorted(copy.root.rglob("*"))
    with pytest.raises(CannotScaffold) as refusal:
        new_work(siglum, (tmp_path / "leaflet.txt").relative_to(tmp_path), copy.root)
    assert str(refusal.value) == sentence
    assert sorted(copy.root.rglob("*")) == before
