"""Every chapter keeps the book's shape: its own prose, the shared package, no typed table, and cells that run from anywhere."""

import re
import subprocess
import sys
from collections import Counter

import pytest
from conftest import ROOT

from helpers import load_corpus
from helpers.positions import themes

CHAPTERS = ROOT / "chapters"
THEMES = [theme.chapter for theme in themes(load_corpus())]
EXECUTABLE = sorted(path.stem for path in CHAPTERS.glob("*.md") if "{code-cell}" in path.read_text(encoding="utf-8"))
ACROSS = ["lenin-in-quotation", "map-of-disagreements", "numbers", "words"]

CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(.*?)^```", re.M | re.S)
HEADER = re.compile(r"\A---\n.*?^---$", re.M | re.S)
QUOTED = re.compile(r"^(:{3,}|`{3,}).*?^\1[ \t]*$|\{quote\}`[^`]*`|\{locus\}`[^`]*`|^[%#][^\n]*$", re.M | re.S)


def text(name):
    return (CHAPTERS / f"{name}.md").read_text(encoding="utf-8")


def cells(name):
    return [
        "\n".join(line for line in cell.splitlines() if not line.startswith(":")) for cell in CELL.findall(text(name))
    ]


def own_prose(name):
    """Give a chapter's prose without its header, cells, headings, quotations and citations."""
    return QUOTED.sub(" ", HEADER.sub("", text(name)).split("\n## Further reading")[0])


@pytest.mark.parametrize("name", THEMES + ACROSS)
def test_a_chapter_has_twelve_to_twenty_five_hundred_words_of_its_own(name):
    assert 1200 <= len(re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", own_prose(name))) <= 2500


@pytest.mark.parametrize("name", EXECUTABLE)
def test_a_chapter_loads_the_corpus_and_leaves_mechanism_to_the_package(name):
    found = cells(name)
    assert any("load_corpus()" in cell for cell in found)
    assert [cell for cell in found if re.search(r"^\s*(def|class)\b", cell, re.M)] == []
    assert [cell for cell in found if len(cell.strip().splitlines()) > 8] == []


@pytest.mark.parametrize("name", [*THEMES, *ACROSS, "timeline", "method"])
def test_a_chapter_holds_no_typed_table(name):
    prose = HEADER.sub("", text(name))
    assert re.findall(r"^\s*\|.*\|\s*$|\{list-table\}|\{table\}|<table|pd\.DataFrame\(", prose, re.M) == []


@pytest.mark.parametrize("name", EXECUTABLE)
def test_a_chapter_runs_from_another_folder(name, tmp_path):
    code = "\n\n".join(cells(name))
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_chapter_shows_its_positions_and_a_comparison(name):
    code = "\n".join(cells(name))
    assert "show_positions(corpus" in code
    assert "compare_positions(corpus" in code
    assert "% computed reading" not in text(name)


def test_no_paragraph_stands_twice_in_the_book():
    paragraphs = Counter(
        " ".join(paragraph.split())
        for path in CHAPTERS.glob("*.md")
        for paragraph in re.split(r"\n\s*\n", QUOTED.sub("", HEADER.sub("", path.read_text(encoding="utf-8"))))
        if len(paragraph.split()) >= 8
    )
    assert [paragraph for paragraph, count in paragraphs.items() if count > 1] == []
