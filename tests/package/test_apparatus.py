"""The declared interventions, made on a source."""

import pytest

from helpers.apparatus import AppliedApparatus, read_apparatus
from helpers.records.edition import ApparatusRecord
from helpers.yamlfile import read_yaml


def applied(folder, source, interventions=" []", remarks=" []"):
    path = folder / "apparatus.yml"
    path.write_text(f"interventions:\n{interventions}\nremarks:\n{remarks}\n", encoding="utf-8")
    file = read_yaml(path)
    made = AppliedApparatus(source, file, file.as_model(ApparatusRecord))
    made.cover()
    return made


def read(folder, source, interventions):
    """Make the interventions and give the words, a bar before each that follows a line break, then the notes."""
    made = applied(folder, source, interventions)
    assert made.problems == []
    main, notes = made.read()
    assert made.problems == []

    def words(stream):
        return " ".join(f"{'|' * token.after_break}{token.text}" for token in stream.tokens)

    return words(main), {note: words(stream) for note, stream in notes.items()}


def test_the_apparatus_of_a_work_is_read_with_its_file(tiny):
    file, record = read_apparatus(tiny.work("smith-1901"))
    assert [one.kind for one in record.interventions] == [
        "omission",
        "note",
        "emendation",
        "join",
        "note",
        "emendation",
        "omission",
    ]
    assert file.line("interventions", 3) == 18


@pytest.mark.parametrize(
    ("source", "interventions", "words"),
    [
        ("One two.\n\nThree.", " []", "|One two . |Three ."),
        (
            "Home\n\nOne two.",
            " - {kind: omission, at: [0, 4], category: masthead, reason: x}",
            "|One two .",
        ),
        (
            "One\nPAGE 2\ntwo.",
            " - {kind: omission, at: [4, 10], category: running head, reason: x}",
            "|One |two .",
        ),
        (
            "One twwo\nthree.",
            " - {kind: emendation, at: 4, source: twwo, reading: two, reason: x}",
            "|One two |three .",
        ),
        (
            "One to day\nthree.",
            " - {kind: emendation, at: 4, source: to day, reading: to-day, reason: x}",
            "|One to - day |three .",
        ),
        (
            "One\n* * two.",
            ' - {kind: emendation, at: 4, source: "* *", reading: "", reason: x}',
            "|One |two .",
        ),
        (
            "One dictator-\nship here.",
            ' - {kind: join, at: 4, source: "dictator-\\nship", reading: dictatorship, reason: x}',
            "|One dictatorship here .",
        ),
        (
            "One\ntwo.",
            ' - {kind: join, at: 0, source: "One\\ntwo", reading: One two, reason: x}',
            "|One two .",
        ),
        (
            "forms of ex-\nPAGE\npertise.",
            " - {kind: omission, at: [13, 17], category: running head, reason: x}\n"
            " - {kind: join, at: 9, source: ex-, with: {at: 18, source: pertise}, reading: expertise, reason: x}",
            "|forms of expertise .",
        ),
        (
            "C.\nA.\nB.",
            " - {kind: transposition, at: [0, 3], after: 8, reason: x}",
            "|A . |B . |C .",
        ),
        (
            "D.\nC.\nA.\nB.",
            " - {kind: transposition, at: [0, 3], after: 6, reason: x}\n"
            " - {kind: transposition, at: [3, 6], after: 11, reason: x}",
            "|A . |B . |C . |D .",
        ),
        (
            "A.\nx B.\nC.",
            " - {kind: transposition, at: [3, 5], after: 10, reason: x}",
            "|A . |B . |C . |x",
        ),
    ],
)
def test_interventions_leave_the_text_as_it_is_to_be_read(tmp_path, source, interventions, words):
    assert read(tmp_path, source, interventions) == (words, {})


def test_a_note_leaves_the_running_text_and_its_marker_is_kept(tmp_path):
    source = "One[1] two[1].\n[1] A note ↩\nThree."
    interventions = (
        ' - {kind: note, note: n1, hand: author, markers: [{at: 3, source: "[1]"}, {at: 10, source: "[1]"}],\n'
        '    label: {at: 15, source: "[1]"}, body: [19, 25], tail: {at: 26, source: ↩}, reason: x}'
    )
    assert read(tmp_path, source, interventions) == ("|One two . |Three .", {"n1": "|A note"})
    main, _ = applied(tmp_path, source, interventions).read()
    assert main.markers == [(1, "n1"), (2, "n1")]


def test_an_error_inside_a_note_is_mended_in_the_note(tmp_path):
    interventions = (
        ' - {kind: note, note: n1, hand: author, markers: [{at: 3, source: "*"}], body: [7, 12], reason: x}\n'
        " - {kind: emendation, at: 9, source: nte, reading: note, reason: x}"
    )
    assert read(tmp_path, "One* \n A nte\nTwo", interventions) == ("|One |Two", {"n1": "|A note"})


def test_omitted_tokens_are_counted_by_category(tmp_path):
    made = applied(
        tmp_path,
        "Home, sweet home\nOne.\nReply\nback to top",
        " - {kind: omission, at: [0, 16], category: masthead, reason: x}\n"
        " - {kind: omission, at: [22, 27], category: reply form, reason: x}\n"
        " - {kind: omission, at: [28, 39], category: reply form, reason: x}",
    )
    assert made.omitted == {"masthead": 4, "reply form": 4}


NOTE = ' - {kind: note, note: n1, hand: author, markers: [{at: 3, source: "*"}], body: [9, 12], reason: x}\n'


@pytest.mark.parametrize(
    ("interventions", "sentences"),
    [
        (
            " - {kind: emendation, at: 4, source: too, reading: to, reason: x}",
            ['2: the words "too" do not stand at 4 of source.txt, which reads "two three fou".'],
        ),
        (
            " - {kind: emendation, at: 5, source: two, reading: to, reason: x}",
            ['2: the words "two" do not stand at 5 of source.txt, which reads "wo three four". They stand at 4.'],
        ),
        (
            " - {kind: emendation, at: 99, source: two, reading: to, reason: x}",
            ['2: the words "two" do not stand at 99 of source.txt, which reads "". They stand at 4.'],
        ),
        (
            " - {kind: emendation, at: 0, source: One two three four five six, reading: All, reason: x}",
            ["2: this emendation covers 6 words; five at most, or say why under `long`."],
        ),
        (
            " - {kind: emendation, at: 0, source: One, reading: One and a half and more, reason: x}",
            ["2: this emendation covers 6 words; five at most, or say why under `long`."],
        ),
        (" - {kind: emendation, at: 0, source: One two three four five six, reading: All, reason: x, long: y}", []),
        (" - {kind: emendation, at: 0, source: One two three four five, reading: All, reason: x}", []),
        (
            " - {kind: join, at: 4, source: two three, reading: twothee, reason: x}",
            [
                '2: a join only takes out line breaks, spaces and one hyphen at the break; "twothee" does more. Use an emendation.'
            ],
        ),
        (
            " - {kind: join, at: 4, source: two three, reading: two-three, reason: x}",
            [
                '2: a join only takes out line breaks, spaces and one hyphen at the break; "two-three" does more. Use an emendation.'
            ],
        ),
        (
            " - {kind: join, at: 4, source: two three, reading: Two three, reason: x}",
            [
                '2: a join only takes out line breaks, spaces and one hyphen at the break; "Two three" does more. Use an emendation.'
            ],
        ),
        (
            " - {kind: join, at: 28, source: s-e-v, reading: sev, reason: x}",
            [
                '2: a join only takes out line breaks, spaces and one hyphen at the break; "sev" does more. Use an emendation.'
            ],
        ),
        (" - {kind: join, at: 28, source: s-e-v, reading: se-v, reason: x}", []),
        (" - {kind: join, at: 4, source: two three, reading: twothree, reason: x}", []),
        (
            " - {kind: omission, at: [0, 7], category: masthead, reason: x}\n"
            " - {kind: emendation, at: 4, source: two, reading: to, reason: x}",
            ['3: the token "two" at 4 is changed on line 2 already; a token has one intervention.'],
        ),
        (
            " - {kind: omission, at: [0, 6], category: masthead, reason: x}",
            ['2: the token "two" at 4 is cut in two; take in the whole token.'],
        ),
        (
            " - {kind: omission, at: [5, 13], category: masthead, reason: x}",
            ['2: the token "two" at 4 is cut in two; take in the whole token.'],
        ),
        (
            " - {kind: omission, at: [7, 0], category: masthead, reason: x}",
            ["2: no words stand at [7, 0] in source.txt, which has 36 characters. Correct the offsets."],
        ),
        (
            " - {kind: omission, at: [3, 4], category: masthead, reason: x}",
            ["2: no words stand at [3, 4] in source.txt, which has 36 characters. Correct the offsets."],
        ),
        (
            " - {kind: omission, at: [28, 99], category: masthead, reason: x}",
            ["2: no words stand at [28, 99] in source.txt, which has 36 characters. Correct the offsets."],
        ),
        (
            " - {kind: transposition, at: [99, 100], after: 3, reason: x}",
            ["2: no words stand at [99, 100] in source.txt, which has 36 characters. Correct the offsets."],
        ),
        (
            ' - {kind: note, note: n1, hand: author, markers: [{at: 4, source: "*"}], body: [8, 8], reason: x}',
            [
                "2: no words stand at [8, 8] in source.txt, which has 36 characters. Correct the offsets.",
                '2: the words "*" do not stand at 4 of source.txt, which reads "two three f".',
            ],
        ),
        (
            " - {kind: note, note: n1, hand: author, markers: [], body: [0, 3], reason: x}\n"
            " - {kind: note, note: n1, hand: author, markers: [], body: [4, 7], reason: x}",
            ["3: note n1 is moved on line 2 already; give this one its own number."],
        ),
    ],
)
def test_every_intervention_that_does_not_fit_is_a_sentence_with_its_line(
    tmp_path, monkeypatch, interventions, sentences
):
    monkeypatch.chdir(tmp_path)
    made = applied(tmp_path, "One two three four five six s-e-v-en", interventions)
    assert sorted(map(str, made.problems)) == [f"apparatus.yml:{sentence}" for sentence in sentences]


@pytest.mark.parametrize(
    ("interventions", "sentences"),
    [
        (
            " - {kind: transposition, at: [0, 7], after: 13, reason: x}\n"
            " - {kind: transposition, at: [4, 13], after: 18, reason: x}",
            ["3: the words from 4 to 7 of source.txt are moved twice; a token is moved once."],
        ),
        (
            " - {kind: transposition, at: [0, 7], after: 0, reason: x}",
            ["2: nothing is read just before this `after`; name the end of the stretch that comes before it."],
        ),
        (
            " - {kind: transposition, at: [0, 7], after: 5, reason: x}",
            ["2: nothing is read just before this `after`; name the end of the stretch that comes before it."],
        ),
        (
            " - {kind: join, at: 0, source: One, with: {at: 8, source: three}, reading: Onethree, reason: x}",
            ['2: "two" stands between the parts of this join; it takes in only what is read together.'],
        ),
    ],
)
def test_what_only_shows_in_reading_order_is_named_too(tmp_path, monkeypatch, interventions, sentences):
    monkeypatch.chdir(tmp_path)
    made = applied(tmp_path, "One two three four five", interventions)
    assert made.problems == []
    made.read()
    assert [str(problem) for problem in made.problems] == [f"apparatus.yml:{sentence}" for sentence in sentences]


def test_a_remark_stands_at_its_words(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = applied(tmp_path, "One two", remarks=" - {kind: sic, at: 4, source: too, note: x}")
    assert [str(problem) for problem in made.problems] == [
        'apparatus.yml:4: the words "too" do not stand at 4 of source.txt, which reads "two".'
    ]
