"""What a build was made from and what it made, as checksums: a build whose two are known has nothing to do."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

IGNORED = {"__pycache__", "node_modules"}


class Stamp:
    """A file that says what a folder was made from, and what was in it then."""

    def __init__(self, path: Path, output: Path) -> None:
        """Keep the stamp of the folder `output` in `path`."""
        self.path = path
        self.output = output

    def holds(self, inputs: str) -> bool:
        """Tell whether the folder was made from these inputs, and what was made is all there."""
        try:
            stamp = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return bool(stamp == {"inputs": inputs, "output": listing(self.output)})

    def clear(self) -> None:
        """Take the folder away before another is made."""
        self.path.unlink(missing_ok=True)
        shutil.rmtree(self.output, ignore_errors=True)

    def write(self, inputs: str) -> None:
        """Stamp the folder as it is."""
        self.path.write_text(json.dumps({"inputs": inputs, "output": listing(self.output)}), encoding="utf-8")


def digest(root: Path, names: Iterable[str], more: Iterable[str] = ()) -> str:
    """Give one checksum of files and folders, by path and content."""
    total = hashlib.sha256()
    for word in more:
        total.update(word.encode())
    for name in names:
        for path in files(root / name):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{path.relative_to(root)}\0{content}\n".encode())
    return total.hexdigest()


def files(path: Path) -> Iterator[Path]:
    """Walk a file or folder in a fixed order, without hidden files and by-products."""
    if path.is_file():
        yield path
    elif path.is_dir():
        for child in sorted(path.iterdir()):
            if not child.name.startswith(".") and child.name not in IGNORED:
                yield from files(child)


def top_level_text(root: Path) -> list[str]:
    """Name the texts beside the chapters that a chapter may include."""
    kinds = (".md", ".cff", ".bib")
    return sorted(path.name for path in root.iterdir() if path.suffix in kinds)


def listing(folder: Path) -> str:
    """Give a checksum of which files a folder holds and how long each is."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\n".encode())
    return total.hexdigest()
