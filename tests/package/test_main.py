"""The commands: what they print, what they return, and how they refuse."""

import subprocess
import sys

import pytest

from .conftest import command


def run(*words):
    """Run a command as a reader does, in a process of its own."""
    return subprocess.run([sys.executable, "-m", "helpers", *words], capture_output=True, text=True, check=False)


def test_check_prints_what_is_omitted_and_that_nothing_is_wrong(copy):
    result = command("check", "--corpus", "corpus")
    assert result.output.splitlines() == [
        "smith-1901: tokens omitted: site furniture 7",
        "jones-nd: tokens omitted: nothing",
        "0 problems",
    ]
    assert result.exit_code == 0


def test_check_prints_each_problem_on_a_line_and_fails(copy):
    copy.edit("chapters/the-school.md", "smith-1901:n2", "smith-1901:n3")
    result = command("check", "--corpus", "corpus")
    assert result.output.splitlines()[2:] == [
        'chapters/the-school.md:3: no passage "smith-1901:n3". smith-1901 has notes n1 to n2.',
        "1 problem",
    ]
    assert result.exit_code == 1


def test_check_reads_another_folder_of_chapters(copy):
    (copy.root / "chapters").rename(copy.root / "pages")
    copy.edit("pages/the-school.md", "smith-1901:n2", "smith-1901:n3")
    assert command("check", "--corpus", "corpus").output.endswith("0 problems\n")
    assert command("check", "--corpus", "corpus", "--chapters", "pages").output.endswith("1 problem\n")


def test_a_folder_that_is_not_there_is_named(copy):
    assert command("check", "--corpus", "nowhere").output.splitlines() == [
        "nowhere/works:1: no works here; each work is a folder named by its siglum.",
        "1 problem",
    ]
    assert command("check", "--corpus", "corpus", "--chapters", "nowhere").output.splitlines()[2:] == [
        "nowhere:1: there is no such folder of chapters.",
        "1 problem",
    ]


def test_a_line_number_is_printed_as_a_number(copy):
    copy.write(
        "chapters/long.md", "\n" * 99 + "{locus}`smith-1901:9` and [bold]\n" + "\n" * 1133 + "{locus}`jones-nd:9`\n"
    )
    assert command("check", "--corpus", "corpus").output.splitlines()[2:] == [
        'chapters/long.md:100: no passage "smith-1901:9". smith-1901 has passages 1 to 6.',
        'chapters/long.md:1234: no passage "jones-nd:9". jones-nd has passages 1 to 2.',
        "2 problems",
    ]


def test_coverage_prints_shares_and_the_longest_stretch_never_cited(copy):
    result = command("coverage", "--corpus", "corpus")
    rows = [line.replace("│", " ").split() for line in result.output.splitlines() if line.startswith("│")]
    assert rows == [
        ["rule", "50%", "100%", "50%"],
        ["school", "17%", "0%", "17%"],
        ["all", "67%", "100%", "33%"],
    ]
    assert (
        result.output.splitlines()[-1] == "smith-1901: longest stretch never cited: smith-1901:3 (1 passages, 15 words)"
    )
    assert result.exit_code == 0


def test_new_files_are_written_beside_the_corpus_and_named(copy, monkeypatch):
    monkeypatch.setattr("helpers.__main__.own_folder", lambda: copy.root / "corpus")
    copy.write("_toc.yml", "parts:\n  - caption: Themes\n    chapters:\n      - file: chapters/who-decides\n")
    copy.write("leaflet.txt", "One.\n")
    assert command("new-chapter", "who-is-asked").output.splitlines() == [
        "wrote chapters/who-is-asked.md",
        "wrote corpus/themes.yml",
        "wrote corpus/positions/who-is-asked.yml",
        "wrote _toc.yml",
    ]
    assert command("new-work", "dyke-1900", "--source", "leaflet.txt").output.splitlines() == [
        "wrote corpus/works/dyke-1900/source.txt",
        "wrote corpus/works/dyke-1900/work.yml",
        "wrote corpus/works/dyke-1900/text.md",
        "wrote corpus/works/dyke-1900/apparatus.yml",
        "wrote corpus/works/dyke-1900/quotations.yml",
        "Next: name the voice in corpus/voices.yml, then edit Dyke 1900 until `python -m helpers check` is clean.",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("coverage", "--corpus", "nowhere"),
            "nowhere/works:1: no works here; each work is a folder named by its siglum.",
        ),
        (
            ("new-chapter", "Who?"),
            '"Who?" is no name for a chapter; use lower-case words joined by hyphens, as in whose-dictatorship.',
        ),
        (
            ("new-work", "dyke", "--source", "x.txt"),
            '"dyke" is no siglum; use the author and the year, as in harman-2002, or -nd when undated.',
        ),
    ],
)
def test_what_is_refused_is_one_sentence_without_a_traceback(tmp_path, monkeypatch, words, sentence):
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert (result.returncode, result.stdout, result.stderr) == (1, f"{sentence}\n", "")


def test_a_check_that_fails_ends_with_status_1_and_no_traceback(copy):
    copy.edit("corpus/voices.yml", "voices:", "voices: [")
    result = run("check", "--corpus", "corpus")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.splitlines()[-2:] == [
        "corpus/voices.yml:3: not YAML: did not find expected ',' or ']'. Mend the line.",
        "1 problem",
    ]


def test_without_a_command_the_commands_are_listed():
    result = run()
    assert [name for name in ("check", "coverage", "new-chapter", "new-work") if name not in result.stdout] == []
