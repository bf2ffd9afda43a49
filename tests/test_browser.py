"""Every page of the built book, opened as a reader opens it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import page_path

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SIZES = {"desktop": (1280, 900), "phone": (360, 740)}
# What sticks out of the page to the right, told by tag and class, so that a failure names the culprit;
# what lies in a box of its own that scrolls or clips does no harm.
STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const boxed = element => element.parentElement && element.parentElement !== document.body &&
    (getComputedStyle(element.parentElement).overflowX !== 'visible' || boxed(element.parentElement));
  return [...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > width + 1 && !boxed(element))
    .map(element => element.tagName.toLowerCase() + '.' + element.className)
    .slice(0, 5).concat('the page is ' + document.documentElement.scrollWidth + ' px wide');
}"""
# Each place for a widget has become a widget.
SHOWN = """places => document.querySelectorAll(
  '.cell_output > .widget-subarea > *, .cell_output > .jupyter-widgets').length >= places"""


@pytest.mark.parametrize("size", SIZES)
def test_page_opens_without_a_complaint_and_fits(page_name, size, site, visit):
    page_path(page_name)
    width, height = SIZES[size]
    opened = visit(site + page_name, site, width=width, height=height)
    assert opened.troubles == []
    assert opened.page.evaluate(STICKS_OUT) == []


def test_page_opens_from_a_folder_without_a_server(page_name, book, visit):
    opened = visit(page_path(page_name).as_uri(), book.as_uri())
    assert opened.troubles == []


def test_the_address_of_the_book_leads_to_its_front_page(site, visit):
    opened = visit(site, site)
    opened.page.wait_for_url("**/chapters/index.html")
    assert opened.troubles == []


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_page_keeps_the_accessibility_guidelines(page_name, size, scheme, site, visit):
    page_path(page_name)
    width, height = SIZES[size]
    opened = visit(site + page_name, site, width=width, height=height, scheme=scheme)
    found = Axe().run(opened.page, options=WCAG).response
    violations = [(one["id"], one["help"], one["nodes"][0]["html"]) for one in found["violations"]]
    assert violations == []
    # Text in the colour of its paper axe takes for hidden on purpose; here nothing is.
    unseen = [
        node["html"]
        for one in found["incomplete"]
        for node in one["nodes"]
        if any((check["data"] or {}).get("messageKey") == "equalRatio" for check in node["any"])
    ]
    assert unseen == []


@pytest.mark.parametrize("served", [True, False], ids=["http", "file"])
def test_search_finds_a_word_of_the_front_page(served, site, book, visit):
    address = site if served else book.as_uri() + "/"
    opened = visit(address + "search.html?q=Leninist", address)
    result = opened.page.locator("#search-results ul.search li a").first
    result.wait_for()
    opened.page.wait_for_load_state("networkidle")  # the excerpts, which a click would cut short
    result.click()
    opened.page.wait_for_load_state()
    assert "/chapters/" in opened.page.url
    assert opened.troubles == []


def test_widgets_show_where_a_page_holds_their_state(page_name, site, visit):
    text = page_path(page_name).read_text(encoding="utf-8")
    script = "widgets/embed.js"
    has_state = "application/vnd.jupyter.widget-state+json" in text
    assert (script in text) == has_state, f"only pages with widgets load {script}"
    views = text.count('type="application/vnd.jupyter.widget-view+json"')
    if views:
        opened = visit(site + page_name, site)
        opened.page.wait_for_function(SHOWN, arg=views)
        assert opened.troubles == []


def test_on_a_phone_the_lists_of_chapters_and_of_sections_open_and_close(site, visit):
    opened = visit(site + "chapters/words.html", site, width=360, height=740)
    page = opened.page
    for button, list_, link in (
        ("Chapters", "#pst-primary-sidebar-modal", "The new rulers"),
        ("On this page", "#pst-secondary-sidebar-modal", "Questions for discussion"),
    ):
        page.get_by_role("button", name=button, exact=True).click()
        page.locator(list_).get_by_role("link", name=link).wait_for()
        page.keyboard.press("Escape")
        page.wait_for_function("name => document.activeElement.getAttribute('aria-label') === name", arg=button)
        assert page.locator(f"{list_}[open]").count() == 0
    assert opened.troubles == []


def test_on_a_desktop_the_list_of_chapters_gives_way_and_comes_back(site, visit):
    page = visit(site + "chapters/words.html", site).page
    chapters = page.locator(".bd-sidebar-primary").get_by_role("link", name="The new rulers")
    button = page.get_by_role("button", name="Chapters", exact=True)
    button.click()
    chapters.wait_for(state="hidden")
    button.click()
    chapters.wait_for(state="visible")


def test_without_scripts_the_chapters_stand_at_the_foot_of_a_narrow_page(site, chromium):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(site + "chapters/words.html")
    assert page.locator(".bd-sidebar-primary").get_by_role("link", name="The new rulers").is_visible()
    assert page.get_by_role("button", name="Chapters", exact=True).count() == 0
    assert page.evaluate(STICKS_OUT) == []
    context.close()


def test_on_paper_a_dark_page_is_light_and_has_its_title(site, visit):
    page = visit(site + "chapters/words.html", site, scheme="dark").page
    page.emulate_media(media="print")
    title = page.locator("article h1")
    assert title.is_visible()
    colours = title.evaluate("one => [getComputedStyle(one).color, getComputedStyle(document.body).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_reader_switches_to_dark_and_the_book_remembers(site, visit):
    opened = visit(site + "chapters/index.html", site)
    page = opened.page
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    for _ in range(2):
        page.locator(".theme-switch-button").click()
        if page.evaluate("document.documentElement.dataset.theme") == "dark":
            break
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert opened.troubles == []
