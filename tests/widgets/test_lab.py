"""A chapter as a notebook in JupyterLab: run all cells, and operate each widget with its kernel."""

import os
import re
import socket
import subprocess
import sys
from time import sleep
from urllib.error import URLError
from urllib.request import urlopen

import jupytext
import nbformat
import pytest
from conftest import ROOT

from helpers.widgets.base import PAGE

MORE = """\
from ipywidgets import HTML, VBox
from helpers import explore_concordance, explore_passage, show_map

heard = HTML("nothing yet")
passage = explore_passage(corpus, "stalin-1926:23")
passage.observe(lambda change: setattr(heard, "value", "heard " + change["new"]["address"]), "selection")
VBox([heard, passage, show_map(corpus), explore_concordance(corpus, "party")])
"""
SET = 'passage.selection = {"address": "wetzel-2021:35"}'


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Start JupyterLab on a folder that holds one chapter; give its address."""
    folder = tmp_path_factory.mktemp("lab")
    notebook = jupytext.read(ROOT / "chapters/whose-dictatorship.md")
    notebook.cells += [nbformat.v4.new_code_cell(MORE), nbformat.v4.new_code_cell(SET)]
    nbformat.write(notebook, folder / "chapter.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name != PAGE}
    environment["JUPYTER_CONFIG_DIR"] = environment["JUPYTERLAB_WORKSPACES_DIR"] = str(folder / "settings")
    options = [
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
    ]
    options += ["--ServerApp.password=", f"--ServerApp.root_dir={folder}", "--LabApp.news_url="]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", *options], stdout=log, stderr=log, env=environment
        )
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(600):
            assert server.poll() is None, (folder / "server.log").read_text()
            try:
                urlopen(f"{address}api/status").close()
                break
            except URLError:
                sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="module")
def notebook(lab, chromium):
    """Open the chapter, run all its cells, and give the page."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(25_000)
    page = context.new_page()
    page.goto(f"{lab}lab/tree/chapter.ipynb")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    page.get_by_text("Python 3").first.wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.locator(".jp-OutputArea .passage-view").wait_for(timeout=90_000)
    yield page
    context.close()


def test_a_widget_looks_in_a_notebook_as_it_does_on_the_page(notebook):
    pane = notebook.locator(".comparison-pane[aria-label='Stalin 1926']").first
    edge = pane.evaluate("pane => [getComputedStyle(pane).borderLeftWidth, getComputedStyle(pane).borderLeftColor]")
    assert edge == ["4px", "rgb(163, 39, 28)"]
    mark = notebook.locator(".status-stated").first
    assert mark.evaluate("mark => getComputedStyle(mark, '::before').content").startswith('"●')


def test_the_comparison_of_a_chapter_is_live(notebook):
    place = notebook.locator(".jp-OutputArea").filter(has=notebook.locator(".cw-modes")).last
    assert place.locator(".comparison-pane").count() == 2
    place.get_by_role("combobox", name="Theme").select_option("leaders")
    place.get_by_role("checkbox", name="Rahman n.d.").check()
    place.locator(".cw-result").filter(has_text="among 3 works").wait_for()
    place.get_by_role("button", name="Passages by address").click()
    place.get_by_label("Passage or range").fill("stalin-1926:23")
    place.get_by_label("and", exact=True).fill("wetzel-2021:35")
    place.get_by_role("button", name="Compare").click()
    place.locator(".passage-text").nth(1).wait_for()


def test_the_positions_of_a_chapter_are_live(notebook):
    place = notebook.locator(".jp-OutputArea").filter(has=notebook.locator("table.positions")).first
    place.locator("summary").first.click()
    place.get_by_role("combobox", name="Status").select_option("silent")
    place.locator(".cw-result").filter(has_text="of 5 positions").wait_for()


def test_the_kernel_sets_a_selection_and_hears_of_it(notebook):
    view = notebook.locator(".jp-OutputArea").filter(has=notebook.locator(".passage-view")).last
    view.locator(".cw-result").filter(has_text="Wetzel 2021, §35").wait_for()
    notebook.get_by_text("heard wetzel-2021:35").wait_for()
    box = view.get_by_label("Address of a passage or range")
    box.fill("harman-2002:4")
    box.press("Enter")
    view.locator(".cw-result").filter(has_text="Harman 2002, §4").wait_for()
    notebook.get_by_text("heard harman-2002:4").wait_for()


def test_the_concordance_answers_in_a_box_with_other_widgets(notebook):
    view = notebook.locator(".jp-OutputArea").filter(has=notebook.locator(".kwic")).last
    view.get_by_label(re.compile("^Word")).fill("/vanguards?/")
    view.locator(".kwic-key").first.filter(has_text=re.compile("vanguard", re.IGNORECASE)).wait_for()
    view.get_by_label(re.compile("^Word")).fill("golden words")
    view.locator(".kwic-key").first.filter(has_text="golden words").wait_for()


def test_a_cell_of_the_map_opens(notebook):
    view = notebook.locator(".jp-OutputArea").filter(has=notebook.locator("table.map")).last
    view.locator(".cw-cell").first.click()
    view.locator(".cw-opened a.locus").first.wait_for()


def test_a_citation_opens_its_passage_in_place_with_the_words_marked(notebook):
    place = notebook.locator(".jp-OutputArea").filter(has=notebook.locator("table.positions")).first
    place.get_by_role("combobox", name="Status").select_option("stated")
    place.locator("td summary").first.click()
    quoted = place.locator(".evidence li").first
    link = quoted.locator("a.locus")
    link.click()
    opened = place.locator(".passage-in-place")
    opened.wait_for()
    assert f"“{opened.locator('mark').inner_text()}”" == quoted.locator(".quoted-words").inner_text()
    assert opened.locator(".attribution").inner_text() == link.inner_text()
    link.click()
    opened.wait_for(state="detached")
