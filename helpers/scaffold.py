"""New chapters and new works, ready to be filled."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from helpers.errors import CommentaryError
from helpers.loading import load_corpus
from helpers.locus import SIGLUM

_CHAPTER = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# {title}

Why the question matters, and one or two passages that clash.

## Positions at a glance

```{{code-cell}} python3
:tags: [hide-input]
from helpers import compare_positions, load_corpus, show_positions

corpus = load_corpus()
show_positions(corpus, "{slug}")
```

## Each text on the question

{texts}

## Juxtaposition

```{{code-cell}} python3
:tags: [hide-input]
compare_positions(corpus, "{slug}", "{first}", "{last}")
```

% computed reading

## Silences and limits

## Questions for discussion
"""

_THEME = """\
  - id: {slug}
    title: {title}
    question: What is the question?
    chapter: {slug}
    stances:
      - id: first
        label: The first answer
        definition: What a text must say to be coded so.
      - id: second
        label: The second answer
        definition: What a text must say to be coded so.
    terms: [{term}]
"""

_POSITION = """\
  {siglum}:
    stance: first
    status: implied
    summary: What the text holds, in one or two sentences.
    evidence:
      - at: {at}
        exact: {exact}
        voice: {voice}
        bearing: implies
"""


class CannotScaffold(CommentaryError, ValueError):
    """A name that is taken or malformed, or a place that is missing."""


def new_chapter(slug: str, root: Path) -> list[Path]:
    """Write a chapter that builds, its theme, its positions to fill in and its place in the contents.

    Args:
        slug: the chapter's file name and the theme's id, lower-case words joined by hyphens.
        root: the repository's folder.

    Returns:
        The files written or extended.
    """
    chapter = root / "chapters" / f"{slug}.md"
    positions = root / "corpus" / "positions" / f"{slug}.yml"
    contents = root / "_toc.yml"
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", slug):
        raise CannotScaffold(
            f'"{slug}" is no name for a chapter; use lower-case words joined by hyphens, as in whose-dictatorship.'
        )
    for path in (chapter, positions):
        if path.exists():
            raise CannotScaffold(f"{path.relative_to(root)} exists; nothing was written. Choose another name.")
    themes = root / "corpus" / "themes.yml"
    toc = contents.read_text(encoding="utf-8")
    places = list(re.finditer(r"^  - caption: Themes\n    chapters:\n(?:      - .*\n(?:        .*\n)*)*", toc, re.M))
    if not places:
        raise CannotScaffold('_toc.yml has no part with the caption "Themes"; add one with its chapters.')
    corpus = load_corpus(root / "corpus")
    title = slug.replace("-", " ").capitalize()
    texts = "\n\n".join(f"### {work.short}" for work in corpus.works)
    chapter.write_text(
        _CHAPTER.format(title=title, slug=slug, texts=texts, first=next(iter(corpus)), last=list(corpus)[-1]),
        encoding="utf-8",
    )
    with themes.open("a", encoding="utf-8") as file:
        file.write(_THEME.format(slug=slug, title=title, term=slug.split("-")[0]))
    entries = [
        _POSITION.format(
            siglum=work.siglum,
            at=work.passages[0].locus.anchor,
            exact=_quoted(work.passages[0].text),
            voice=work.author,
        )
        for work in corpus.works
    ]
    positions.write_text(f"theme: {slug}\npositions:\n{''.join(entries)}", encoding="utf-8")
    end = places[0].end()
    contents.write_text(f"{toc[:end]}      - file: chapters/{slug}\n{toc[end:]}", encoding="utf-8")
    return [chapter, themes, positions, contents]


def new_work(siglum: str, source: Path, root: Path) -> list[Path]:
    """Lay out the folder of a new work around its witness, which is copied byte for byte.

    The reading text begins as the witness, one paragraph a passage; `check` says what is still to be declared.
    """
    folder = root / "corpus" / "works" / siglum
    if not re.fullmatch(SIGLUM, siglum):
        raise CannotScaffold(
            f'"{siglum}" is no siglum; use the author and the year, as in harman-2002, or -nd when undated.'
        )
    if folder.exists():
        raise CannotScaffold(f"{folder.relative_to(root)} exists; nothing was written. Choose another siglum.")
    if not source.is_file():
        raise CannotScaffold(f"there is no file {source}; give the witness under --source.")
    text = source.read_bytes()
    try:
        paragraphs = [" ".join(line.split()) for line in text.decode("utf-8").splitlines() if line.strip()]
    except UnicodeDecodeError as error:
        raise CannotScaffold(f"{source} is not UTF-8 (byte {error.start}); convert a copy and give that.") from None
    folder.mkdir(parents=True)
    shutil.copyfile(source, folder / "source.txt")
    author, year = siglum.rsplit("-", 1)
    files = {
        "work.yml": _work(siglum, author, year, hashlib.sha256(text).hexdigest()),
        "text.md": "\n".join(f"{{#p{n}}}\n{_escaped(p)}\n" for n, p in enumerate(paragraphs, 1)),
        "apparatus.yml": "interventions: []\nremarks: []\n",
        "quotations.yml": "quotations: []\n",
    }
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in ("source.txt", *files)]


def _work(siglum: str, author: str, year: str, sha256: str) -> str:
    date = "null" if year == "nd" else f'"{year}"'
    return (
        f"siglum: {siglum}\nauthor: {author.replace('-', ' ').title()}\ntitle: The title\ndate: {date}\n"
        "published: where and when\ntranscription: who transcribed it, and where it stands\nurl: null\nformat: plain\n"
        f"sha256: {sha256}\nrights: who holds what, as the transcription says it\npublish: excerpts\n"
        "witness: |\n  What the witness is like and what was done.\n"
    )


def _escaped(paragraph: str) -> str:
    """Keep Markdown from reading a witness's own characters as mark-up."""
    escaped = re.sub(r"([\\`*_\[\]<>#{}|~&])", r"\\\1", paragraph)
    return re.sub(r"^(\d*)([-+=.)])", r"\1\\\2", escaped)


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
