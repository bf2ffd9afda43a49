"""What a widget holds and says before any script runs."""

import json
import re
import shutil
from pathlib import Path

import ipywidgets
import pytest

from helpers import (
    UnknownLocus,
    UnknownName,
    compare_positions,
    explore_concordance,
    explore_passage,
    load_corpus,
    show_map,
    show_positions,
)
from helpers.errors import MalformedPattern
from helpers.widgets.base import PAGE, as_script_json, page_script
from helpers.widgets.commentary import positions_json, texts_json

TINY = Path(__file__).parents[1] / "package/tiny"
HOSTILE = "<img src=x onerror=document.title=1>"
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(scope="module")
def corpus():
    return load_corpus()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Give the tiny corpus with markup wherever a person may write words."""
    root = tmp_path_factory.mktemp("hostile") / "book"
    shutil.copytree(TINY, root)
    for path in [*(root / "corpus/positions").glob("*.yml"), root / "corpus/themes.yml"]:
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"((?:summary|title|question|label|definition|reason): )(\"?)(\w)", rf"\1\2{HOSTILE} \3", text)
        path.write_text(text, encoding="utf-8")
    return load_corpus(root / "corpus")


def widgets(corpus):
    theme = positions_json(corpus)["themes"][0]["id"]
    works = list(corpus)[:2]
    first = str(next(iter(corpus.work(works[0]))).locus)
    return {
        "comparator": compare_positions(corpus, theme, *works),
        "table": show_positions(corpus, theme),
        "map": show_map(corpus),
        "concordance": explore_concordance(corpus, "the"),
        "passage": explore_passage(corpus, first),
    }


def test_the_state_beside_the_content_is_what_was_chosen(corpus):
    found = compare_positions(corpus, "dictatorship", "stalin-1926", "wetzel-2021")
    state = re.search(r'<script type="application/json">(.*)</script>', found.html)[1]
    assert json.loads(state) == {"selection": {"theme": "dictatorship", "works": ["stalin-1926", "wetzel-2021"]}}


def test_no_text_becomes_markup(hostile):
    assert HOSTILE in json.dumps(positions_json(hostile))
    for one in widgets(hostile).values():
        assert "<img" not in one.html
    assert "&lt;img" in compare_positions(hostile, "rule", *list(hostile)[:2]).html


def test_json_in_a_script_element_closes_nothing():
    written = as_script_json({"text": "</script><!-- <script>"})
    assert "<" not in written
    assert json.loads(written) == {"text": "</script><!-- <script>"}


def test_for_a_page_a_widget_is_html_alone_and_opens_no_line_to_a_kernel(corpus, monkeypatch):
    monkeypatch.setenv(PAGE, "yes")
    found = compare_positions(corpus, "dictatorship", "stalin-1926", "wetzel-2021")
    assert found.comm is None
    assert sorted(found._repr_mimebundle_()) == ["text/html", "text/plain"]


def test_in_a_notebook_a_widget_is_live_and_carries_its_html(corpus, monkeypatch):
    monkeypatch.delenv(PAGE, raising=False)
    found = compare_positions(corpus, "dictatorship", "stalin-1926", "wetzel-2021")
    bundle, _ = found._repr_mimebundle_()
    assert sorted(bundle) == [VIEW, "text/html", "text/plain"]
    box = ipywidgets.VBox([found])
    assert box.children == (found,)


def test_a_kernel_sets_and_hears_the_selection(corpus):
    found = compare_positions(corpus, "dictatorship", "stalin-1926", "wetzel-2021")
    heard = []
    found.observe(lambda change: heard.append(change["new"]["theme"]), "selection")
    found.selection = {"theme": "leaders", "works": ["stalin-1926", "rahman-nd"]}
    assert heard == ["leaders"]


def test_the_texts_are_brought_when_they_are_asked_for(corpus):
    found = explore_passage(corpus, "stalin-1926:23")
    assert found.texts == {}
    found._handle_custom_msg({"need": "texts"}, [])
    assert [work["siglum"] for work in found.texts["works"]] == list(corpus)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda corpus: compare_positions(corpus, "nothing", "stalin-1926", "wetzel-2021"), UnknownName),
        (lambda corpus: compare_positions(corpus, "leaders", "stalin-1926", "marx-1848"), UnknownName),
        (lambda corpus: compare_positions(corpus, "leaders", "stalin-1926"), ValueError),
        (lambda corpus: compare_positions(corpus, "leaders", "stalin-1926", "stalin-1926"), ValueError),
        (lambda corpus: show_positions(corpus, "nothing"), UnknownName),
        (lambda corpus: explore_concordance(corpus, "/(/"), MalformedPattern),
        (lambda corpus: explore_passage(corpus, "stalin-1926:9999"), UnknownLocus),
    ],
)
def test_what_cannot_be_shown_is_refused_when_it_is_asked_for(call, error, corpus):
    with pytest.raises(error):
        call(corpus)


def test_a_work_in_excerpts_brings_only_what_the_book_cites(tmp_path):
    root = tmp_path / "book"
    shutil.copytree(TINY, root)
    whole = texts_json(load_corpus(root / "corpus"))["works"]
    path = root / f"corpus/works/{whole[0]['siglum']}/work.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("publish: full", "publish: excerpts"), encoding="utf-8")
    shown = texts_json(load_corpus(root / "corpus"))["works"]
    assert 0 < len(shown[0]["passages"]) < len(whole[0]["passages"])
    assert all(chapters for *_, chapters in shown[0]["passages"])


def test_a_page_that_holds_hostile_words_shows_them_as_characters(hostile, tmp_path, visit):
    """The whole page, alive, from a folder: the words of every field in every widget, before and after scripts."""
    found = widgets(hostile)
    texts = texts_json(hostile)
    for work in texts["works"]:
        for passage in work["passages"]:
            passage[1] = f"the {HOSTILE} {passage[1]}"
    files = {
        "commentary.js": page_script(),
        "commentary-positions.js": f"globalThis.commentaryPositions = {as_script_json(positions_json(hostile))};",
        "commentary-texts.js": f"globalThis.commentaryTexts = {as_script_json(texts)};",
        "page.html": '<!doctype html><html lang="en"><title>Page</title>'
        + "".join(one.html for name, one in found.items() if name != "table")
        + '<script defer src="commentary.js"></script>',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    opened = visit((tmp_path / "page.html").as_uri(), tmp_path.as_uri())
    page = opened.page
    page.locator(".commentary-widget[data-live]").nth(3).wait_for()
    page.locator("[data-widget=table] .cw-cell").first.click()
    assert page.locator("img").count() == 0
    assert page.title() == "Page"
    for widget in ("comparator", "table", "concordance", "passage"):
        assert HOSTILE in page.locator(f"[data-widget={widget}]").inner_text()
    assert opened.troubles == []
