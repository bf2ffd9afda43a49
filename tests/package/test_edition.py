"""The source, with the declared interventions made, is the reading text, token by token."""

import hashlib

import pytest

from helpers.edition import prove_edition

SMITH = "corpus/works/smith-1901"
JONES = "corpus/works/jones-nd"


def faults(copy, siglum="smith-1901"):
    return sorted(map(str, prove_edition(copy.load().work(siglum)).problems))


def seal(copy, folder):
    """Enter the checksum of a changed source, as one who exchanges the witness would."""
    old = next(line for line in copy.read(f"{folder}/work.yml").splitlines() if line.startswith("sha256"))
    new = hashlib.sha256((copy.root / folder / "source.txt").read_bytes()).hexdigest()
    copy.edit(f"{folder}/work.yml", old, f"sha256: {new}")


def test_a_sound_edition_has_no_problems(tiny):
    assert [prove_edition(work).problems for work in tiny.works] == [[], []]


def test_omitted_tokens_are_counted(tiny):
    assert [dict(prove_edition(work).omitted) for work in tiny.works] == [{"site furniture": 7}, {}]


def test_each_intervention_is_placed_in_its_passage(tiny):
    smith, jones = (prove_edition(work).placed for work in tiny.works)
    assert [(one.kind, str(locus) if locus else None) for one, locus in smith] == [
        ("omission", None),
        ("note", "smith-1901:n1"),
        ("emendation", "smith-1901:1"),
        ("join", "smith-1901:4"),
        ("note", "smith-1901:n2"),
        ("emendation", "smith-1901:6"),
        ("omission", None),
        ("sic", "smith-1901:3"),
    ]
    assert [(one.kind, str(locus)) for one, locus in jones] == [("transposition", "jones-nd:h3")]


def test_an_emendation_of_the_very_first_or_last_word_is_placed_in_the_text(copy):
    copy.edit(f"{JONES}/source.txt", "# Against", "# Agianst")
    copy.edit(f"{JONES}/source.txt", "the party talks.\n", "the party talsk.\n")
    seal(copy, JONES)
    apparatus = copy.read(f"{JONES}/apparatus.yml").replace(
        "  - kind: transposition",
        "  - {kind: emendation, at: 2, source: Agianst, reading: Against, reason: x}\n  - {kind: emendation, at: 102, source: talsk, reading: talks, reason: x}\n  - kind: transposition",
    )
    copy.write(f"{JONES}/apparatus.yml", apparatus)
    proof = prove_edition(copy.load().work("jones-nd"))
    assert proof.problems == []
    assert [str(locus) for _, locus in proof.placed] == ["jones-nd:h1", "jones-nd:2", "jones-nd:h3"]


def test_an_omission_inside_the_text_is_placed_before_what_follows(copy):
    copy.edit(f"{JONES}/source.txt", "decides.” It", "decides.”\n\nPage 2\n\nIt")
    seal(copy, JONES)
    copy.edit(f"{JONES}/text.md", "decides.” It", "decides.”\n\n{#p3}\nIt")
    omission = "  - {kind: omission, at: [167, 173], category: running head, reason: x}\n"
    copy.write(f"{JONES}/apparatus.yml", copy.read(f"{JONES}/apparatus.yml").replace("179", "188") + omission)
    proof = prove_edition(copy.load().work("jones-nd"))
    assert proof.problems == []
    assert proof.omitted == {"running head": 2}
    assert [str(locus) for _, locus in proof.placed] == ["jones-nd:h3", "jones-nd:3"]


TEXT = f"{SMITH}/text.md"


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        (
            "The council is elected",
            "The party is elected",
            [
                '5: the source reads "council" (source.txt line 5, offset 50), the reading text "party". '
                "Restore it, or declare an emendation."
            ],
        ),
        (
            "The council is elected",
            "The Council is elected",
            [
                '5: the source reads "council" (source.txt line 5, offset 50), the reading text "Council". '
                "Restore it, or declare an emendation."
            ],
        ),
        (
            "The council is elected",
            "The council is duly elected",
            ['5: "duly" is not in the source (source.txt line 5, offset 61). Take it out, or declare an emendation.'],
        ),
        (
            "The council is elected",
            "The council elected",
            [
                '5: the source has "is" here (source.txt line 5, offset 58), the reading text has not. '
                "Put it back, or declare what was done."
            ],
        ),
        (
            "it can be recalled.",
            "it can recalled be.",
            [
                '5: "recalled" is not in the source (source.txt line 5, offset 102). Take it out, or declare an emendation.',
                '5: the source has "recalled" here (source.txt line 5, offset 105), the reading text has not. '
                "Put it back, or declare what was done.",
            ],
        ),
        (
            "Here is Green:",
            "Here is Green",
            [
                '11: the source has ":" here (source.txt line 11, offset 255), the reading text has not. '
                "Put it back, or declare what was done."
            ],
        ),
        (
            "Here is Green:",
            "is Green:",
            [
                '11: the source has "Here" here (source.txt line 11, offset 242), the reading text has not. '
                "Put it back, or declare what was done."
            ],
        ),
        (
            "and the council may refuse.",
            "and the council may refuse. Amen",
            [
                '22: "Amen" is not in the source (source.txt line 21, offset 532). Take it out, or declare an emendation.'
            ],
        ),
        (
            "does not replace it",
            "does not repalce it",
            [
                '5: the source reads "replace" (source.txt line 5, offset 170), the reading text "repalce". '
                "Restore it, or declare an emendation."
            ],
        ),
        (
            "forty workshops",
            "fourty workshops",
            [
                '24: the source reads "forty" (source.txt line 7, offset 207), the reading text "fourty". '
                "Restore it, or declare an emendation."
            ],
        ),
        (
            "every workshop,[^n1] and",
            "every workshop, and[^n1]",
            [
                '5: the marker of note n1 stands only in the reading text before "it can be recalled". Put it where the source has it.',
                '5: the marker of note n1 stands only in the source before "and it can be". Put it where the source has it.',
            ],
        ),
        (
            "{#p2}\nHere is Green:\n\n> {#p3}\n> The party",
            "> {#p3}\n> Here is Green: The party",
            [
                '11: a line break of the source (offset 258) falls inside this passage: "Here is Green : | The party is a". '
                "Declare a join, or begin a passage."
            ],
        ),
        (
            "schools have teachers. The council",
            "schools have teachers.\n\n{#p7}\nThe council",
            ["20: a passage begins where the source (offset 382) has no line break. Join it to the one before."],
        ),
    ],
)
def test_every_difference_is_a_sentence_with_the_line_of_its_passage(copy, old, new, sentences):
    copy.edit(TEXT, old, new)
    assert faults(copy) == [f"{TEXT}:{sentence}" for sentence in sentences]


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        (
            "## The end",
            "# The end",
            [
                '11: the source has "#" here (source.txt line 3, offset 21), the reading text has not. '
                "Put it back, or declare what was done."
            ],
        ),
        (
            "*show*",
            "show",
            [
                '14: the source has "*" here (source.txt line 5, offset 56), the reading text has not. '
                "Put it back, or declare what was done.",
                '14: the source has "*" here (source.txt line 5, offset 61), the reading text has not. '
                "Put it back, or declare what was done.",
            ],
        ),
        (
            "{#p1}\nAs Smith says",
            "- {#p1}\n  As Smith says",
            ['8: "-" is not in the source (source.txt line 9, offset 128). Take it out, or declare an emendation.'],
        ),
    ],
)
def test_in_a_markdown_witness_mark_up_is_proved_too(copy, old, new, sentences):
    copy.edit(f"{JONES}/text.md", old, new)
    assert faults(copy, "jones-nd") == [f"{JONES}/text.md:{sentence}" for sentence in sentences]


def test_long_differences_are_shown_by_their_ends(copy):
    words = "The council is elected by every workshop,[^n1] and it can be recalled. Brown wrote: "
    copy.edit(TEXT, words, "")
    copy.edit(TEXT, "[^n1]: In 1899 there were forty workshops.\n\n", "")
    assert faults(copy)[0] == (
        f"{TEXT}:1: apparatus.yml moves a note n1 that the reading text has not; add it, or take it out there."
    )
    assert faults(copy)[1] == (
        f'{TEXT}:5: the source has "The council is elected by every workshop … can be recalled . Brown wrote :" here '
        "(source.txt line 5, offset 46), the reading text has not. Put it back, or declare what was done."
    )


def test_a_note_that_no_intervention_moves_is_not_in_its_source(copy):
    apparatus = copy.read(f"{SMITH}/apparatus.yml")
    begin, end = apparatus.index("  - kind: note\n    note: n2"), apparatus.index("  - kind: emendation\n    at: 506")
    copy.write(f"{SMITH}/apparatus.yml", apparatus[:begin] + apparatus[end:])
    found = faults(copy)
    assert (
        f'{TEXT}:26: "Translated by the editor . Green \' s words ." is not in the source (source.txt line 1, offset 0). Take it out, or declare an emendation.'
        in found
    )


def test_a_witness_that_was_touched_is_named_with_both_checksums(copy):
    copy.edit(f"{SMITH}/source.txt", "repalce", "replace")
    old = "34ff5c4be8cd875838d8a6d199c8e7238ec7d8ddb4fcdb29c1d0aa8054f84764"
    new = hashlib.sha256((copy.root / SMITH / "source.txt").read_bytes()).hexdigest()
    assert faults(copy) == [
        f"{SMITH}/source.txt:1: the checksum is {new}, work.yml says {old}; "
        "the witness is never edited: put it back, and edit text.md."
    ]


def test_a_missing_witness_is_named(copy):
    (copy.root / SMITH / "source.txt").unlink()
    assert faults(copy) == [f"{SMITH}/source.txt:1: the witness is missing; put it back byte for byte."]


def test_a_witness_in_another_encoding_is_named(copy):
    (copy.root / SMITH / "source.txt").write_bytes("Ché".encode("latin-1"))
    seal(copy, SMITH)
    assert faults(copy) == [
        f"{SMITH}/source.txt:1: not UTF-8 (byte 2); the supplied witness must be UTF-8, and work.yml give its checksum."
    ]


def test_line_ends_of_another_system_change_nothing(copy):
    path = copy.root / JONES / "source.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    seal(copy, JONES)
    copy.edit(f"{JONES}/apparatus.yml", "[20, 110]", "[22, 116]")
    copy.edit(f"{JONES}/apparatus.yml", "after: 179", "after: 188")
    assert faults(copy, "jones-nd") == []
