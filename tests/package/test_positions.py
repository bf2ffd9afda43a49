"""A position rests on evidence that stands, a silence on searches that find nothing to the point."""

import pytest

from helpers import UnknownName, positions
from helpers.positions import check_terms, find_theme, resolve_positions, theme_positions, themes
from helpers.yamlfile import read_yaml

RULE = "corpus/positions/rule.yml"
SCHOOL = "corpus/positions/school.yml"
THEMES = "corpus/themes.yml"


def faults(copy, theme):
    corpus = copy.load()
    return sorted(map(str, resolve_positions(corpus, find_theme(corpus, theme))[1]))


def test_themes_stand_in_the_order_of_the_book(tiny):
    assert [(theme.id, theme.chapter) for theme in themes(tiny)] == [("rule", "who-decides"), ("school", "the-school")]


def test_an_unknown_theme_is_answered_with_those_there_are(tiny):
    with pytest.raises(UnknownName) as refusal:
        positions(tiny, "scool")
    assert str(refusal.value) == 'no theme "scool". themes.yml has rule, school. Did you mean "school"?'


def test_the_table_of_positions_is_whole(tiny):
    table = positions(tiny)
    assert list(table.columns) == ["theme", "siglum", "stance", "status", "summary", "evidence", "searches"]
    assert table.drop(columns=["evidence", "searches"]).astype(object).where(
        lambda t: t.notna(), None
    ).values.tolist() == [
        ["rule", "smith-1901", "council", "stated", "The council decides, and the party proposes."],
        ["rule", "jones-nd", "neither", "implied", "Nothing is decided at all."],
        ["school", "smith-1901", "none", "stated", "The council taught itself."],
        ["school", "jones-nd", None, "silent", "Says nothing of teaching."],
    ]
    assert table["evidence"].tolist() == [
        [
            {"locus": "smith-1901:5", "exact": "The council decides.", "voice": "Smith", "bearing": "states"},
            {"locus": "smith-1901:1", "exact": "The party leads the council", "voice": "Brown", "bearing": "against"},
        ],
        [
            {
                "locus": "jones-nd:2",
                "exact": "Nothing is decided by a show of hands.",
                "voice": "Jones",
                "bearing": "implies",
            },
            {
                "locus": "jones-nd:1",
                "exact": "the council decides.” It does not.",
                "voice": "Smith and Jones",
                "bearing": "qualifies",
            },
        ],
        [{"locus": "smith-1901:4", "exact": "The council taught itself.", "voice": "Smith", "bearing": "states"}],
        [],
    ]


def test_the_searches_of_a_silent_work_are_its_proof(tiny):
    table = positions(tiny, "school").set_index("siglum")
    why = {"locus": "jones-nd:2", "exact": "Councils talk, and the party talks.", "reason": "Talk, not teaching."}
    assert table.loc["jones-nd", "searches"] == [
        {"term": "school*", "hits": 0, "dismissed": []},
        {"term": "/teach\\w*|taught/", "hits": 0, "dismissed": []},
        {"term": "talk*", "hits": 2, "dismissed": [why]},
    ]
    assert table.loc["smith-1901", "searches"] == [
        {"term": "school*", "hits": 4, "dismissed": []},
        {"term": "/teach\\w*|taught/", "hits": 2, "dismissed": []},
        {"term": "talk*", "hits": 0, "dismissed": []},
    ]


def test_one_theme_can_be_asked_for(tiny):
    assert positions(tiny, "rule")["theme"].tolist() == ["rule", "rule"]


def test_a_position_gives_its_stance_and_a_silence_none(tiny):
    smith, jones = theme_positions(tiny, find_theme(tiny, "school"))
    assert (smith.stance.label, jones.stance) == ("It does not teach", None)


def test_a_dismissal_covers_the_hits_inside_its_words_and_no_others(copy):
    copy.edit(SCHOOL, "exact: Councils talk, and the party talks.", "exact: Councils talk")
    assert faults(copy, "school") == [
        f'{SCHOOL}:13: not silent without a reason: "talk*" finds "talks" in jones-nd:2 ("talk, and the party talks."). '
        "Give it as evidence, or dismiss it and say why."
    ]


def test_a_dismissal_does_not_cover_the_same_word_elsewhere_in_the_passage(copy):
    copy.edit(THEMES, "talk*]", "/talks?/]")
    copy.edit(SCHOOL, "exact: Councils talk, and the party talks.", "exact: the party talks.")
    assert faults(copy, "school") == [
        f'{SCHOOL}:13: not silent without a reason: "/talks?/" finds "talk" in jones-nd:2 (" of hands. Councils talk, and the party talk"). '
        "Give it as evidence, or dismiss it and say why."
    ]


def test_a_dismissal_covers_its_words_wherever_they_stand_in_the_passage(copy):
    text = copy.read(SCHOOL)
    dismissed = ((3, "school"), (3, "schools"), (4, "schools have teachers"), (4, "taught"))
    silence = "  smith-1901:\n    status: silent\n    summary: Says nothing to the point.\n    dismissed:\n" + "".join(
        f"      - {{at: {at}, exact: {exact}, reason: Not the party's teaching.}}\n" for at, exact in dismissed
    )
    copy.write(SCHOOL, text[: text.index("  smith-1901:")] + silence + text[text.index("  jones-nd:") :])
    assert faults(copy, "school") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "sentences"),
    [
        (
            RULE,
            "stance: council",
            "stance: counsel",
            ['4: the theme has no stance "counsel"; it has council, party, neither. Did you mean "council"?'],
        ),
        (RULE, "theme: rule", "theme: school", ['1: theme "school" in the file of "rule"; make them the same.']),
        (
            RULE,
            "jones-nd:",
            "jonas-nd:",
            [
                '16: no work "jonas-nd". Did you mean "jones-nd"?',
                "2: jones-nd has no position; add one, if only a proved silence.",
            ],
        ),
        (
            RULE,
            "exact: The council decides.",
            "exact: The council decided.",
            [
                '9: smith-1901:5: these words do not stand there: "The council decided.". Nearest: "The council decides.". '
                "Quote as it stands, or mark what is left out with […]."
            ],
        ),
        (
            RULE,
            "at: 5",
            "at: 50",
            ['8: no passage "smith-1901:50". smith-1901 has passages 1 to 6. Did you mean smith-1901:5?'],
        ),
        (
            RULE,
            "at: 5",
            "at: fifth",
            [
                '8: "smith-1901:fifth" is no address. An address is a siglum, a colon and a number or a rising range: '
                "stalin-1926:23, conrad-1996:n15, stalin-1926:23-25."
            ],
        ),
        (
            RULE,
            "voice: Brown",
            "voice: Smith",
            [
                "14: smith-1901:1: these words are Brown's, not Smith's, by quotations.yml. Correct the one that is wrong."
            ],
        ),
        (
            SCHOOL,
            "exact: Councils talk, and the party talks.",
            "exact: Nothing is decided",
            [
                '13: not silent without a reason: "talk*" finds "talk" in jones-nd:2 (" of hands. Councils talk, and the party talk"). '
                "Give it as evidence, or dismiss it and say why.",
                '13: not silent without a reason: "talk*" finds "talks" in jones-nd:2 ("talk, and the party talks."). '
                "Give it as evidence, or dismiss it and say why.",
                '16: no search term of the theme finds anything in "Nothing is decided" (jones-nd:2); take it out, or add the term.',
            ],
        ),
    ],
)
def test_every_position_that_does_not_fit_is_a_sentence_with_its_line(copy, file, old, new, sentences):
    copy.edit(file, old, new)
    theme = "rule" if file == RULE else "school"
    assert faults(copy, theme) == [f"{file}:{sentence}" for sentence in sentences]


def test_quotations_that_do_not_fit_are_not_complained_of_again(copy):
    copy.edit("corpus/works/jones-nd/quotations.yml", "voice: Smith", "voice: Smit")
    assert faults(copy, "rule") == []
    assert faults(copy, "school") == []


def test_a_missing_file_of_positions_is_named(copy):
    (copy.root / RULE).unlink()
    assert faults(copy, "rule") == [f"{RULE}:1: the file is missing; add it as corpus/README.md describes."]


def test_ids_stand_once_terms_compile_and_every_file_has_its_theme(copy):
    copy.edit(THEMES, "terms: [decide*, lead*]", "terms: [/decide(/, '']")
    copy.edit(THEMES, "id: party", "id: council")
    copy.write(THEMES, copy.read(THEMES).replace("id: school", "id: rule"))
    corpus = copy.load()
    assert [str(problem) for problem in check_terms(corpus, read_yaml(copy.root / THEMES))] == [
        f'{THEMES}:8: the stance "council" stands twice; keep one.',
        f"{THEMES}:10: the pattern /decide(/ does not compile: missing ), unterminated subpattern at position 6. "
        "Mend it, or leave off the slashes to search for the words.",
        f'{THEMES}:10: the pattern "" finds the empty string; give it a word to find.',
        f'{THEMES}:11: the theme "rule" stands twice; keep one.',
        f'{SCHOOL}:1: no theme "school" in themes.yml; add it there, or take this file away.',
    ]
