"""Every word of the works has one voice, that of the innermost record around it."""

import pytest

from helpers import CorpusError, quotations
from helpers.voices import base_voice, resolve_quotations, voice_spans, voices, voices_of, work_quotations

FILE = "corpus/works/smith-1901/quotations.yml"


def faults(copy):
    corpus = copy.load()
    return sorted(map(str, resolve_quotations(corpus, corpus.work("smith-1901"))[1]))


def spans(corpus, locus):
    passage = corpus.passage(locus)
    return [(passage.text[s.begin : s.end], s.voice) for s in voice_spans(corpus, passage.locus)]


def test_the_register_gives_names_in_full(tiny):
    assert {name: (voice.kind, voice.name) for name, voice in voices(tiny).items()} == {
        "Smith": ("person", "Ann Smith"),
        "Jones": ("person", "Bob Jones"),
        "Brown": ("person", "Carol Brown"),
        "Green": ("person", "Dan Green"),
        "Smith's editors": ("collective", "The editors of Smith's leaflets"),
    }


def test_the_table_of_quotations_is_whole(tiny):
    table = quotations(tiny)
    school = 'The party is a school, and "the school of schools" at that. Nobody elected it.'
    brown = "The party leads the council and does not replace it."
    assert list(table.columns) == ["locus", "begin", "end", "exact", "voice", "cites", "form", "use"]
    assert table.astype(object).where(table.notna(), None).values.tolist() == [
        ["smith-1901:1", 80, 132, brown, "Brown", None, "inline", "opponent"],
        ["smith-1901:3", 0, 78, school, "Green", None, "block", "opponent"],
        ["smith-1901:3", 28, 49, "the school of schools", "Brown", None, "inline", "authority"],
        ["jones-nd:1", 16, 36, "the council decides.", "Smith", "Smith says", "inline", "irony"],
    ]
    for row in table.itertuples():
        assert tiny[row.locus].text[row.begin : row.end] == row.exact


def test_the_voice_of_a_word_is_that_of_the_innermost_record(tiny):
    assert spans(tiny, "smith-1901:3") == [
        ('The party is a school, and "', "Green"),
        ("the school of schools", "Brown"),
        ('" at that. Nobody elected it.', "Green"),
    ]


def test_outside_all_records_the_voice_is_the_authors(tiny):
    assert spans(tiny, "smith-1901:2") == [("Here is Green:", "Smith")]
    assert [voice for _, voice in spans(tiny, "smith-1901:1")] == ["Smith", "Brown", "Smith"]


def test_a_note_has_the_voice_of_its_hand(tiny):
    work = tiny.work("smith-1901")
    assert base_voice(work, tiny.passage("smith-1901:n1")) == "Smith"
    assert base_voice(work, tiny.passage("smith-1901:n2")) == "Smith's editors"
    assert spans(tiny, "smith-1901:n2") == [("Translated by the editor. Green's words.", "Smith's editors")]


def test_the_voices_cover_the_whole_text(tiny):
    for work in tiny.works:
        for passage in work:
            assert "".join(words for words, _ in spans(tiny, passage.locus)) == passage.text


def test_records_of_the_same_extent_give_way_to_the_one_inside(copy):
    copy.edit(
        FILE,
        "    exact: the school of schools\n",
        '    exact: The party is a school, and "the school of schools" at that. Nobody elected it.\n',
    )
    assert [voice for _, voice in spans(copy.load(), "smith-1901:3")] == ["Brown"]


def test_quotations_that_touch_stay_apart(copy):
    extra = "  - {id: q4, at: 5, exact: The council, voice: Brown, form: inline, use: irony}\n"
    extra += "  - {id: q5, at: 5, exact: ' decides.', voice: Green, form: inline, use: irony}\n"
    copy.write(FILE, copy.read(FILE) + extra.replace("' decides.'", "decides."))
    assert spans(copy.load(), "smith-1901:5") == [
        ("1) ", "Smith"),
        ("The council", "Brown"),
        (" ", "Smith"),
        ("decides.", "Green"),
    ]


def test_the_voices_of_a_stretch_are_named_once_in_order_and_punctuation_has_none(tiny):
    locus = tiny.passage("smith-1901:3").locus
    assert voices_of(tiny, locus, 0, 78) == ["Green", "Brown"]
    assert voices_of(tiny, locus, 28, 49) == ["Brown"]
    assert voices_of(tiny, locus, 27, 49) == ["Brown"]
    assert voices_of(tiny, locus, 26, 28) == []


def test_a_later_occurrence_can_be_meant(copy):
    copy.edit(FILE, "    exact: the school of schools\n", "    exact: school\n    occurrence: 2\n")
    assert [(q.begin, q.end) for q in work_quotations(copy.load(), copy.load().work("smith-1901"))][2] == (32, 38)


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        (
            "id: q2",
            "id: q1",
            [
                '20: no earlier record "q2"; records stand in reading order.',
                '8: the id "q1" stands twice; give this record another.',
            ],
        ),
        ("voice: Green", "voice: Grene", ['11: no voice "Grene" in voices.yml; add it there. Did you mean "Green"?']),
        ("within: q2", "within: q9", ['20: no earlier record "q9"; records stand in reading order.']),
        (
            "    within: q2\n",
            "",
            ['16: the words lie inside record "q2"; say so: within: q2.'],
        ),
        (
            "    within: q2\n",
            "    within: q1\n",
            ['20: the words do not lie inside record "q1"; take the record out, or correct it.'],
        ),
        (
            "exact: the school of schools",
            "exact: the scool of schools",
            [
                '16: these words do not stand in smith-1901:3: "the scool of schools". Nearest: ""the school of schools"".'
            ],
        ),
        (
            "exact: the school of schools",
            "exact: The school of schools",
            [
                '16: these words do not stand in smith-1901:3: "The school of schools". Nearest: ""the school of schools"".'
            ],
        ),
        (
            "    exact: the school of schools\n",
            "    exact: the school of schools\n    occurrence: 2\n",
            [
                '16: these words do not stand in smith-1901:3: "the school of schools". Nearest: ""the school of schools"".'
            ],
        ),
        (
            "at: 1\n",
            "at: 10\n",
            ['3: no passage "smith-1901:10". smith-1901 has passages 1 to 6. Did you mean smith-1901:1?'],
        ),
        (
            "at: 1\n",
            "at: p1\n",
            [
                '3: "smith-1901:p1" is no address. An address is a siglum, a colon and a number or a rising range: '
                "stalin-1926:23, conrad-1996:n15, stalin-1926:23-25."
            ],
        ),
        (
            "at: 1\n",
            "at: 1-2\n",
            ['3: "smith-1901:1-2" names 2 passages where one is wanted. Name one: smith-1901:1.'],
        ),
        (
            "    form: inline\n    use: opponent\n",
            "    form: scare\n",
            ["5: scare quotation marks are the speaker's own; the voice here is Smith."],
        ),
        (
            "    form: inline\n    use: authority\n",
            "    form: title\n",
            ["17: title quotation marks are the speaker's own; the voice here is Smith or Green."],
        ),
        (
            "    use: opponent\n  - id: q2",
            "    use: opponent\n    cites: Works, p. 5\n  - id: q2",
            ['8: "Works, p. 5" does not stand in the text or a note; give the reference as the text has it.'],
        ),
        (
            "exact: the school of schools",
            'exact: the school of schools" at that. Nobody elected it.\n    continues: q4',
            ['17: no earlier record "q4"; records stand in reading order.'],
        ),
    ],
)
def test_every_record_that_does_not_fit_is_a_sentence_with_its_line(copy, old, new, sentences):
    text = copy.read(FILE)
    copy.write(FILE, text.replace(old, new, 1))
    assert faults(copy) == [f"{FILE}:{sentence}" for sentence in sentences]


def test_records_that_cross_are_named_with_the_line_of_the_later_one(copy):
    broken = "  - {id: q0, at: 99, exact: x, voice: Brown, form: inline}\n"
    crossing = "  - {id: q4, at: 3, exact: at that. Nobody elected it., voice: Brown, form: inline, within: q2}\n"
    crossed = "  - {id: q5, at: 3, exact: 'of schools\" at that', voice: Brown, form: inline, within: q2}\n"
    copy.write(FILE, copy.read(FILE).replace("quotations:\n", f"quotations:\n{broken}") + crossing + crossed)
    assert faults(copy) == [
        f'{FILE}:22: the words cross those of record "q5"; a record lies inside another or beside it.',
        f'{FILE}:23: the words cross those of record "q3"; a record lies inside another or beside it.',
        f'{FILE}:2: no passage "smith-1901:99". smith-1901 has passages 1 to 6.',
    ]


def test_a_record_that_does_not_fit_stops_the_table_and_not_the_others(copy):
    copy.edit(FILE, "exact: the school of schools", "exact: the scool of schools")
    corpus = copy.load()
    work = corpus.work("smith-1901")
    assert [one.record.id for one in resolve_quotations(corpus, work)[0]] == ["q1", "q2"]
    with pytest.raises(CorpusError, match="the scool of schools"):
        quotations(corpus)


def test_a_broken_apparatus_is_named_and_not_taken_for_the_author(copy):
    copy.edit("corpus/works/smith-1901/apparatus.yml", "    hand: editor\n", "")
    assert faults(copy) == ['corpus/works/smith-1901/apparatus.yml:23: "hand" is missing; add it.']
