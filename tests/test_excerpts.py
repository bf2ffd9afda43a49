"""The book with every work in excerpts: what the switch in work.yml makes of the real texts."""

import re
import shutil
from html import unescape

import pytest
from conftest import ROOT, build_book
from test_links import broken, read

from helpers import load_corpus
from helpers.links import is_shown
from helpers.patterns import WORD

COPIED = ("chapters", "corpus", "helpers", "web", "_build/web", "docs", "_config.yml", "_toc.yml", "_build/web.json")


@pytest.fixture(scope="module")
def excerpts(tmp_path_factory):
    """Build the book with every work in excerpts; give its root."""
    root = tmp_path_factory.mktemp("excerpts")
    for name in (
        *COPIED,
        *(path.name for path in ROOT.glob("*.md")),
        "CITATION.cff",
        "references.bib",
        "pyproject.toml",
    ):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (root / name).parent.mkdir(exist_ok=True)
        copy(ROOT / name, root / name)
    for path in root.glob("corpus/works/*/work.yml"):
        text = path.read_text(encoding="utf-8")
        assert text.count("publish: full") == 1
        path.write_text(text.replace("publish: full", "publish: excerpts"), encoding="utf-8")
    result = build_book(root, PYTHONPATH=str(root))
    assert result.returncode == 0, result.stdout + result.stderr
    return root


@pytest.fixture(scope="module")
def passages(excerpts):
    """Give the paragraphs and notes that are a sentence long, those that the book shows and those that it leaves out."""
    corpus = load_corpus(excerpts / "corpus")
    found = [p for work in corpus.works for p in work if p.kind != "heading" and p.words > 12]
    shown = [p for p in found if is_shown(corpus, p.locus)]
    return shown, [p for p in found if p not in shown]


def words(text):
    return f" {' '.join(WORD.findall(text))} "


def test_every_link_leads_to_a_passage_that_is_there(excerpts, monkeypatch):
    book = excerpts / "_build/html"
    monkeypatch.setattr("test_links.BOOK", book)
    faults = {
        f"{path.relative_to(book)}: {fault}"
        for path in book.rglob("*.html")
        for address in read(path).addresses
        if (fault := broken(path, address))
    }
    assert sorted(faults) == []


def test_a_passage_that_is_left_out_stands_nowhere_in_the_book(excerpts, passages):
    shown, left_out = passages
    assert len(left_out) > 3
    files = [path for kind in ("html", "js") for path in (excerpts / "_build/html").rglob(f"*.{kind}")]
    everything = words(" ".join(unescape(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))) for path in files))
    assert [str(p.locus) for p in left_out if words(p.text) in everything] == []
    assert sum(words(p.text) in everything for p in shown) > 0.9 * len(shown)  # they are found in this way


def test_the_words_left_out_are_named_by_their_place(excerpts, passages):
    for work in {p.locus.siglum for p in passages[1]}:
        page = (excerpts / f"_build/html/chapters/texts/{work}.html").read_text(encoding="utf-8")
        assert re.search(r"\[(§|§§|n\. |nn\. )[\d–]+: not shown\]", page)
