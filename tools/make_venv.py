"""Make the environment that the Makefile works in.

    python3 tools/make_venv.py .venv

Runs on the machine's own Python, so it uses the standard library alone and old syntax.
With --lock FILE it resolves requirements.txt in a throw-away environment and writes FILE.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

NEEDS = (3, 11)
LOG = Path("_build/log/environment.log")
LOCK_HEADER = "# Every package of the environment, resolved from requirements.txt by `make lock`.\n"


def fail(sentence: str) -> None:
    sys.exit("make: " + sentence)


def run(command: list[str]) -> str:
    """Run a command with its noise in a log, and give what it prints."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("a", encoding="utf-8") as log:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=log, text=True)
        log.write(done.stdout)
    if done.returncode != 0:
        with LOG.open(encoding="utf-8") as log:
            errors = [line.strip() for line in log if line.startswith("ERROR")]
        fail("pip failed: {} The whole log is {}.".format(" ".join(errors[-2:]), LOG))
    return done.stdout


def create(venv: str) -> str:
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", venv],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if made.returncode != 0:
        fail(
            f"{sys.executable} cannot make a virtual environment. "
            "On Debian or Ubuntu install python3-venv; elsewhere install Python from python.org."
        )
    return str(Path(venv, "bin", "python"))


def install(python: str, *what: str) -> None:
    run([python, "-m", "pip", "install", "--disable-pip-version-check", *what])


def main(arguments: list[str]) -> None:
    if sys.version_info < NEEDS:
        fail(
            "this is Python {}.{}, and the book needs {}.{} or newer. "
            "Name another one: make PYTHON=python3.12 book".format(*sys.version_info[:2], *NEEDS)
        )
    if arguments[:1] == ["--lock"]:
        lock(arguments[1])
        return
    started = time.monotonic()
    venv = arguments[0]
    print(f"Making the environment in {venv}: a few minutes the first time ...", flush=True)
    python = create(venv)
    install(python, "-r", "requirements.txt", "-c", "constraints.txt")
    install(python, "--no-deps", "--no-build-isolation", "-e", ".")
    print(f"The environment stands after {time.monotonic() - started:.0f} s.", flush=True)


def lock(target: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        python = create(str(Path(folder, "venv")))
        install(python, "-r", "requirements.txt")
        frozen = run([python, "-m", "pip", "freeze", "--all"])
    pins = sorted((line for line in frozen.splitlines() if not line.startswith("pip==")), key=str.lower)
    Path(target).write_text(LOCK_HEADER + "\n".join(pins) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
