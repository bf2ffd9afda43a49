"""The five works: what the edition promises a reader, and what it would not let pass."""

import re
import shutil
from collections import Counter

import pytest

from helpers import load_corpus, positions, quotations, quote
from helpers.apparatus import read_apparatus
from helpers.edition import prove_edition
from helpers.positions import find_theme, resolve_positions, themes
from helpers.records.edition import Emendation, Join, NoteMove, Omission
from helpers.tokens import edition_tokens
from helpers.voices import base_voice, resolve_quotations, voice_spans
from helpers.yamlfile import read_yaml

from .conftest import ROOT, command

FIVE = ["stalin-1926", "conrad-1996", "harman-2002", "wetzel-2021", "rahman-nd"]
SIGLA = sorted(path.parent.name for path in (ROOT / "corpus/works").glob("*/work.yml"))
THEMES = sorted(path.stem for path in (ROOT / "corpus/positions").glob("*.yml"))
TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


@pytest.fixture
def real_copy(tmp_path, monkeypatch):
    """Give a copy of the repository's corpus and chapters, as the working folder."""
    for name in ("corpus", "chapters"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# What stands in the texts


def test_the_works_stand_in_order_of_publication_undated_last(real):
    assert [siglum for siglum in real if siglum in FIVE] == FIVE


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("wetzel-2021", "gain hegemony in the mass movements"),
        ("wetzel-2021", "its own national organization"),
        ("wetzel-2021", "forms of expertise directly related"),
        ("wetzel-2021", "an excuse for suppressing other left-wing political tendencies"),
        ("stalin-1926", "the leader of all the toilers and exploited in building up their social life"),
    ],
)
def test_sentences_that_page_turns_had_broken_are_whole(real, address, words):
    assert sum(words in passage.text for passage in real.work(address)) == 1


def test_the_leader_of_all_the_toilers_is_lenins_sentence(real):
    words = "the leader of all the toilers and exploited in building up their social life"
    (passage,) = [passage for passage in real.work("stalin-1926") if words in passage.text]
    assert quote(real, passage.locus, words).voices == ("Lenin",)


@pytest.mark.parametrize(
    ("siglum", "notes", "hands"),
    [
        ("stalin-1926", 27, {"Stalin", "Stalin's editors", "DJR"}),
        ("conrad-1996", 45, {"Conrad"}),
        ("harman-2002", 0, set()),
        ("wetzel-2021", 3, {"Wetzel"}),
        ("rahman-nd", 0, set()),
    ],
)
def test_every_note_has_its_marker_and_its_hand(real, siglum, notes, hands):
    work = real.work(siglum)
    labels = [passage.locus.anchor for passage in work if passage.kind == "note"]
    assert labels == [f"n{number}" for number in range(1, notes + 1)]
    marked = [label for passage in work for _, label in passage.markers]
    assert list(dict.fromkeys(marked)) == labels
    assert {base_voice(work, passage) for passage in work if passage.kind == "note"} == hands


@pytest.mark.parametrize(
    ("siglum", "first", "last"),
    [
        ("stalin-1926", "CONCERNING QUESTIONS OF LENINISM", "in the system of the dictatorship of the proletariat."),
        (
            "conrad-1996",
            "SUPPLEMENT: Genesis of bureaucratic socialism",
            "it was in comparison far more durable and solid.",
        ),
        ("harman-2002", "A different kind of party altogether", "unless there was open discussion within the party."),
        ("wetzel-2021", "Against Leninism", "Leninism is a sure fire recipe for working class defeat."),
        (
            "rahman-nd",
            "In Defense of the Leninist Party",
            "undermining organized resistance to imperialism and capitalism.",
        ),
    ],
)
def test_each_text_begins_and_ends_where_the_work_does(real, siglum, first, last):
    passages = [passage for passage in real.work(siglum) if passage.kind != "note"]
    assert passages[0].text == first
    assert passages[-1].text.endswith(last)


# The proof of the edition


@pytest.mark.parametrize("siglum", SIGLA)
def test_the_source_with_its_interventions_is_the_reading_text(real, siglum):
    assert prove_edition(real.work(siglum)).problems == []


OMITTED = {
    "stalin-1926": {"next part": 12, "orphan marker": 31, "running head": 15, "site furniture": 10},
    "conrad-1996": {"byline": 2, "masthead": 6, "site furniture": 11},
    "harman-2002": {"byline": 2, "masthead": 20, "site furniture": 29},
    "wetzel-2021": {"byline": 5, "contents list": 102, "masthead": 7, "site furniture": 41},
    "rahman-nd": {"byline": 3, "readers' comments": 306, "reply form": 86, "site furniture": 7},
}


@pytest.mark.parametrize("siglum", SIGLA)
def test_no_more_is_left_out_than_the_apparatus_says(real, siglum):
    work = real.work(siglum)
    source = (work.folder / "source.txt").read_bytes().decode("utf-8")
    _, apparatus = read_apparatus(work)
    counted = Counter()
    for one in apparatus.interventions:
        if isinstance(one, Omission):
            counted[one.category] += len(TOKEN.findall(source[slice(*one.at)]))
    assert prove_edition(work).omitted == counted
    if siglum in OMITTED:
        assert counted == OMITTED[siglum]


def test_the_command_prints_what_is_left_out():
    lines = command("check").output.splitlines()
    for siglum, omitted in OMITTED.items():
        kinds = ", ".join(f"{category} {count}" for category, count in omitted.items())
        assert f"{siglum}: tokens omitted: {kinds}" in lines


@pytest.mark.parametrize("siglum", SIGLA)
def test_the_tokens_of_source_and_reading_text_balance(real, siglum):
    work = real.work(siglum)
    source = (work.folder / "source.txt").read_bytes().decode("utf-8")
    balance = len(TOKEN.findall(source))
    for one in read_apparatus(work)[1].interventions:
        match one:
            case Omission():
                balance -= len(TOKEN.findall(source[slice(*one.at)]))
            case Emendation() | Join():
                parts = [one.source] + ([one.with_.source] if isinstance(one, Join) and one.with_ else [])
                balance += len(TOKEN.findall(one.reading)) - sum(len(TOKEN.findall(part)) for part in parts)
            case NoteMove():
                pieces = [*one.markers, *filter(None, (one.label, one.tail))]
                balance -= sum(len(TOKEN.findall(piece.source)) for piece in pieces)
    markup = work.record.format == "markdown"
    assert balance == sum(len(edition_tokens(passage, markup).tokens) for passage in work)


PAIR = re.compile(r"(?<![\w{\[^*“\"])([A-Za-z]{3,}) ([A-Za-z]{3,})(?![\w\]}*])")
DAMAGES = {
    "changed": lambda pair: f"{pair[1]}x {pair[2]}",
    "dropped": lambda pair: pair[2],
    "added": lambda pair: f"{pair[1]} verily {pair[2]}",
    "moved": lambda pair: f"{pair[2]} {pair[1]}",
    "re-cased": lambda pair: f"{pair[1].swapcase()} {pair[2]}",
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("siglum", SIGLA)
def test_one_damaged_word_fails_with_file_and_line(real, tmp_path, monkeypatch, siglum, damage):
    shutil.copytree(real.folder / "works" / siglum, tmp_path / "corpus/works" / siglum)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "corpus/works" / siglum / "text.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    pairs = [[pair for pair in PAIR.finditer(line) if pair[1].lower() != pair[2].lower()] for line in lines]
    fit = [number for number, found in enumerate(pairs) if found]
    assert len(fit) > 10
    for number in sorted({fit[0], fit[len(fit) // 4], fit[len(fit) // 2], fit[3 * len(fit) // 4], fit[-1]}):
        pair = pairs[number][len(pairs[number]) // 2]
        line = lines[number][: pair.start()] + DAMAGES[damage](pair) + lines[number][pair.end() :]
        path.write_text("".join([*lines[:number], line, *lines[number + 1 :]]), encoding="utf-8")
        problems = prove_edition(load_corpus(tmp_path / "corpus").work(siglum)).problems
        assert {(one.path, one.line) for one in problems} == {(f"corpus/works/{siglum}/text.md", number + 1)}


@pytest.mark.parametrize("siglum", SIGLA)
def test_a_word_that_slips_into_the_next_paragraph_is_found(real, tmp_path, monkeypatch, siglum):
    shutil.copytree(real.folder / "works" / siglum, tmp_path / "corpus/works" / siglum)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "corpus/works" / siglum / "text.md"
    text = path.read_text(encoding="utf-8")
    slip = re.compile(r"(?m) ([a-z]+[.?])\n\n(\{#p\d+\}\n)(?=[A-Z])")
    places = list(slip.finditer(text))
    place = places[len(places) // 2]
    path.write_text(text[: place.start()] + f"\n\n{place[2]}{place[1]} " + text[place.end() :], encoding="utf-8")
    problems = prove_edition(load_corpus(tmp_path / "corpus").work(siglum)).problems
    line = text[: place.end()].count("\n") + 1
    assert [(one.path, one.line, one.message.split(" (offset")[0]) for one in problems] == [
        (f"corpus/works/{siglum}/text.md", line, "a passage begins where the source"),
        (f"corpus/works/{siglum}/text.md", line, "a line break of the source"),
    ]


def test_damage_to_a_text_fails_the_command(real_copy):
    path = real_copy / "corpus/works/harman-2002/text.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("heated debate", "open debate"), encoding="utf-8")
    line = text[: text.index("heated debate")].count("\n") + 1
    result = command("check", "--corpus", "corpus")
    assert result.exit_code == 1
    assert [
        one for one in result.output.splitlines() if one.startswith(f"corpus/works/harman-2002/text.md:{line}: the")
    ] == [
        f'corpus/works/harman-2002/text.md:{line}: the source reads "heated" (source.txt line 22, offset 2245), '
        'the reading text "open". Restore it, or declare an emendation.'
    ]


# Voices


@pytest.mark.parametrize("siglum", SIGLA)
def test_own_and_other_voices_together_are_the_whole_text(real, siglum):
    work = real.work(siglum)
    for passage in work:
        spans = voice_spans(real, passage.locus)
        assert [span.begin for span in spans] == [0, *(span.end for span in spans[:-1])]
        assert spans[-1].end == len(passage.text)
    own = other = 0
    for passage in work:
        for span in voice_spans(real, passage.locus):
            length = span.end - span.begin
            own, other = (own + length, other) if span.voice == work.author else (own, other + length)
    assert own + other == sum(len(passage.text) for passage in work)
    assert 0 < other < own


@pytest.mark.parametrize("siglum", SIGLA)
def test_every_record_stands_where_the_table_says(real, siglum):
    table = quotations(real)
    table = table[table["locus"].str.startswith(f"{siglum}:")]
    assert len(table) > 0
    for row in table.itertuples():
        assert real[row.locus].text[row.begin : row.end] == row.exact


def damaged(path, line):
    """Change one letter of the words that begin on a line of a YAML file."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    number = line - 1 if re.search(r"exact: .*\w{4}", lines[line - 1]) else line
    head, key, words = lines[number].rpartition("exact: ")
    place = re.search(r"[A-Za-z]{4,}", words)
    lines[number] = head + key + words[: place.start()] + "zz" + words[place.start() :]
    path.write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize("siglum", SIGLA)
def test_one_damaged_record_of_a_voice_fails_with_file_and_line(real_copy, siglum):
    path = real_copy / f"corpus/works/{siglum}/quotations.yml"
    file = read_yaml(path)
    count = len(file.content["quotations"])
    for number in sorted({0, count // 2, count - 1}):
        shutil.copy(ROOT / f"corpus/works/{siglum}/quotations.yml", path)
        line = file.line("quotations", number, "exact")
        damaged(path, line)
        corpus = load_corpus(real_copy / "corpus")
        problems = [one for one in resolve_quotations(corpus, corpus.work(siglum))[1] if one.line == line]
        assert [one.message.split(" in ")[0] for one in problems] == ["these words do not stand"]
        assert problems[0].path == f"corpus/works/{siglum}/quotations.yml"


# Positions


def test_every_theme_has_its_file_of_positions(real):
    assert sorted(theme.id for theme in themes(real)) == THEMES


@pytest.mark.parametrize("theme", THEMES)
def test_every_work_has_a_position_that_fits(real, theme):
    table = positions(real, theme)
    assert table["siglum"].tolist() == list(real)


@pytest.mark.parametrize("theme", THEMES)
def test_one_damaged_evidence_fails_with_file_and_line(real_copy, theme):
    path = real_copy / f"corpus/positions/{theme}.yml"
    file = read_yaml(path)
    evidence = [
        (siglum, number)
        for siglum, position in file.content["positions"].items()
        for number in range(len(position.get("evidence", [])))
    ]
    siglum, number = evidence[len(evidence) // 2]
    line = file.line("positions", siglum, "evidence", number, "exact")
    damaged(path, line)
    corpus = load_corpus(real_copy / "corpus")
    problems = resolve_positions(corpus, find_theme(corpus, theme))[1]
    assert [(one.path, one.line) for one in problems] == [(f"corpus/positions/{theme}.yml", line)]
    assert "these words do not stand there" in problems[0].message


def test_nobody_is_given_the_words_of_those_he_quotes_against_himself(real):
    table = positions(real, "dictatorship").set_index("siglum")
    for siglum, others in (("stalin-1926", ("Sorin", "Zinoviev")), ("wetzel-2021", ("Trotsky",))):
        bearing = [one for one in table.loc[siglum, "evidence"] if one["bearing"] in ("states", "implies")]
        assert bearing
        assert [one for one in bearing if any(name in one["voice"] for name in others)] == []


# Private people


def test_readers_comments_stand_nowhere_but_in_their_source(real):
    work = real.work("rahman-nd")
    source = (work.folder / "source.txt").read_text(encoding="utf-8")
    (span,) = [
        one.at
        for one in read_apparatus(work)[1].interventions
        if isinstance(one, Omission) and one.category == "readers' comments"
    ]
    comments = source[slice(*span)]
    names = {word for line in re.findall(r"\d+\. +(.+?) Says:", comments) for word in line.split()}
    assert len(names) == 5
    essay = _phrases(" ".join(passage.text for passage in work))
    phrases = _phrases(comments) - essay
    assert len(phrases) > 200
    for folder in ("corpus", "chapters"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path != work.folder / "source.txt":
                text = path.read_text(encoding="utf-8")
                assert (path.name, phrases & _phrases(text)) == (path.name, set())
                assert (path.name, names & set(re.findall(r"\w+", text))) == (path.name, set())


def _phrases(text):
    """Give every five words that follow each other, in lower case."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[n : n + 5]) for n in range(len(words) - 4)}
