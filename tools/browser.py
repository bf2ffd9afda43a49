"""Find a Chromium for the browser tests and the PDF.

On Debian, run as root, it installs the distribution's own when there is none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
# Started as root in a container, and silent: its own requests would stand among the book's
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REMEDY = (
    "There is no Chromium or Chrome, which the browser tests and the PDF need. Install one "
    "(Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium) "
    "or name yours, as in CHROMIUM=/path/to/chrome make test"
)


def find() -> str | None:
    """Give the path of a browser: the one named in CHROMIUM, or the first one there is."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in NAMES)
    installed = (str(path) for path in APPLICATIONS if path.exists())
    return next((path for path in (*on_path, *installed) if path), None)


def install() -> None:
    """Install Debian's Chromium where that is possible without asking."""
    if shutil.which("apt-get") is None or os.geteuid() != 0 or "CHROMIUM" in os.environ:
        return
    print("Installing chromium ...", flush=True)
    for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(
            ["apt-get", "-qq", *command],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdout=subprocess.DEVNULL,
            check=False,
        )


def main() -> int:
    """Make sure that there is a browser, or say how to get one."""
    if find() is None:
        install()
    if find() is None:
        print(REMEDY, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
