"""What the chapters recommend stands in the bibliography, and every entry belongs to one of its lists."""

import re

import pytest
from pybtex.database import parse_file

from package.conftest import ROOT

BIBLIOGRAPHY = parse_file(str(ROOT / "references.bib"))
LISTS = {"texts", "reading", "method"}


def plain(text: str) -> str:
    """Give a text in lower-case words, without marks and mark-up."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"\{\\&\}|[{}\\'`^\"]", "", text).lower()))


ENTRIES = [plain(" ".join(entry.fields.values())) for entry in BIBLIOGRAPHY.entries.values()]


def recommended():
    """Yield every title under a heading Further reading, with its chapter."""
    for path in sorted((ROOT / "chapters").glob("*.md")):
        section = path.read_text(encoding="utf-8").partition("\n## Further reading\n")[2].partition("\n## ")[0]
        if path.stem != "bibliography":
            for line in re.findall(r"^- .*", section, re.M):
                for title in re.findall(r"\*(.+?)\*|^- [^*]*?“(.+?)”", line):
                    yield path.stem, (title[0] or title[1]).split(":")[0]


@pytest.mark.parametrize(("chapter", "title"), list(recommended()), ids=str)
def test_what_a_chapter_recommends_is_in_the_bibliography(chapter, title):
    assert any(plain(title.replace("’", "'")) in entry for entry in ENTRIES), (
        f"{chapter}: {title} is not in references.bib"
    )


@pytest.mark.parametrize("key", list(BIBLIOGRAPHY.entries))
def test_an_entry_is_whole_and_in_one_list(key):
    entry = BIBLIOGRAPHY.entries[key]
    assert entry.fields["keywords"] in LISTS
    assert entry.persons, "an entry has an author or an editor"
    assert {"title", "year"} <= set(entry.fields)
    assert "journal" in entry.fields or {"address", "publisher"} <= set(entry.fields)
