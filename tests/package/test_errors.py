"""What is refused is one sentence with its place."""

from pathlib import Path

import pytest

from helpers import CorpusError
from helpers.errors import Problem, nearest, shown


def test_a_problem_reads_file_line_and_message():
    assert str(Problem("corpus/voices.yml", 4, "no voices.")) == "corpus/voices.yml:4: no voices."


def test_a_corpus_error_lists_each_problem_once_by_file_and_line():
    later, earlier = Problem("b.yml", 1, "two."), Problem("a.yml", 20, "one.")
    error = CorpusError([later, Problem("a.yml", 3, "zero."), earlier, later])
    assert str(error) == "a.yml:3: zero.\na.yml:20: one.\nb.yml:1: two."


def test_a_notebook_shows_the_sentence_without_a_traceback():
    assert CorpusError([Problem("a.yml", 3, "zero.")])._render_traceback_() == ["a.yml:3: zero."]


def test_a_path_is_shown_from_the_working_folder_when_it_lies_inside(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "corpus/voices.yml") == "corpus/voices.yml"
    assert shown(Path("corpus/voices.yml")) == "corpus/voices.yml"
    assert shown(tmp_path.parent / "voices.yml") == str(tmp_path.parent / "voices.yml")


@pytest.mark.parametrize(
    ("given", "hint"),
    [("Lenni", ' Did you mean "Lenin"?'), ("lenin", ' Did you mean "Lenin"?'), ("Bukharin", ""), ("", "")],
)
def test_the_nearest_known_name_is_offered_when_one_is_near(given, hint):
    assert nearest(given, ["Lenin", "Trotsky"]) == hint
