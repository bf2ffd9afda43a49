"""The commands of `python -m helpers`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from helpers.checking import check as run_check
from helpers.coverage import measure_coverage
from helpers.errors import CommentaryError
from helpers.loading import load_corpus, own_folder
from helpers.locus import Locus
from helpers.scaffold import new_chapter as write_chapter
from helpers.scaffold import new_work as write_work

app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="Tools for the commentary."
)
out = Console(highlight=False, soft_wrap=True, emoji=False)  # or ":100:" after a file's name comes out as a picture

CorpusFolder = Annotated[
    Path | None, typer.Option("--corpus", help="A corpus folder; this repository's own by default.")
]
ChaptersFolder = Annotated[
    Path | None, typer.Option("--chapters", help="A folder of chapters; the one beside the corpus by default.")
]


@app.command()
def check(corpus: CorpusFolder = None, chapters: ChaptersFolder = None) -> None:
    """List every problem in corpus/ and chapters/ as file:line: message; exit 1 if there is any."""
    folder = corpus or own_folder()
    pages = chapters or folder.parent / "chapters"
    report = run_check(folder, pages if chapters or pages.is_dir() else None)
    for siglum, omitted in report.omitted.items():
        kinds = ", ".join(f"{category} {count}" for category, count in sorted(omitted.items())) or "nothing"
        out.print(f"{siglum}: tokens omitted: {kinds}", markup=False)
    for problem in report.problems:
        out.print(str(problem), markup=False)
    out.print(f"{len(report.problems)} problem{'' if len(report.problems) == 1 else 's'}", markup=False)
    raise typer.Exit(1 if report.problems else 0)


@app.command()
def coverage(corpus: CorpusFolder = None, chapters: ChaptersFolder = None) -> None:
    """Print for each work and theme the share of passages cited, and the longest stretch never cited."""
    folder = corpus or own_folder()
    found = load_corpus(folder)
    measured = measure_coverage(found, chapters or folder.parent / "chapters")
    shares = measured.table()
    table = Table(title="Share of passages cited", show_lines=False)
    for name in shares.columns:
        table.add_column(name, justify="left" if name == "theme" else "right")
    for row in shares.itertuples(index=False):
        table.add_row(row[0], *(f"{value:.0%}" for value in row[1:]))
    out.print(table)
    for siglum in found:
        stretches = measured.uncited(siglum)
        if stretches:
            first, last = stretches[0][0].locus, stretches[0][-1].locus
            where = str(first) if first == last else f"{first} to {last}"
            words = sum(passage.words for passage in stretches[0])
            out.print(
                f"{siglum}: longest stretch never cited: {where} ({len(stretches[0])} passages, {words} words)",
                markup=False,
            )


@app.command()
def kwic(
    pattern: Annotated[
        str, typer.Argument(help='A word, a phrase, a wildcard (dictator*), or "/a regular expression/".')
    ],
    window: Annotated[int, typer.Option(help="Words of context on each side.")] = 8,
    voice: Annotated[str, typer.Option(help="own, all, or a name in voices.yml.")] = "own",
    lemma: Annotated[bool, typer.Option("--lemma", help="Find every form of each word: parties with party.")] = False,
    corpus: CorpusFolder = None,
) -> None:
    """Print a concordance: every hit of a pattern in its context."""
    from helpers.concordance import kwic as concordance

    hits = concordance(load_corpus(corpus or own_folder()), pattern, window=window, voice=voice, lemma=lemma)
    for row in hits.itertuples(index=False):
        line = f"{row.locus:<16} {row.pre[-48:]:>48}  {row.keyword}  {row.post[:48]:<48}  {row.voice}"
        out.print(line.rstrip(), markup=False)
    out.print(f"{len(hits)} hit{'' if len(hits) == 1 else 's'}", markup=False)


@app.command("new-chapter")
def new_chapter(
    slug: Annotated[str, typer.Argument(help="The chapter's file name, such as whose-dictatorship.")],
) -> None:
    """Write a chapter that builds, with theme, positions to fill in and table-of-contents entry."""
    _say_written(write_chapter(slug, own_folder().parent))


@app.command("new-work")
def new_work(siglum: str, source: Annotated[Path, typer.Option(help="The witness, a UTF-8 text file.")]) -> None:
    """Lay out the folder of a new work around its witness."""
    _say_written(write_work(siglum, source, own_folder().parent))
    out.print(
        f"Next: name the voice in corpus/voices.yml, then edit {Locus(siglum, '', 1, 1).short_work} until `python -m helpers check` is clean.",
        markup=False,
    )


def _say_written(paths: list[Path]) -> None:
    for path in paths:
        out.print(f"wrote {path.relative_to(own_folder().parent)}", markup=False)


@app.callback()
def main() -> None:
    """Tools for the commentary."""


def run() -> None:
    """Run a command; what is refused is said in one sentence, without a traceback."""
    try:
        app()
    except CommentaryError as error:
        out.print(str(error), markup=False)
        raise SystemExit(1) from None


if __name__ == "__main__":
    run()
