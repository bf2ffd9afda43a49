"""What a chapter's Markdown cites, read without building the book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.errors import Problem, shown
from helpers.marks import quotation_marks, words_between

WORDS_THAT_NEED_A_PROOF = 5

_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})(?P<head>[^\n]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.M | re.S)
_HEADER = re.compile(r"\A---\n.*?^---$", re.M | re.S)
_ROLE = re.compile(r"\{(?P<role>locus|quote)\}`(?P<content>[^`]+)`", re.S)
_DIRECTIVE = re.compile(
    r"^(?P<fence>:{3,}|`{3,})\{quotation\}[ \t]*(?P<locus>[^\n]*)\n(?P<words>.*?)^(?P=fence)[ \t]*$", re.M | re.S
)
_TITLED = re.compile(r"(?P<words>.*?)\s*<(?P<locus>[^<>]+)>\s*\Z", re.S)
_COMMENT = re.compile(r"<!--.*?-->|^%[^\n]*$", re.S | re.M)
_CODE_SPAN = re.compile(r"(?<!`)(`{2,})(?![`{])(?:(?!\n\n).)+?(?<!`)\1(?!`)", re.S)
_NO_PROSE = re.compile(r"\{[\w:-]+\}`[^`]*`|`+[^`]+`+|^:{3,}[^\n]*$", re.M)
_CODE = {"code", "code-block", "code-cell", "eval-rst", "literalinclude", "math", "mermaid", "raw", "toctree"}


@dataclass(frozen=True)
class ChapterCitation:
    """A place in a chapter that cites the corpus: an address, with words when it quotes."""

    path: Path
    line: int
    locus: str
    words: str | None

    def problem(self, message: str) -> Problem:
        """Return a problem at this place."""
        return Problem(shown(self.path), self.line, message)


def split_target(content: str) -> tuple[str, str]:
    """Return the text and the address of a role written `text <address>`; the text is empty without one."""
    match = _TITLED.fullmatch(content.strip())
    return (" ".join(match["words"].split()), match["locus"].strip()) if match else ("", content.strip())


def chapter_files(folder: Path) -> list[Path]:
    """Return the chapters below a folder, in order of path."""
    return sorted(
        path
        for path in folder.rglob("*.md")
        if not any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
    )


def citations(path: Path) -> list[ChapterCitation]:
    """Return everything a chapter cites, in order."""
    text = _prose(path.read_text(encoding="utf-8"))
    found = []
    for match in _ROLE.finditer(text):
        words, locus = split_target(match["content"])
        quoted = words if match["role"] == "quote" else None
        found.append(ChapterCitation(path, _line(text, match.start()), locus, quoted))
    for match in _DIRECTIVE.finditer(text):
        words = " ".join(match["words"].split())
        found.append(ChapterCitation(path, _line(text, match.start()), match["locus"].strip(), words))
    return sorted(found, key=lambda citation: citation.line)


def unproved_quotations(path: Path) -> Iterator[Problem]:
    """Yield each pair of quotation marks in a chapter's prose that holds five words or more and is not proved."""
    text = _prose(path.read_text(encoding="utf-8"))
    text = _DIRECTIVE.sub(_blank, text)
    text = _NO_PROSE.sub(_blank, text)
    for paragraph in re.finditer(r"(?:[^\n]+\n?)+", text):
        for begin, end in quotation_marks(paragraph[0]):
            if words_between(paragraph[0], (begin, end)) >= WORDS_THAT_NEED_A_PROOF:
                words = " ".join(paragraph[0][begin:end].split())
                line = _line(text, paragraph.start() + begin)
                yield Problem(
                    shown(path),
                    line,
                    f'"{words}" is not proved; write {{quote}}`words <siglum:number>`, or leave off the marks.',
                )


def _prose(text: str) -> str:
    """Return a chapter with its header, comments and code blanked, lines kept."""
    text = _COMMENT.sub(_blank, _HEADER.sub(_blank, text))
    return _CODE_SPAN.sub(_blank, _FENCE.sub(_without_code, text))


def _without_code(match: re.Match[str]) -> str:
    """Blank a fenced block of code; of a directive, which holds prose, only the fence."""
    directive = re.match(r"\{([\w:-]+)\}", match["head"])
    if directive is None or directive[1] in _CODE:
        return _blank(match)
    if directive[1] == "quotation":
        return match[0]
    begin, end = (at - match.start() for at in match.span("body"))
    inside = _FENCE.sub(_without_code, match["body"])
    return re.sub(r"[^\n]", " ", match[0][:begin]) + inside + re.sub(r"[^\n]", " ", match[0][end:])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def title_of(path: Path) -> str:
    """Return a chapter's title: its first heading, or its file name when it has none or is not there."""
    if not path.exists():
        return path.stem
    with path.open(encoding="utf-8") as file:
        return next((line[2:].strip() for line in file if line.startswith("# ")), path.stem)
