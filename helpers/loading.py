"""The only reader of a corpus folder."""

from __future__ import annotations

import re
from pathlib import Path

from helpers.corpus import Corpus, Work
from helpers.errors import CorpusError, Problem, shown
from helpers.locus import SIGLUM
from helpers.reading_text import Passage, read_text
from helpers.records.edition import WorkRecord
from helpers.yamlfile import read_yaml


def load_corpus(folder: str | Path | None = None) -> Corpus:
    """Return the corpus in `folder`, or this repository's own.

    Raises:
        CorpusError: a work's files cannot be read; it lists every problem with file and line.

    >>> len(load_corpus())
    5
    """
    root = Path(folder) if folder is not None else own_folder()
    works, problems = read_works(root)
    if problems:
        raise CorpusError(problems)
    return Corpus(root, tuple(works))


def own_folder() -> Path:
    """Return the `corpus/` beside this package, as an editable install has it."""
    root = Path(__file__).resolve().parents[1] / "corpus"
    if not root.is_dir():
        raise CorpusError(
            [Problem(shown(root), 1, "there is no corpus beside the package; pass a folder: load_corpus(path).")]
        )
    return root


def read_works(root: Path) -> tuple[list[Work], list[Problem]]:
    """Return the works that can be read, in order of publication, undated last, and what is wrong with the others."""
    works: list[Work] = []
    problems: list[Problem] = []
    folders = sorted(path for path in (root / "works").glob("[!.]*") if path.is_dir())
    if not folders:
        problems.append(Problem(shown(root / "works"), 1, "no works here; each work is a folder named by its siglum."))
    for path in folders:
        try:
            works.append(_read_work(path))
        except CorpusError as error:
            problems += error.problems
    return sorted(works, key=lambda work: (work.date is None, work.date or "", work.siglum)), problems


def _read_work(path: Path) -> Work:
    if not re.fullmatch(SIGLUM, path.name):
        raise CorpusError(
            [Problem(shown(path), 1, f'"{path.name}" is no siglum; name the folder as in harman-2002 or rahman-nd.')]
        )
    problems: list[Problem] = []
    record: WorkRecord | None = None
    passages: list[Passage] = []
    try:
        record = _read_record(path)
    except CorpusError as error:
        problems += error.problems
    try:
        passages = read_text(path / "text.md", path.name)
    except CorpusError as error:
        problems += error.problems
    if record is None or problems:
        raise CorpusError(problems)
    return Work(record, tuple(passages), path)


def _read_record(path: Path) -> WorkRecord:
    file = read_yaml(path / "work.yml")
    record = file.as_model(WorkRecord)
    if record.siglum != path.name:
        raise CorpusError(
            [file.problem(["siglum"], f'siglum "{record.siglum}" in the folder {path.name}; make them the same.')]
        )
    return record
