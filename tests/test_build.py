"""How the build decides what to run again, and what it says when something is wrong."""

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, build_book

CHAPTER = """\
---
jupytext: {{text_representation: {{extension: .md, format_name: myst}}}}
kernelspec: {{display_name: Python 3, language: python, name: python3}}
---

# {title}

```{{code-cell}} ipython3
import os
with open(os.environ["RUNS"], "a") as runs:
    runs.write("{title}\\n")
{last}
```
"""
TOC = """\
format: jb-book
root: chapters/index
chapters:
  - file: chapters/first
  - file: chapters/second
"""


class TinyBook:
    """A book of two chapters, built as the real one is, with a package and a corpus of one file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.runs = root / "runs.txt"
        for name in ("_config.yml", "references.bib", "web"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, root / name)
        shutil.copytree(ROOT / "_build/web", root / "_build/web")
        shutil.copy(ROOT / "_build/web.json", root / "_build")
        self.write("_toc.yml", TOC)
        self.write("chapters/index.md", "# Front\n")
        self.chapter("first")
        self.chapter("second")
        self.write("corpus/voices.yml", "voices: {}\n")
        self.write("helpers/__init__.py", "")
        self.write("helpers/__main__.py", "print('checked')\n")
        self.write("helpers/book/__init__.py", "def setup(app):\n    return {}\n")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def chapter(self, title: str, last: str = "print('done')") -> None:
        self.write(f"chapters/{title}.md", CHAPTER.format(title=title, last=last))

    def build(self) -> subprocess.CompletedProcess[str]:
        self.runs.write_text("")
        return build_book(self.root, PYTHONPATH=str(self.root), RUNS=str(self.runs))

    def ran(self) -> list[str]:
        return sorted(self.runs.read_text().split())

    @property
    def stands(self) -> bool:
        return (self.root / "_build/html/chapters/index.html").exists()


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    tiny = TinyBook(tmp_path_factory.mktemp("built"))
    result = tiny.build()
    assert result.returncode == 0, result.stdout + result.stderr
    assert tiny.ran() == ["first", "second"]
    return tiny


@pytest.fixture
def tiny(built, tmp_path):
    """Give a copy of the tiny book as it stands after its first build."""
    root = tmp_path / "book"
    shutil.copytree(built.root, root)
    book = object.__new__(TinyBook)
    book.root, book.runs = root, root / "runs.txt"
    return book


def test_nothing_changed_builds_nothing(tiny):
    page = tiny.root / "_build/html/chapters/first.html"
    written = page.stat().st_mtime_ns
    result = tiny.build()
    assert result.returncode == 0
    assert result.stdout == "The book is up to date: _build/html\n"
    assert page.stat().st_mtime_ns == written


def test_a_changed_chapter_runs_alone(tiny):
    tiny.chapter("second", "print('changed')")
    assert tiny.build().returncode == 0
    assert tiny.ran() == ["second"]
    assert "changed" in (tiny.root / "_build/html/chapters/second.html").read_text()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("corpus/voices.yml", "voices: {Lenin: {kind: person, name: Lenin}}\n"),
        ("corpus/works/new-1900/text.md", "A new file.\n"),
        ("helpers/__init__.py", "ANSWER = 1\n"),
        ("requirements.txt", "pandas==3.0.6\n"),
    ],
)
def test_a_change_below_the_chapters_runs_them_all(tiny, name, text):
    tiny.write(name, text)
    assert tiny.build().returncode == 0
    assert tiny.ran() == ["first", "second"]


def test_a_page_that_left_the_contents_leaves_the_book(tiny):
    tiny.write("_toc.yml", TOC.replace("  - file: chapters/second\n", ""))
    assert tiny.build().returncode == 0
    assert not (tiny.root / "_build/html/chapters/second.html").exists()


def test_a_page_lost_from_the_book_is_built_again(tiny):
    page = tiny.root / "_build/html/chapters/second.html"
    page.unlink()
    assert tiny.build().returncode == 0
    assert page.exists()
    assert tiny.ran() == []


def test_chapters_that_fail_are_named_all_at_once_and_leave_no_book(tiny):
    tiny.chapter("first", "raise ValueError('no such passage')")
    tiny.chapter("second", "unknown_name")
    result = tiny.build()
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "chapters/first.md:12: this cell fails: ValueError: no such passage",
        "chapters/second.md:12: this cell fails: NameError: name 'unknown_name' is not defined",
        "The book was not built. The whole log is _build/log/html.log.",
    ]
    assert not tiny.stands


def test_a_failed_chapter_fails_again_until_it_is_mended(tiny):
    tiny.chapter("first", "raise ValueError('no such passage')")
    assert [tiny.build().returncode, tiny.build().returncode] == [1, 1]
    tiny.chapter("first")
    assert tiny.build().returncode == 0
    assert tiny.stands


def test_a_warning_of_sphinx_fails_the_build_with_file_and_line(tiny):
    tiny.write("chapters/index.md", "# Front\n\nSee [nothing](nowhere.md).\n")
    result = tiny.build()
    assert result.returncode == 1
    assert result.stderr.splitlines()[0] == (
        "chapters/index.md:3: 'myst' cross-reference target not found: 'nowhere.md'"
    )
    assert not tiny.stands


def test_a_chapter_that_writes_to_stderr_fails_the_build(tiny):
    tiny.chapter("first", "import sys; print('careful', file=sys.stderr)")
    result = tiny.build()
    assert result.returncode == 1
    assert result.stderr.startswith("chapters/first.md:10: stderr was found in the cell outputs")


def test_a_corpus_with_a_problem_is_not_built(tiny):
    problem = "corpus/voices.yml:1: no voices."
    tiny.write("helpers/__main__.py", f"import sys\nprint({problem!r})\nsys.exit(1)\n")
    result = tiny.build()
    assert result.returncode == 1
    assert problem in result.stdout
    assert tiny.ran() == []
    assert not tiny.stands
