"""Every problem in corpus/ and chapters/, found in one run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helpers.apparatus import read_apparatus
from helpers.chapters import chapter_files, citations, unproved_quotations
from helpers.corpus import Corpus, Work
from helpers.coverage import check_uncited
from helpers.edition import prove_edition
from helpers.errors import CommentaryError, CorpusError, MalformedPattern, Problem, shown
from helpers.events import resolve_events
from helpers.figures import resolve_figures
from helpers.lenin import resolve_lenin
from helpers.loading import read_works
from helpers.locus import Locus
from helpers.marks import quotation_marks, words_between
from helpers.positions import check_terms, resolve_positions, themes
from helpers.quotation import quote
from helpers.reading_text import Passage
from helpers.records.edition import ApparatusRecord, NoteMove
from helpers.records.voices import QuotationsRecord
from helpers.voices import Quotation, resolve_quotations, voices
from helpers.yamlfile import Strict, read_yaml

WORDS_THAT_NEED_A_VOICE = 3


@dataclass
class Report:
    """What `check` found.

    Attributes:
        problems: everything that is wrong, by file and line.
        omitted: for each work, the number of omitted tokens by category.
    """

    problems: list[Problem] = field(default_factory=list)
    omitted: dict[str, Counter[str]] = field(default_factory=dict)


def check(root: Path, chapters: Path | None = None) -> Report:
    """Return every problem in a corpus folder, and in the chapters when a folder of them is given."""
    works, problems = read_works(root)
    if not (root / "works").is_dir():
        return Report(problems)  # no corpus at all; the rest would say so a thousand times
    corpus = Corpus(root, tuple(works))
    report = Report(problems)
    for work in works:
        edition = prove_edition(work)
        report.problems += edition.problems
        report.omitted[work.siglum] = edition.omitted
        report.problems += _check_hands(work)
        report.problems += _check_voices(corpus, work)
    report.problems += _check_unread(corpus)
    report.problems += _check_register(corpus)
    report.problems += _check_themes(corpus)
    report.problems += [*resolve_figures(corpus).problems, *resolve_events(corpus)[1]]
    report.problems += resolve_lenin(corpus)[1]
    if chapters is not None:
        if not chapters.is_dir():
            report.problems.append(Problem(shown(chapters), 1, "there is no such folder of chapters."))
        for path in chapter_files(chapters):
            report.problems += check_chapter(corpus, path)
        if not report.problems:
            report.problems += check_uncited(corpus, chapters)
    report.problems = sorted(set(report.problems))
    return report


def check_chapter(corpus: Corpus, path: Path) -> Iterator[Problem]:
    """Yield the problems of one chapter: addresses that lead nowhere, words that do not stand, words unproved."""
    try:
        found = citations(path)
    except UnicodeDecodeError as error:
        yield Problem(shown(path), 1, f"not UTF-8 (byte {error.start}); save it as UTF-8.")
        return
    for citation in found:
        try:
            locus = Locus.parse(citation.locus)
            if _is_unread(corpus, locus.siglum):
                continue  # reported with the work
            if citation.words is None:
                corpus.stretch(locus)
            else:
                quote(corpus, locus, citation.words)
        except CorpusError:
            continue  # reported where it stands
        except CommentaryError as error:
            yield citation.problem(str(error))
    yield from unproved_quotations(path)


def _is_unread(corpus: Corpus, siglum: str) -> bool:
    return siglum not in set(corpus) and (corpus.folder / "works" / siglum).is_dir()


def _check_unread(corpus: Corpus) -> Iterator[Problem]:
    """Yield what is wrong in the other files of works that could not be read, so that one run names everything."""
    models: dict[str, type[Strict]] = {"apparatus.yml": ApparatusRecord, "quotations.yml": QuotationsRecord}
    for folder in (corpus.folder / "works").glob("[!.]*"):
        if _is_unread(corpus, folder.name):
            for name, model in models.items():
                try:
                    read_yaml(folder / name).as_model(model)
                except CorpusError as error:
                    yield from error.problems


def _check_hands(work: Work) -> Iterator[Problem]:
    """Yield the notes by a hand to whom work.yml gives no voice: they would pass for the author's."""
    try:
        file, apparatus = read_apparatus(work)
    except CorpusError:
        return  # reported by the proof of the edition
    for index, one in enumerate(apparatus.interventions):
        if isinstance(one, NoteMove) and one.hand != "author" and one.hand not in work.record.hands:
            message = (
                f"note {one.note} is by the {one.hand}, to whom work.yml gives no voice; name one there under `hands`."
            )
            yield file.problem(("interventions", index, "hand"), message)


def _check_register(corpus: Corpus) -> Iterator[Problem]:
    """Yield authors and hands that the register of voices has not."""
    try:
        known = voices(corpus)
    except CorpusError as error:
        yield from error.problems
        return
    for work in corpus.works:
        for key, voice in {"author": work.author, **{f"hands.{k}": v for k, v in work.record.hands.items()}}.items():
            if voice not in known:
                path = work.folder / "work.yml"
                yield read_yaml(path).problem(key.split("."), f'no voice "{voice}" in voices.yml; add it there.')


def _check_themes(corpus: Corpus) -> Iterator[Problem]:
    try:
        file = read_yaml(corpus.folder / "themes.yml")
        found = themes(corpus)
    except CorpusError as error:
        yield from error.problems
        return
    yield from check_terms(corpus, file)
    for theme in found:
        try:
            yield from resolve_positions(corpus, theme)[1]
        except MalformedPattern:
            continue  # reported with the terms


def _check_voices(corpus: Corpus, work: Work) -> Iterator[Problem]:
    """Yield what is wrong in a work's quotations, and each pair of quotation marks that no record covers."""
    found, problems = resolve_quotations(corpus, work)
    yield from problems
    if problems and not found:
        return  # nothing could be read; the marks would only say so again
    for passage in work:
        here = [quotation for quotation in found if quotation.locus == passage.locus]
        for span in quotation_marks(passage.text):
            if words_between(passage.text, span) >= WORDS_THAT_NEED_A_VOICE and not _covered(passage, span, here):
                words = passage.text[slice(*span)]
                yield Problem(
                    shown(work.folder / "text.md"),
                    passage.line,
                    f'{passage.locus}: no record in quotations.yml covers the words between quotation marks "{words}"; add one that says whose they are.',
                )


def _covered(passage: Passage, span: tuple[int, int], here: list[Quotation]) -> bool:
    """Return whether records inside the marks take in the first and the last word between them."""
    begin, end = span
    inside = [q for q in here if begin <= q.begin and q.end <= end]
    letters = [n for n in range(begin, end) if passage.text[n].isalnum()]
    return all(any(q.begin <= n < q.end for q in inside) for n in (letters[0], letters[-1]))
