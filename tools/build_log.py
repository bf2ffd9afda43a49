"""Read Sphinx's output: show progress while it runs, and name each problem by file and line."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ANSI = re.compile(r"\x1b\[[0-9;]*m")
EXECUTING = re.compile(r"^(?P<file>.+?): Executing notebook using")
EXECUTED = re.compile(r"Executed notebook in (?P<seconds>[\d.]+) seconds")
STEP = re.compile(r"^(?P<what>reading sources|writing output)\.\.\. \[\s*(?P<percent>\d+)%\]")
LOCATED = re.compile(
    r"^(?:[a-z ]+\.\.\. )?(?P<file>/.*?)(?::(?P<line>\d+))?: (?:WARNING|ERROR|CRITICAL|SEVERE): (?P<message>.*)$"
)
UNLOCATED = re.compile(r"^(?:WARNING|ERROR|CRITICAL): (?P<message>.*)$")
FATAL = re.compile(r"^(?:Extension error|Configuration error|Theme error|Exception occurred)")
FAILED_CELL = re.compile(r"following cell:\n-{18}\n(?P<cell>.*?)\n-{18}\n", re.DOTALL)
FAILED_LINE = re.compile(r"^\s*(?:Cell )?In ?\[\d+\],? line (?P<line>\d+)", re.MULTILINE)
RAISED = re.compile(r"^(?P<error>[A-Za-z_][\w.]*)(?:: (?P<words>.*))?$")
KIND = re.compile(r" \[[\w.-]+\]$")
# Said by Sphinx after the warnings it sums up
SUMMARY = ("build finished", "build succeeded")


class Log:
    """What one run of Sphinx printed, kept in a file."""

    def __init__(self, root: Path, path: Path) -> None:
        """Write to `path`; files are named relative to `root`."""
        self.root = root
        self.path = path
        self.lines: list[str] = []

    def follow(self, command: list[str]) -> int:
        """Run a command, keep its lines, print its progress; give its exit status."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("w", encoding="utf-8") as file:
            process = subprocess.Popen(
                command,
                cwd=self.root,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
            assert process.stdout is not None
            for raw in process.stdout:
                line = ANSI.sub("", raw.rstrip())
                file.write(line + "\n")
                file.flush()
                self.lines.append(line)
                self.progress(line)
        return process.wait()

    def progress(self, line: str) -> None:
        """Say which chapter runs, and how far reading and writing are."""
        if found := EXECUTING.match(line):
            print(f"  running {self.relative(found['file'])} ...", flush=True)
        elif found := EXECUTED.search(line):
            print(f"    {float(found['seconds']):.1f} s", flush=True)
        elif (found := STEP.match(line)) and sys.stdout.isatty():
            print(f"  {found['what']} {found['percent']:>3} %", end="\r", flush=True)

    def relative(self, path: str) -> str:
        """Name a file as a reader of the repository would."""
        place = Path(path)
        return str(place.relative_to(self.root)) if place.is_relative_to(self.root) else path


def problems(root: Path, log: Log, output: Path) -> list[str]:
    """List what stopped the build, one sentence each, in the order of the log."""
    found: list[str] = []
    for number, line in enumerate(log.lines):
        if located := LOCATED.match(line):
            sentence = located_problem(root, log, located, output)
        elif unlocated := UNLOCATED.match(line):
            sentence = KIND.sub("", unlocated["message"])
        elif FATAL.match(line):
            sentence = " ".join(part.strip() for part in log.lines[number : number + 3])
        else:
            continue
        if sentence and sentence not in found:
            found.append(sentence)
    return found


def located_problem(root: Path, log: Log, found: re.Match[str], output: Path) -> str | None:
    """Give the sentence for a warning that names its file."""
    message = KIND.sub("", found["message"])
    if message.startswith("Notebook exception traceback saved in"):
        return None
    chapter = Path(found["file"])
    if message.startswith("Executing notebook failed"):
        report = output / "reports" / chapter.relative_to(root).with_suffix(".err.log")
        return failed_chapter(chapter, log.relative(found["file"]), message, report)
    place = log.relative(found["file"]) + (f":{found['line']}" if found["line"] else "")
    return f"{place}: {message}"


def failed_chapter(chapter: Path, shown: str, message: str, report: Path) -> str:
    """Give the sentence for a chapter one of whose cells raised."""
    if not report.exists():
        return f"{shown}: {message}."
    text = ANSI.sub("", report.read_text(encoding="utf-8"))
    cell = FAILED_CELL.search(text)
    if cell is None:
        return f"{shown}: a cell failed: {raised(text)}"
    within = FAILED_LINE.search(text, cell.end())
    line = line_of(chapter.read_text(encoding="utf-8"), cell["cell"], int(within[1]) if within else 1)
    return f"{shown}{line}: this cell fails: {raised(text)}"


def raised(report: str) -> str:
    """Give the last exception that a traceback names, with its message."""
    for line in reversed(report.splitlines()):
        if (found := RAISED.match(line.strip())) and not line.startswith(" "):
            return f"{found['error']}: {found['words']}" if found["words"] else found["error"]
    return "see the log"


def line_of(chapter: str, cell: str, within: int) -> str:
    """Give `:N` for a line of a cell, counted in its chapter; empty if the cell is not there."""
    start = chapter.find(cell)
    return "" if start < 0 else f":{chapter.count(chr(10), 0, start) + within}"


def last_line(log: Path) -> str:
    """Give the last line of a log that says something."""
    lines = [line.strip() for line in log.read_text(encoding="utf-8").splitlines() if line.strip()]
    return lines[-1] if lines else "no answer"


def complain(sentence: str) -> bool:
    """Say what is wrong, and give False."""
    print(sentence, file=sys.stderr, flush=True)
    return False
