"""What a contributor puts together: plain ipywidgets on a page, and widgets of the book in boxes of theirs."""

import re
import shutil

import pytest
from conftest import ROOT, build_book, has_text

CHAPTER = """\
---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

# Composed

```{code-cell} ipython3
from ipywidgets import HTML, Dropdown, IntSlider, Label, Stack, Tab, VBox, jsdlink, jslink
from helpers import compare_positions, explore_concordance, load_corpus, show_positions

corpus = load_corpus()
compare_positions(corpus, "leaders", "conrad-1996", "rahman-nd")
```

```{code-cell} ipython3
panes = Stack([HTML(f"<p>pane of {siglum}</p>") for siglum in corpus], selected_index=0)
choice = Dropdown(options=list(corpus), index=0, description="Work")
jslink((choice, "index"), (panes, "selected_index"))
VBox([choice, panes])
```

```{code-cell} ipython3
slider, shown = IntSlider(value=3, max=9, description="Number"), Label()
jsdlink((slider, "value"), (shown, "value"))
Tab([VBox([slider, shown]), HTML("<p>the second tab</p>")], titles=["One", "Two"])
```

```{code-cell} ipython3
VBox([HTML("<p>in a box</p>"), compare_positions(corpus, "dictatorship", "stalin-1926", "wetzel-2021"), explore_concordance(corpus, "vanguard")])
```
"""
QUESTION = "Where does a working class get the understanding by which it can free itself?"
FILES = {
    "_toc.yml": "format: jb-book\nroot: chapters/index\nchapters:\n  - file: chapters/composed\n",
    "chapters/index.md": "# Front\n",
    "chapters/composed.md": CHAPTER,
}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Build a small book with the real settings, corpus and package; give its folder."""
    root = tmp_path_factory.mktemp("composed")
    for name in ("web", "corpus", "_build/web"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("_config.yml", "references.bib", "_build/web.json"):
        shutil.copy(ROOT / name, root / name)
    for name, text in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    result = build_book(root)
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "_build/html"


@pytest.fixture
def page(home, visit):
    """Open the chapter, wait until what it holds lives, and hold it to a silent console at the end."""
    opened = visit(f"{home}chapters/composed.html", home)
    opened.page.locator("[data-live]").nth(2).wait_for()
    yield opened.page
    assert opened.troubles == []


def test_a_menu_linked_to_a_stack_switches_its_panes(page):
    page.get_by_text("pane of stalin-1926").wait_for()
    page.get_by_label("Work", exact=True).select_option("wetzel-2021")
    page.get_by_text("pane of wetzel-2021").wait_for()
    assert page.get_by_text("pane of stalin-1926").is_hidden()


def test_a_tab_opens_and_a_linked_value_follows(page):
    slider = page.get_by_role("slider")
    slider.focus()
    slider.press("ArrowRight")
    page.locator(".widget-label").filter(has_text=re.compile("^4$")).first.wait_for()
    page.get_by_role("tab", name="Two").click()
    page.get_by_text("the second tab", exact=True).wait_for()


def test_a_widget_of_the_book_in_a_box_is_live(page):
    boxed = page.locator(".widget-vbox").filter(has_text="in a box")
    comparator = boxed.locator("[data-widget=comparator]")
    comparator.get_by_label("Theme").select_option("consciousness")
    has_text(comparator.locator(".comparison-question"), QUESTION)
    boxed.locator(".kwic-pattern").fill("golden words")
    has_text(boxed.locator(".kwic-key"), "golden words")


def test_two_of_a_kind_keep_their_states_apart(page):
    alone, boxed = page.locator("[data-widget=comparator]").all()
    assert [alone.get_attribute("id"), boxed.get_attribute("id")] == ["comparator", "comparator-2"]
    boxed.get_by_label("Theme").select_option("consciousness")
    assert "compare-2=consciousness,stalin-1926,wetzel-2021" in page.url
    page.goto(boxed.get_by_role("link", name="A link to this comparison").evaluate("link => link.href"))
    page.locator("[data-live]").nth(2).wait_for()
    chosen = [one.get_by_label("Theme").input_value() for one in page.locator("[data-widget=comparator]").all()]
    assert chosen == ["leaders", "consciousness"]
