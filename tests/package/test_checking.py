"""The check names everything that is wrong, in one run, each in a sentence with file and line."""

import pytest

from helpers.checking import check

SMITH, JONES = "corpus/works/smith-1901", "corpus/works/jones-nd"
RULE, SCHOOL = "corpus/positions/rule.yml", "corpus/positions/school.yml"
CHAPTER = "chapters/who-decides.md"
MISSING = "the file is missing; add it as corpus/README.md describes."
NO_ADDRESS = (
    "is no address. An address is a siglum, a colon and a number or a rising range: "
    "stalin-1926:23, conrad-1996:n15, stalin-1926:23-25."
)
FIRST_RECORD = """\
  - id: q1
    at: 1
    exact: The party leads the council and does not replace it.
    voice: Brown
    form: inline
    use: opponent
"""


def test_a_sound_corpus_has_no_problems(copy):
    assert copy.problems() == []


def test_the_check_counts_omitted_tokens_for_each_work(copy):
    report = check(copy.root / "corpus")
    assert report.omitted == {"smith-1901": {"site furniture": 7}, "jones-nd": {}}


# What is done to which file (words replaced, a file taken away, a file added), and what the check says
BAD_INPUT = {
    "a missing register of voices": (
        ("corpus/voices.yml", None, None),
        [f"corpus/voices.yml:1: {MISSING}"],
    ),
    "a missing file of themes": (
        ("corpus/themes.yml", None, None),
        [f"corpus/themes.yml:1: {MISSING}"],
    ),
    "a missing file of positions": ((RULE, None, None), [f"{RULE}:1: {MISSING}"]),
    "a missing bibliography": ((f"{JONES}/work.yml", None, None), [f"{JONES}/work.yml:1: {MISSING}"]),
    "a missing reading text": (
        (f"{JONES}/text.md", None, None),
        [f"{JONES}/text.md:1: the reading text is missing; edit it from source.txt."],
    ),
    "a missing witness": (
        (f"{JONES}/source.txt", None, None),
        [f"{JONES}/source.txt:1: the witness is missing; put it back byte for byte."],
    ),
    "a missing apparatus": ((f"{JONES}/apparatus.yml", None, None), [f"{JONES}/apparatus.yml:1: {MISSING}"]),
    "a missing file of quotations": ((f"{JONES}/quotations.yml", None, None), [f"{JONES}/quotations.yml:1: {MISSING}"]),
    "YAML that does not parse": (
        (f"{SMITH}/quotations.yml", "quotations:\n", "quotations: [\n"),
        [f"{SMITH}/quotations.yml:2: not YAML: did not find expected node content. Mend the line."],
    ),
    "an unknown key": (
        (f"{SMITH}/quotations.yml", "    form: block\n", "    forme: block\n"),
        [
            f'{SMITH}/quotations.yml:12: unknown key "forme"; the keys here are id, at, exact, occurrence, voice, cites, '
            'form, use, within, continues, comment. Did you mean "form"?',
            f'{SMITH}/quotations.yml:8: "form" is missing; add it.',
        ],
    ),
    "an unknown siglum in a position": (
        (RULE, "  smith-1901:", "  smith-1910:"),
        [
            f"{RULE}:2: smith-1901 has no position; add one, if only a proved silence.",
            f'{RULE}:3: no work "smith-1910". Did you mean "smith-1901"?',
        ],
    ),
    "an unknown siglum in a chapter": (
        (CHAPTER, "{locus}`jones-nd:2`", "{locus}`jonas-nd:2`"),
        [f'{CHAPTER}:4: no work "jonas-nd". The corpus has smith-1901, jones-nd. Did you mean "jones-nd"?'],
    ),
    "a siglum that is not the folder's": (
        (f"{JONES}/work.yml", "siglum: jones-nd", "siglum: jonas-nd"),
        [f'{JONES}/work.yml:1: siglum "jonas-nd" in the folder jones-nd; make them the same.'],
    ),
    "an unknown theme": (
        (SCHOOL, "theme: school", "theme: scool"),
        [f'{SCHOOL}:1: theme "scool" in the file of "school"; make them the same.'],
    ),
    "positions on a theme that there is not": (
        ("corpus/positions/skool.yml", "", "theme: skool\npositions: {}\n"),
        [
            'corpus/positions/skool.yml:1: no theme "skool" in themes.yml; add it there, or take this file away. '
            'Did you mean "school"?'
        ],
    ),
    "an unknown stance": (
        (RULE, "stance: neither", "stance: nether"),
        [f'{RULE}:17: the theme has no stance "nether"; it has council, party, neither. Did you mean "neither"?'],
    ),
    "an unknown voice in a quotation": (
        (f"{SMITH}/quotations.yml", "voice: Green", "voice: Greene"),
        [f'{SMITH}/quotations.yml:11: no voice "Greene" in voices.yml; add it there. Did you mean "Green"?'],
    ),
    "an unknown voice in an evidence": (
        (RULE, "voice: Brown", "voice: Braun"),
        [
            f"{RULE}:14: smith-1901:1: these words are Brown's, not Braun's, by quotations.yml. Correct the one that is wrong."
        ],
    ),
    "an author who is no voice": (
        (f"{SMITH}/work.yml", "author: Smith", "author: Smyth"),
        [
            f'{SMITH}/work.yml:2: no voice "Smyth" in voices.yml; add it there.',
            f"{RULE}:10: smith-1901:5: these words are Smyth's, not Smith's, by quotations.yml. Correct the one that is wrong.",
            f"{SCHOOL}:10: smith-1901:4: these words are Smyth's, not Smith's, by quotations.yml. Correct the one that is wrong.",
        ],
    ),
    "an editor who is no voice": (
        (f"{SMITH}/work.yml", "editor: Smith's editors", "editor: Smiths' editors"),
        [f'{SMITH}/work.yml:13: no voice "Smiths\' editors" in voices.yml; add it there.'],
    ),
    "a hand without a voice": (
        (f"{SMITH}/work.yml", "hands: {editor: Smith's editors}\n", ""),
        [
            f"{SMITH}/apparatus.yml:25: note n2 is by the editor, to whom work.yml gives no voice; "
            "name one there under `hands`."
        ],
    ),
    "a locus out of range in a chapter": (
        (CHAPTER, "<smith-1901:5>", "<smith-1901:50>"),
        [f'{CHAPTER}:3: no passage "smith-1901:50". smith-1901 has passages 1 to 6. Did you mean smith-1901:5?'],
    ),
    "a locus out of range in a position": (
        (SCHOOL, "- at: 4", "- at: 40"),
        [f'{SCHOOL}:8: no passage "smith-1901:40". smith-1901 has passages 1 to 6. Did you mean smith-1901:4?'],
    ),
    "a locus out of range in a quotation": (
        (f"{JONES}/quotations.yml", "at: 1", "at: 10"),
        [
            f'{JONES}/quotations.yml:3: no passage "jones-nd:10". jones-nd has passages 1 to 2. Did you mean jones-nd:1?',
        ],
    ),
    "what is no locus": (
        (CHAPTER, "{locus}`jones-nd:2`", "{locus}`jones-nd, 2`"),
        [f'{CHAPTER}:4: "jones-nd, 2" {NO_ADDRESS}'],
    ),
    "a duplicate address": (
        (f"{JONES}/text.md", "{#p2}", "{#p1}"),
        [f"{JONES}/text.md:14: the address p1 stands twice, first on line 8; give this passage the next free number."],
    ),
    "words in a chapter that do not stand in their passage": (
        (CHAPTER, "The council decides.", "The council decided."),
        [
            f'{CHAPTER}:3: smith-1901:5: these words do not stand there: "The council decided.". '
            'Nearest: "The council decides.". Quote as it stands, or mark what is left out with […].'
        ],
    ),
    "words of a set-off quotation that do not stand in their passage": (
        (CHAPTER, "The party leads […]", "The party follows […]"),
        [
            f'{CHAPTER}:6: smith-1901:1: these words do not stand there: "The party follows […] and does not replace it.". '
            'Nearest: "party leads the council and does not replace it."". '
            "Quote as it stands, or mark what is left out with […]."
        ],
    ),
    "words of an evidence that do not stand in their passage": (
        (RULE, "exact: The party leads the council", "exact: The council leads the party"),
        [
            f'{RULE}:13: smith-1901:1: these words do not stand there: "The council leads the party". '
            'Nearest: "The council is elected by every". Quote as it stands, or mark what is left out with […].'
        ],
    ),
    "words of a quotation that do not stand in their passage": (
        (f"{SMITH}/quotations.yml", "exact: the school of schools", "exact: a school of schools"),
        [
            f'{SMITH}/quotations.yml:16: these words do not stand in smith-1901:3: "a school of schools". '
            'Nearest: ""the school of schools"".',
            f"{SMITH}/text.md:14: smith-1901:3: no record in quotations.yml covers the words between quotation marks "
            '"the school of schools"; add one that says whose they are.',
        ],
    ),
    "words in a chapter that nothing proves": (
        ("chapters/the-school.md", "An editor has his doubts:", 'An editor says "these are Green\'s own words":'),
        [
            'chapters/the-school.md:3: "these are Green\'s own words" is not proved; '
            "write {quote}`words <siglum:number>`, or leave off the marks."
        ],
    ),
    "quotation marks that no record covers": (
        (f"{SMITH}/quotations.yml", FIRST_RECORD, ""),
        [
            f"{SMITH}/text.md:5: smith-1901:1: no record in quotations.yml covers the words between quotation marks "
            '"The party leads the council and does not replace it."; add one that says whose they are.',
            f"{RULE}:14: smith-1901:1: these words are Smith's, not Brown's, by quotations.yml. Correct the one that is wrong.",
        ],
    ),
    "a changed checksum": (
        (f"{JONES}/source.txt", "Councils talk", "Councils talked"),
        [
            f"{JONES}/source.txt:1: the checksum is ac0276c26ca2cf0edb0b757ae3576d0430e2c685fc74f5e5dc735dc3baaf3031, "
            "work.yml says 45668170d43b050a477ba6d465d06a2c336d834d1221335e1cdfe3955f05d9fd; "
            "the witness is never edited: put it back, and edit text.md."
        ],
    ),
    "an emendation over five words": (
        (
            f"{SMITH}/apparatus.yml",
            "source: repalce\n    reading: replace",
            "source: repalce\n    reading: replace it and all the rest",
        ),
        [f"{SMITH}/apparatus.yml:13: this emendation covers 6 words; five at most, or say why under `long`."],
    ),
    "a join that changes letters": (
        (f"{SMITH}/apparatus.yml", "reading: teachers", "reading: Teachers"),
        [
            f'{SMITH}/apparatus.yml:18: a join only takes out line breaks, spaces and one hyphen at the break; "Teachers" '
            "does more. Use an emendation."
        ],
    ),
    "an overlapping intervention": (
        (
            f"{SMITH}/apparatus.yml",
            "remarks:",
            "  - {kind: omission, at: [170, 177], category: byline, reason: x}\nremarks:",
        ),
        [
            f'{SMITH}/apparatus.yml:39: the token "repalce" at 170 is changed on line 13 already; '
            "a token has one intervention."
        ],
    ),
    "a marker without a note": (
        (f"{SMITH}/text.md", "Here is Green:", "Here is Green:[^n3]"),
        [f"{SMITH}/text.md:11: marker [^n3] has no note; add [^n3]: at the end of the file."],
    ),
    "a note without a marker": (
        (f"{SMITH}/text.md", "workshop,[^n1]", "workshop,"),
        [f"{SMITH}/text.md:24: note n1 has no marker; put [^n1] where it belongs."],
    ),
    "a passage without an address": (
        (f"{SMITH}/text.md", "{#p2}\n", ""),
        [
            f"{SMITH}/text.md:10: a passage without its address; write {{#p1}}, the next free number, "
            'on the line above it (found "").'
        ],
    ),
    "a term that does not compile": (
        ("corpus/themes.yml", "[decide*, lead*]", "[decide*, /lead(/]"),
        [
            "corpus/themes.yml:10: the pattern /lead(/ does not compile: missing ), unterminated subpattern at position 4. "
            "Mend it, or leave off the slashes to search for the words."
        ],
    ),
    "a silence with a hit that nobody dismissed": (
        (SCHOOL, "exact: Councils talk, and the party talks.", "exact: Councils talk"),
        [
            f'{SCHOOL}:13: not silent without a reason: "talk*" finds "talks" in jones-nd:2 ("talk, and the party talks."). '
            "Give it as evidence, or dismiss it and say why."
        ],
    ),
    "a dismissal of what no term finds": (
        ("corpus/themes.yml", ", talk*]", "]"),
        [
            f'{SCHOOL}:16: no search term of the theme finds anything in "Councils talk, and the party talks." (jones-nd:2); '
            "take it out, or add the term."
        ],
    ),
    "a position that does not hold together": (
        (SCHOOL, "    stance: none\n", ""),
        [f"{SCHOOL}:3: smith-1901: a position that is stated names a stance."],
    ),
}


@pytest.mark.parametrize("kind", BAD_INPUT)
def test_bad_input_is_named_in_whole_sentences(copy, kind):
    (name, old, new), sentences = BAD_INPUT[kind]
    if old is None:
        (copy.root / name).unlink()
    elif old == "":
        copy.write(name, new)
    else:
        copy.edit(name, old, new)
    assert sorted(copy.problems()) == sorted(sentences)


def test_all_problems_are_listed_in_one_run_by_file_and_line(copy):
    copy.edit("corpus/voices.yml", "kind: collective", "kind: group")
    copy.edit("corpus/themes.yml", "[decide*, lead*]", "[decide*, /lead(/]")
    copy.edit(SCHOOL, "- at: 4", "- at: 40")
    copy.edit(f"{JONES}/text.md", "{#p2}", "{#p1}")
    copy.edit(f"{JONES}/work.yml", "format: markdown", "format: html")
    copy.edit(f"{JONES}/apparatus.yml", "    reason:", "    why:")
    copy.edit(f"{JONES}/quotations.yml", "    at: 1\n", "")
    copy.edit(f"{SMITH}/apparatus.yml", "reading: teachers", "reading: Teachers")
    copy.edit(CHAPTER, "<smith-1901:5>", "<smith-1901:50>")
    copy.edit(CHAPTER, "{locus}`jones-nd:2`", "{locus}`jones-nd, 2`")
    assert copy.problems() == [
        f'{CHAPTER}:3: no passage "smith-1901:50". smith-1901 has passages 1 to 6. Did you mean smith-1901:5?',
        f'{CHAPTER}:4: "jones-nd, 2" {NO_ADDRESS}',
        f'{SCHOOL}:8: no passage "smith-1901:40". smith-1901 has passages 1 to 6. Did you mean smith-1901:4?',
        "corpus/themes.yml:10: the pattern /lead(/ does not compile: missing ), unterminated subpattern at position 4. "
        "Mend it, or leave off the slashes to search for the words.",
        "corpus/voices.yml:6: kind: \"group\" is not one of 'person', 'collective' or 'document'.",
        f'{JONES}/apparatus.yml:2: "reason" is missing; add it.',
        f'{JONES}/apparatus.yml:5: unknown key "why"; the keys here are kind, at, after, reason.',
        f'{JONES}/quotations.yml:2: "at" is missing; add it.',
        f"{JONES}/text.md:14: the address p1 stands twice, first on line 8; give this passage the next free number.",
        f"{JONES}/work.yml:8: format: \"html\" is not one of 'plain' or 'markdown'.",
        f'{SMITH}/apparatus.yml:18: a join only takes out line breaks, spaces and one hyphen at the break; "Teachers" '
        "does more. Use an emendation.",
    ]


def test_a_work_that_cannot_be_read_is_not_complained_of_by_those_who_cite_it(copy):
    copy.edit(f"{SMITH}/text.md", "{#p2}", "{#p1}")
    assert copy.problems() == [
        f"{SMITH}/text.md:11: the address p1 stands twice, first on line 5; give this passage the next free number."
    ]


def test_records_inside_the_marks_cover_them_when_they_take_in_the_first_and_the_last_word(copy):
    name = f"{SMITH}/quotations.yml"
    copy.edit(name, "exact: The party leads the council and does not replace it.", "exact: The party leads")
    record = "  - {id: q4, at: 1, exact: replace it, voice: Brown, form: inline, use: opponent, continues: q1}\n"
    copy.edit(RULE, "exact: The party leads the council", "exact: The party leads")
    copy.edit(CHAPTER, "The party leads […] and does not replace it.", "The party leads")
    assert [problem.split(":")[1] for problem in copy.problems()] == ["5"]
    copy.write(name, copy.read(name) + record)
    assert copy.problems() == []


def test_nothing_is_written_by_a_check(copy):
    copy.edit(f"{JONES}/text.md", "{#p2}", "{#p1}")
    before = {path: path.read_bytes() for path in copy.root.rglob("*") if path.is_file()}
    copy.problems()
    assert {path: path.read_bytes() for path in copy.root.rglob("*") if path.is_file()} == before


def test_a_chapter_in_another_encoding_is_named(copy):
    (copy.root / CHAPTER).write_bytes("Ché".encode("latin-1"))
    assert copy.problems() == [f"{CHAPTER}:1: not UTF-8 (byte 2); save it as UTF-8."]
