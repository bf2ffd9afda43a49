"""Build the book into _build/html, or into _build/epub as one file.

A page never outlives what it was made from. Every build starts from empty pages; only the outputs
of executed chapters are kept, in a cache that belongs to one state of corpus/, helpers/ and the
requirements. While a build runs, and after one that failed, there is no book of its kind.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from build_log import Log, complain, last_line, problems
from build_state import Stamp, digest, top_level_text
from npm import fetch

EXECUTION_INPUTS = ("corpus", "helpers", "requirements.txt", "constraints.txt", "pyproject.toml")
PAGE_INPUTS = ("chapters", "web", "tools", "_config.yml", "_toc.yml")
WIDGETS = Path("node_modules/@jupyter-widgets/html-manager/dist")
# The script checks a page's state with code that it compiles from strings, which a strict content policy forbids.
# The state is the book's own, so that it passes unchecked.
COMPILES = "new Function(`${o.default.self}`,`${o.default.scope}`,g)"
PASSES = "(()=>()=>!0)"
UNUSED = (
    "_static/**/*.map",
    "_static/scripts/fontawesome.js*",
    "_static/vendor/**/*.ttf",
    "_static/locales",
    "_static/**/webpack-macros.html",
    "_static/sbt-webpack-macros.html",
    "_static/images/logo_*",
)
# Where each builder leaves what a reader opens
OPENS = {"html": "index.html", "epub": "what-is-a-leninist-party.epub"}


def main() -> int:
    """Build what the command line asks for; the exit status says whether the book stands."""
    parser = argparse.ArgumentParser(description="Build the book into _build/html.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--builder", default="html", help="a Sphinx builder")
    parser.add_argument("--inner", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inner:
        return run_sphinx(arguments.root, arguments.builder, *arguments.inner)
    return Build(arguments.root.resolve(), arguments.builder).make()


class Build:
    """One builder's run over one checkout."""

    def __init__(self, root: Path, builder: str) -> None:
        """Read the state of everything the book is made from."""
        self.root = root
        self.builder = builder
        self.output = root / "_build" / builder
        self.stamp = Stamp(root / "_build" / f"{builder}.json", self.output)
        self.execution = digest(root, EXECUTION_INPUTS, [sys.version])
        self.pages = digest(root, [*PAGE_INPUTS, *top_level_text(root)], [self.execution])

    def make(self) -> int:
        """Build unless the book on disk was made from this very state; one build at a time."""
        self.output.parent.mkdir(exist_ok=True)
        with (self.root / "_build/lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return self.build()

    def build(self) -> int:
        """Bring the book up to date."""
        shown = self.output.relative_to(self.root)
        if self.stamp.holds(self.pages):
            print(f"The book is up to date: {shown}")
            return 0
        started = time.monotonic()
        self.stamp.clear()
        if not self.check() or not self.bring_widgets() or not self.pages_built():
            return 1
        print(f"The book stands after {time.monotonic() - started:.0f} s: {shown}/{OPENS.get(self.builder, '')}")
        return 0

    def check(self) -> bool:
        """Run the package's own check; it prints what is wrong."""
        print("Checking the corpus and the chapters ...", flush=True)
        command = [sys.executable, "-m", "helpers", "check"]
        return subprocess.run(command, cwd=self.root, check=False).returncode == 0

    def bring_widgets(self) -> bool:
        """Fetch the script that shows widgets without a kernel, once a version."""
        target = self.root / "_build/web/widgets/embed.js"
        fetched = self.root / "_build/web.json"
        wanted = json.dumps({"lock": digest(self.root, ["web/package-lock.json"]), "unchecked": COMPILES})
        if target.exists() and fetched.exists() and fetched.read_text(encoding="utf-8") == wanted:
            return True
        print("Fetching the widgets' script from npm ...", flush=True)
        folder = self.root / "_build/npm"
        if trouble := fetch(self.root, "web", folder, WIDGETS / "embed.js"):
            return complain(trouble)
        script = (folder / WIDGETS / "embed.js").read_text(encoding="utf-8")
        if script.count(COMPILES) != 1:
            return complain(
                "web/package-lock.json: this version of html-manager compiles its check of a page's state elsewhere. "
                "Find the new Function that ajv makes in embed.js, and put it into COMPILES in tools/build_book.py."
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(script.replace(COMPILES, PASSES), encoding="utf-8")
        for font in (folder / WIDGETS).glob("*.woff2"):
            shutil.copy(font, target.parent)
        shutil.rmtree(folder)
        fetched.write_text(wanted, encoding="utf-8")
        return True

    def pages_built(self) -> bool:
        """Execute and write every page; put them in place only when all of them are right."""
        unfinished = self.root / "_build" / f"{self.builder}.unfinished"
        doctrees = self.root / "_build" / f"doctrees-{self.builder}"
        for folder in (unfinished, doctrees):
            shutil.rmtree(folder, ignore_errors=True)
        cache = self.cache()
        log = Log(self.root, self.root / "_build/log" / f"{self.builder}.log")
        command = [sys.executable, str(Path(__file__).resolve()), "--root", str(self.root)]
        command += ["--builder", self.builder, "--inner", str(unfinished), str(doctrees), str(cache)]
        status = log.follow(command)
        found = problems(self.root, log, unfinished)
        if status != 0 or found:
            shown = log.path.relative_to(self.root)
            for problem in found or [f"Sphinx stopped: {last_line(log.path)}"]:
                complain(problem)
            return complain(f"The book was not built. The whole log is {shown}.")
        self.finish(unfinished)
        return True

    def cache(self) -> Path:
        """Give the folder of executed outputs for this state, and drop those of other states."""
        folder = self.root / "_build/executed"
        mine = folder / self.execution[:16]
        mine.mkdir(parents=True, exist_ok=True)
        for other in folder.iterdir():
            if other != mine:
                shutil.rmtree(other)
        return mine

    def finish(self, unfinished: Path) -> None:
        """Drop what no reader loads, put the rest in place, and stamp it."""
        for pattern in UNUSED:
            for path in unfinished.glob(pattern):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        if self.builder == "html":
            shutil.copy(self.root / "web/index.html", unfinished / "index.html")
        if self.builder == "epub":
            keep_alone(unfinished, OPENS["epub"])
        unfinished.rename(self.output)
        self.stamp.write(self.pages)


def run_sphinx(root: Path, builder: str, output: str, doctrees: str, cache: str) -> int:
    """Run Jupyter Book's Sphinx in this process; every warning makes the status 1."""
    import yaml
    from jupyter_book.sphinx import build_sphinx

    for name in ("_config.yml", "_toc.yml"):
        try:
            yaml.safe_load((root / name).read_text(encoding="utf-8"))
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            print(f"{root / name}:{line}: ERROR: this is not YAML: {error.problem}")
            return 2
    result = build_sphinx(
        root,
        output,
        noconfig=True,
        path_config=root / "_config.yml",
        confoverrides={
            "external_toc_path": str(root / "_toc.yml"),
            "nb_execution_cache_path": cache,
            "latex_individualpages": False,
        },
        doctreedir=doctrees,
        builder=builder,
        warningiserror=True,
        keep_going=True,
    )
    return result if isinstance(result, int) else 2


def keep_alone(folder: Path, name: str) -> None:
    """Leave one file in a folder; the others are packed into it."""
    for path in folder.iterdir():
        if path.name != name:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


if __name__ == "__main__":
    sys.exit(main())
