"""The tiny corpus, as it stands and as a copy to be damaged, and the corpus of the repository."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers import load_corpus
from helpers.__main__ import app

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


class Copy:
    """A copy of the tiny corpus and its chapters in the working folder, to be changed file by file."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words that stand once in a file."""
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def load(self):
        return load_corpus(self.root / "corpus")

    def problems(self) -> list[str]:
        """Run the command `check`, see that its status and its count are right, and give the problems it prints."""
        result = command("check", "--corpus", "corpus")
        *lines, count = result.output.splitlines()
        problems = [line for line in lines if ": tokens omitted: " not in line]
        assert count == f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
        assert result.exit_code == bool(problems)
        return problems


def command(*words: str):
    """Run a command of the package and give its result; an exception that it did not foresee is raised here."""
    return CliRunner().invoke(app, words, catch_exceptions=False)


@pytest.fixture(scope="session")
def tiny():
    """Give the tiny corpus, never to be changed."""
    return load_corpus(HERE / "tiny/corpus")


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Give a copy of the tiny corpus and chapters, as the working folder."""
    root = tmp_path / "copy"
    shutil.copytree(HERE / "tiny", root)
    monkeypatch.chdir(root)
    return Copy(root)


@pytest.fixture(scope="session")
def real():
    """Give the corpus of the repository, never to be changed."""
    return load_corpus(ROOT / "corpus")
