"""The commands: python -m helpers …"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from helpers.checking import check as run_check
from helpers.errors import CommentaryError
from helpers.loading import own_folder

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="Tools for the commentary.")
out = Console(highlight=False, soft_wrap=True)

CorpusFolder = Annotated[Path | None, typer.Option("--corpus", help="A corpus folder; this repository's own by default.")]


@app.command()
def check(corpus: CorpusFolder = None, chapters: Annotated[Path | None, typer.Option(help="A folder of chapters.")] = None) -> None:
    """List every problem in corpus/ and chapters/ as file:line: message; exit 1 if there is any."""
    folder = corpus or own_folder()
    pages = chapters or folder.parent / "chapters"
    report = run_check(folder, pages if pages.is_dir() else None)
    for siglum, omitted in report.omitted.items():
        kinds = ", ".join(f"{category} {count}" for category, count in sorted(omitted.items())) or "nothing"
        out.print(f"{siglum}: tokens omitted: {kinds}", markup=False)
    for problem in report.problems:
        out.print(str(problem), markup=False)
    out.print(f"{len(report.problems)} problem{'' if len(report.problems) == 1 else 's'}", markup=False)
    raise typer.Exit(1 if report.problems else 0)


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
