"""The first page of the printed book, from what the repository says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

import yaml

from helpers.corpus import Work
from helpers.loading import load_corpus
from helpers.voices import voices


@dataclass(frozen=True)
class Imprint:
    """What the book is called, whose it is, and under what rights."""

    title: str
    subtitle: str
    author: str
    version: str
    rights: str


def read_imprint(root: Path) -> Imprint:
    """Read the settings that the e-book is made from, too."""
    settings = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    book = settings["sphinx"]["config"]
    subtitle = book["epub_title"].removeprefix(settings["title"]).strip()
    return Imprint(settings["title"], subtitle, book["epub_author"], book["version"], book["epub_copyright"])


def title_page(root: Path, imprint: Imprint) -> str:
    """Return the page as HTML: title, the works and their authors, rights."""
    corpus = load_corpus(root / "corpus")
    known = voices(corpus)
    works = "".join(f"<li>{_work(work, known[work.author].name)}</li>" for work in corpus.works)
    return (
        f'<div class="title-page"><p class="title">{escape(imprint.title)}</p>'
        f'<p class="subtitle">{escape(imprint.subtitle)}</p><ul class="works">{works}</ul>'
        f'<div class="rights"><p>Version {escape(imprint.version)}</p><p>{escape(imprint.rights)}</p></div></div>'
    )


def _work(work: Work, author: str) -> str:
    date = work.date[:4] if work.date else "undated"
    return f"{escape(author)}, <em>{escape(work.title)}</em> <span>({date})</span>"
