"""A reading text becomes passages; whatever Markdown would drop in silence is named."""

import pytest

from helpers import CorpusError, Locus
from helpers.reading_text import Passage, read_text


def passages(tmp_path, text):
    path = tmp_path / "text.md"
    path.write_text(text, encoding="utf-8")
    return read_text(path, "smith-1901")


def sentences(tmp_path, monkeypatch, text):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError) as refusal:
        passages(tmp_path, text)
    return str(refusal.value).splitlines()


def at(passage):
    return Locus.of("smith-1901", passage)


def test_the_tiny_text_reads_as_its_passages_notes_last(tiny):
    school = 'The party is a school, and "the school of schools" at that. Nobody elected it.'
    brown = 'Brown wrote: "The party leads the council and does not replace it."'
    first = f"The council is elected by every workshop, and it can be recalled. {brown}"
    assert tiny.work("smith-1901").passages == (
        Passage(at("h1"), "heading", "THE COUNCIL AND THE PARTY", layout="heading", level=1, line=2),
        Passage(at(1), "paragraph", first, line=5, markers=((41, "n1"),)),
        Passage(at("h2"), "heading", "I. How it began", layout="heading", level=2, line=8),
        Passage(at(2), "paragraph", "Here is Green:", line=11),
        Passage(at(3), "paragraph", school, layout="quotation", group=13, line=14),
        Passage(
            at(4),
            "paragraph",
            "Green forgets that schools have teachers. The council taught itself.",
            line=17,
            markers=((68, "n2"),),
        ),
        Passage(at(5), "paragraph", "1) The council decides.", layout="item", group=19, line=20),
        Passage(
            at(6), "paragraph", "2) The party proposes, and the council may refuse.", layout="item", group=19, line=22
        ),
        Passage(at("n1"), "note", "In 1899 there were forty workshops.", layout="note", line=24),
        Passage(at("n2"), "note", "Translated by the editor. Green's words.", layout="note", line=26),
    )


def test_emphasis_keeps_its_place_and_loses_its_asterisks(tiny):
    passage = tiny.passage("jones-nd:2")
    assert passage.text == "Nothing is decided by a show of hands. Councils talk, and the party talks."
    assert [passage.text[slice(*span)] for span in passage.emphasis] == ["show"]


def test_lines_of_a_paragraph_are_joined_and_escapes_and_entities_read(tmp_path):
    (passage,) = passages(tmp_path, "{#p1}\n1\\) It's &lt;5 \\* 3\nand \\[more\\] <http://x.org>\n")
    assert passage.text == "1) It's <5 * 3 and [more] <http://x.org>"


def test_text_is_composed(tmp_path):
    (passage,) = passages(tmp_path, "{#p1}\nProle\u0301tariat\n")
    assert passage.text == "Prolétariat"


def test_the_paragraphs_of_a_note_are_one_passage_with_its_breaks(tmp_path):
    text = "{#p1}\nA[^n1].\n\n[^n1]: One, *two*.\n\n    Three, *four*[^n2].\n\n[^n2]: Five.\n"
    assert passages(tmp_path, text)[1:] == [
        Passage(
            at("n1"),
            "note",
            "One, two. Three, four.",
            layout="note",
            line=4,
            emphasis=((5, 8), (17, 21)),
            markers=((21, "n2"),),
            breaks=(10,),
        ),
        Passage(at("n2"), "note", "Five.", layout="note", line=8),
    ]


def test_a_marker_may_occur_twice(tmp_path):
    first, second, note = passages(tmp_path, "{#p1}\nA[^n1].\n\n{#p2}\nB[^n1].\n\n[^n1]: C.\n")
    assert (first.markers, second.markers, note.text) == (((1, "n1"),), ((1, "n1"),), "C.")


def test_each_block_quotation_and_list_is_a_group(tmp_path):
    text = "> {#p1}\n> A\n>\n> {#p2}\n> B\n\n{#p3}\nC\n\n> {#p4}\n> D\n\n- {#p5}\n  E\n\n  - {#p6}\n    F\n"
    assert [(p.text, p.layout, p.group) for p in passages(tmp_path, text)] == [
        ("A", "quotation", 1),
        ("B", "quotation", 1),
        ("C", "paragraph", 0),
        ("D", "quotation", 10),
        ("E", "item", 13),
        ("F", "item", 16),
    ]


def test_words_are_runs_of_letters_and_digits_with_hyphens_and_apostrophes_inside():
    passage = Passage(at(1), "paragraph", "The workers' one-party state -- Stalin’s, 1926 -- isn't.")
    assert passage.words == 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{#p1}\nA\n\n{#p1}\nB\n",
            ["5: the address p1 stands twice, first on line 2; give this passage the next free number."],
        ),
        (
            "{#p1}\nA[^n1]\n\n[^n1]: B\n[^n1]: C\n",
            ["5: the address n1 stands twice, first on line 4; give this passage the next free number."],
        ),
        (
            "A\n",
            [
                '1: a passage without its address; write {#p1}, the next free number, on the line above it (found "").',
            ],
        ),
        (
            "{#p1}\n# A\n",
            [
                '2: a passage without its address; write {#h1}, the next free number, on the line above it (found "p1").',
            ],
        ),
        (
            "{#p0}\nA\n",
            [
                '2: a passage without its address; write {#p1}, the next free number, on the line above it (found "p0").',
            ],
        ),
        (
            "{#p1}\nA[^x1]\n\n[^x1]: B\n",
            ["4: a note without its number; call it [^n1], the next free number, here and at its marker."],
        ),
        ("{#p1}\n{#p2}\nA\n", ["1: no passage stands under the address p1; each passage has one address."]),
        ("{#p1}\nA\n\n{#p2}\n", ["4: no passage stands under the address p2; each passage has one address."]),
        ("{#p1}\nA[^n1]\n", ["2: marker [^n1] has no note; add [^n1]: at the end of the file."]),
        ("{#p1}\nA[^n1]: B\n", ["2: marker [^n1] has no note; add [^n1]: at the end of the file."]),
        (
            "{#p1}\nA\n\n[^n1]: B[^n2]\n",
            [
                "4: marker [^n2] has no note; add [^n2]: at the end of the file.",
                "4: note n1 has no marker; put [^n1] where it belongs.",
            ],
        ),
        (
            "{#p1}\n**A** `b` [c](d) <b>e</b> ![f](g)\n",
            [
                "2: code_inline is no part of a reading text; see corpus/README.md.",
                "2: html_inline is no part of a reading text; see corpus/README.md.",
                "2: image is no part of a reading text; see corpus/README.md.",
                "2: link is no part of a reading text; see corpus/README.md.",
                "2: strong is no part of a reading text; see corpus/README.md.",
            ],
        ),
        (
            "{#p1}\nA[^n1]\n\n[^n1]: **B**\n",
            ["4: strong is no part of a reading text; see corpus/README.md."],
        ),
        (
            "{#p1}\nA\n\n---\n\n<p>B</p>\n\n1. {#p2}\n   C\n",
            [
                "4: hr is no part of a reading text; see corpus/README.md.",
                "6: html_block is no part of a reading text; see corpus/README.md.",
                "8: ordered_list is no part of a reading text; see corpus/README.md.",
            ],
        ),
    ],
)
def test_every_fault_of_a_text_is_a_sentence_with_its_line(tmp_path, monkeypatch, text, expected):
    assert sentences(tmp_path, monkeypatch, text) == [f"text.md:{sentence}" for sentence in expected]


def test_a_missing_text_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError) as refusal:
        read_text(tmp_path / "text.md", "smith-1901")
    assert str(refusal.value) == "text.md:1: the reading text is missing; edit it from source.txt."


def test_a_text_in_another_encoding_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.md").write_bytes("{#p1}\nché\n".encode("latin-1"))
    with pytest.raises(CorpusError) as refusal:
        read_text(tmp_path / "text.md", "smith-1901")
    assert str(refusal.value) == "text.md:1: not UTF-8 (byte 8); save it as UTF-8."
