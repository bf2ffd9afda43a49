"""What a build was made from and what it made, as checksums: a build whose two are known has nothing to do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

IGNORED = {"__pycache__", "node_modules"}


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
