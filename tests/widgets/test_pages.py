"""Every widget on the built book, operated as a reader does: over http under a strict policy, and from a folder."""

import csv
import io
import re
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import has_text

COMPARATOR, TABLE = "[data-widget=comparator]", "[data-widget=table]"
CONCORDANCE, PASSAGE = "[data-widget=concordance]", "[data-widget=passage]"
PLACES = {
    COMPARATOR: "chapters/whose-dictatorship.html",
    TABLE: "chapters/map-of-disagreements.html",
    CONCORDANCE: "chapters/concordance.html",
    PASSAGE: "chapters/passages.html",
}
NAMES = ["comparator", "table", "concordance", "passage"]


@pytest.fixture
def live(home, visit):
    """Open the page of a widget, wait until it lives, and hold it to a silent console at the end."""
    visits = []

    def open_widget(widget, query="", **how):
        opened = visit(home + PLACES[widget] + query, home, **how)
        visits.append(opened)
        place = opened.page.locator(widget)
        opened.page.locator(f"{widget}[data-live]").wait_for()
        return opened.page, place

    yield open_widget
    assert [one for opened in visits for one in opened.troubles] == []


def said(place):
    return place.locator(".cw-result")


def trouble(place):
    return place.locator(".cw-trouble")


# The comparator


def test_the_comparison_opens_on_the_pair_of_the_chapter_and_says_what_the_page_said(live, visit, home):
    page, place = live(COMPARATOR)
    before = page.request.get(home + PLACES[COMPARATOR]).text() if home.startswith("http") else None
    assert place.locator(".comparison-pane").count() == 2
    assert "2 stances among 2 works" in said(place).inner_text()
    if before:
        fallback = re.search(r'<p class="cw-result cw-heard">([^<]*stances among[^<]*)</p>', before)[1].replace(
            "&#x27;", "'"
        )
        assert fallback == said(place).inner_text()
        listed = place.locator(".comparison-stances li").all_inner_texts()
        assert [" ".join(one.split()) for one in listed] == [
            "A Yes, as the leader of the class Stalin 1926",
            "B No, the class’s own bodies must hold it Wetzel 2021",
        ]


def test_a_theme_and_works_are_chosen_and_stand_in_the_address(live):
    page, place = live(COMPARATOR)
    place.get_by_label("Theme").select_option("consciousness")
    place.get_by_role("checkbox", name="Rahman n.d.").check()
    assert place.locator(".comparison-pane").count() == 3
    has_text(said(place), "among 3 works")
    state = "compare=consciousness,stalin-1926,wetzel-2021,rahman-nd"
    assert state in place.get_by_role("link", name="A link to this comparison").get_attribute("href")
    assert state in page.url


def test_a_comparison_keeps_two_works_at_least(live):
    _, place = live(COMPARATOR)
    place.get_by_role("checkbox", name="Stalin 1926").click()
    has_text(trouble(place), "needs two works at least")
    assert place.get_by_role("checkbox", name="Stalin 1926").is_checked()


def test_a_linked_comparison_opens_again(live):
    _, place = live(COMPARATOR, "?compare=leaders,conrad-1996,rahman-nd#comparator")
    assert place.locator(".comparison-work").all_inner_texts()[0].strip().startswith("Conrad 1996")
    assert place.get_by_label("Theme").input_value() == "leaders"


def test_passages_stand_side_by_side_by_address(live):
    page, place = live(COMPARATOR)
    place.get_by_role("button", name="Passages by address").click()
    place.get_by_label("Passage or range").fill("stalin-1926:23")
    place.get_by_label("and", exact=True).fill("wetzel-2021:35-37")
    place.get_by_role("button", name="Compare").click()
    has_text(said(place), "Stalin 1926, §23 beside Wetzel 2021, §§35–37")
    assert place.locator(".passage-text").count() == 4
    assert "compare=stalin-1926:23,wetzel-2021:35-37" in page.url


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("nothing,stalin-1926,wetzel-2021", "There is no theme “nothing”"),
        ("leaders,stalin-1926,marx-1848", "There is no work “marx-1848”"),
        ("leaders,stalin-1926", "two to five different works"),
        ("stalin-1926:9999,wetzel-2021:1", "There is no passage “stalin-1926:9999”. stalin-1926 has passages 1 to"),
        ("marx-1848:1,wetzel-2021:1", "There is no work “marx-1848”"),
        ("stalin-1926:x,wetzel-2021:1", "is no address"),
        ("%3Cimg%20src=x%20onerror=alert(1)%3E,a,b", "There is no theme “<img src=x onerror=alert(1)>”"),
    ],
)
def test_what_the_address_asks_in_vain_is_said_in_words(state, words, live):
    _, place = live(COMPARATOR, f"?compare={state}")
    has_text(trouble(place), words)
    assert place.locator("img").count() == 0


def test_every_quotation_is_a_link_to_its_words(live):
    page, place = live(COMPARATOR)
    links = place.locator(".evidence a.locus")
    assert links.count() > 5
    link = links.first
    target = link.get_attribute("href").split("#")[1]
    link.click()
    page.wait_for_load_state()
    assert page.locator(f'[id="{target}"]').count() == 1


# The table


def test_the_map_marks_the_same_agreements_with_and_without_scripts(live, book):
    _, place = live(TABLE)
    before = (book / PLACES[TABLE]).read_text(encoding="utf-8")
    static = re.findall(r'<td data-work="([^"]+)">(?:<span class="letter"[^>]*>(\w)</span>)?', before)
    shown = place.locator("td[data-work]").evaluate_all(
        "cells => cells.map(cell => [cell.dataset.work, cell.querySelector('.letter')?.textContent || ''])"
    )
    assert [tuple(one) for one in shown] == static
    assert sum(letter != "" for _, letter in static) > 10


def test_a_cell_opens_its_evidence_in_place(live):
    page, place = live(TABLE)
    cell = place.get_by_role("button", name=re.compile("^Wetzel 2021 on Whose dictatorship"))
    cell.focus()
    cell.press("Enter")
    assert place.locator(".cw-opened a.locus").count() > 2
    cell = place.get_by_role("button", name=re.compile("^Wetzel 2021 on Whose dictatorship"))
    assert cell.get_attribute("aria-expanded") == "true"
    assert cell.evaluate("element => element === document.activeElement")
    place.locator(".cw-opened a.locus").first.focus()
    page.keyboard.press("Escape")
    assert place.locator(".cw-opened").count() == 0
    assert cell.evaluate("element => element === document.activeElement")


def test_the_table_is_filtered_searched_and_taken_along(live):
    page, place = live(TABLE)
    place.get_by_role("combobox", name="Work").select_option("wetzel-2021")
    place.get_by_role("combobox", name="Status").select_option("stated")
    has_text(said(place), "positions fit")
    shown = int(said(place).inner_text().split()[0])
    assert place.locator(".cw-cell").count() == shown > 0
    href = place.get_by_text("Take these rows along").get_attribute("href")
    rows = list(csv.DictReader(io.StringIO(unquote(href.split(",", 1)[1]).lstrip("\ufeff"))))
    assert len(rows) == shown
    assert {(row["siglum"], row["status"]) for row in rows} == {("wetzel-2021", "stated")}
    assert "work=wetzel-2021" in unquote(page.url)
    place.get_by_role("searchbox", name="Search").fill("zzzz")
    has_text(said(place), "No position fits")


def test_the_rows_leave_as_a_file(live):
    page, place = live(TABLE)
    with page.expect_download() as download:
        place.get_by_text("Take these rows along").click()
    assert download.value.suggested_filename == "positions.csv"


def test_the_table_is_sorted_by_a_heading(live):
    _, place = live(TABLE)
    place.get_by_role("button", name="Theme").click()
    titles = place.locator("tbody th").all_inner_texts()
    assert titles == sorted(titles, key=str.lower)
    assert place.locator("th[aria-sort=ascending]").count() == 1
    place.get_by_role("button", name="Theme").click()
    assert place.locator("tbody th").all_inner_texts() == titles[::-1]


def test_the_same_table_serves_one_theme(live):
    _, place = live(TABLE)
    place.get_by_label("Theme").first.select_option("leaders")
    has_text(said(place), "5 positions")
    assert place.locator("tbody tr").count() == 5


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("theme=nothing", "There is no theme “nothing”"),
        ("work=marx-1848", "There is no work"),
        ("status=x", "no status"),
    ],
)
def test_a_table_asked_in_vain_says_so(state, words, live):
    _, place = live(TABLE, f"?positions={state}")
    has_text(trouble(place), words)


# The concordance


def test_the_lines_change_as_one_types(live):
    page, place = live(CONCORDANCE)
    box = place.get_by_label(re.compile("^Word"))
    box.fill("")
    box.press_sequentially("vanguard")
    has_text(said(place), "hits in")
    assert {word.lower() for word in place.locator(".kwic-key").all_inner_texts()} == {"vanguard"}
    place.get_by_label("In the voice of").select_option("Lenin")
    place.get_by_role("checkbox", name="Harman 2002").uncheck()
    page.wait_for_url("**kwic=vanguard*Lenin*")
    assert place.locator(".kwic-counts li").count() == 4


def test_a_regular_expression_is_found(live):
    _, place = live(CONCORDANCE, "?kwic=/part(y|ies)/;all;right")
    has_text(said(place), "hits in 5 works")
    assert {word.lower() for word in place.locator(".kwic-key").all_inner_texts()} <= {"party", "parties"}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("/(/", "does not compile"),
        ("/x*/", "finds the empty string"),
        ("", "Give a word to find"),
        ("?!", "has no word in it"),
    ],
)
def test_a_bad_pattern_is_said_in_words_and_the_next_one_works(pattern, words, live):
    _, place = live(CONCORDANCE)
    box = place.get_by_label(re.compile("^Word"))
    box.fill(pattern)
    has_text(trouble(place), words)
    box.fill("class")
    has_text(said(place), "hits in")
    assert trouble(place).inner_text() == ""


def test_nothing_found_is_said(live):
    _, place = live(CONCORDANCE)
    place.get_by_label(re.compile("^Word")).fill("xylophone")
    has_text(said(place), "Nothing is found.")


def test_an_expression_that_runs_away_is_ended_and_the_page_goes_on(live):
    page, place = live(CONCORDANCE)
    place.get_by_label(re.compile("^Word")).fill(r"/(\w+\s*)+#/")
    assert page.evaluate("1 + 1") == 2  # the page answers while the search runs
    has_text(trouble(place), "takes too long")
    place.get_by_label(re.compile("^Word")).fill("/class/")
    has_text(said(place), "hits in")


@pytest.mark.parametrize(("query", "words"), [("class;Nobody;order", "no voice"), ("class;own;order;x-1", "no work")])
def test_a_concordance_asked_in_vain_says_so(query, words, live):
    _, place = live(CONCORDANCE, f"?kwic={query}")
    has_text(trouble(place), words)


# The passages


def test_a_passage_is_shown_with_its_company(live):
    page, place = live(PASSAGE)
    box = place.get_by_label("Address of a passage or range")
    box.fill("wetzel-2021:35")
    box.press("Enter")
    has_text(said(place), "Wetzel 2021, §35:")
    assert place.locator(".passage-themes > li").count() > 0
    assert "passage=wetzel-2021:35" in page.url
    place.get_by_role("button", name="Passage after").click()
    has_text(said(place), "Wetzel 2021, §36:")
    place.get_by_role("combobox", name="Work").select_option("harman-2002")
    has_text(said(place), "Harman 2002, §1:")


def test_a_passage_has_its_neighbours_with_and_without_scripts(live, home):
    page, place = live(PASSAGE, "?passage=conrad-1996:n15")
    near = place.get_by_role("listitem").filter(has_text="Stalin 1926, §129")
    assert re.fullmatch(r"Stalin 1926, §129, 0\.\d\d: .*resolution.*", near.inner_text())
    assert "[object" not in place.inner_text()
    if home.startswith("http"):
        before = page.request.get(home + PLACES[PASSAGE]).text()
        place.get_by_label("Address of a passage or range").fill("stalin-1926:23")
        place.get_by_role("button", name="Show", exact=True).click()
        for head in place.locator(".passage-head").all_inner_texts():
            assert f'<p class="passage-head">{head}</p>' in before
        for link in place.locator(".passage-view a.locus").all():
            assert link.get_attribute("href") in before


@pytest.mark.parametrize("asked", ["stalin-1926:9999", "nonsense", "marx-1848:1", "stalin-1926:30-20"])
def test_an_unknown_passage_is_said_in_words(asked, live):
    _, place = live(PASSAGE, f"?passage={asked}")
    has_text(trouble(place), asked.split(":")[0])


# All of them


@pytest.mark.parametrize("widget", PLACES, ids=NAMES)
def test_without_scripts_the_content_is_there(widget, chromium, home):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + PLACES[widget])
    content = page.locator(f"{widget} .commentary-content")
    assert len(content.inner_text()) > 500
    assert content.locator("a").count() > 5
    context.close()


@pytest.mark.parametrize("widget", PLACES, ids=NAMES)
def test_without_its_data_the_content_stays_and_a_sentence_says_why(widget, chromium, site):
    context = chromium.new_context()
    context.route(re.compile("commentary-(positions|texts)"), lambda route: route.abort())
    page = context.new_page()
    page.goto(site + PLACES[widget])
    has_text(page.locator(f"{widget} .cw-trouble"), "The controls could not be shown.")
    assert len(page.locator(f"{widget} .commentary-content").inner_text()) > 500
    context.close()


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark"), (640, "light")]
)
@pytest.mark.parametrize("widget", PLACES, ids=NAMES)
def test_axe_finds_nothing_in_a_widget(widget, width, scheme, chromium, site, visit):
    """At 640 pixels the page is what a window of 1280 shows at 200 %."""
    opened = visit(site + PLACES[widget], site, width=width, scheme=scheme)
    opened.page.locator(f"{widget}[data-live]").wait_for()
    found = Axe().run(opened.page, context=widget).response
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    wide = opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0


@pytest.mark.parametrize("widget", PLACES, ids=NAMES)
def test_every_control_is_reached_by_the_tab_key_and_shows_where_it_is(widget, live):
    page, place = live(widget)
    controls = place.locator("select:visible, input:visible, button:visible:enabled, summary:visible")
    controls.first.focus()
    page.keyboard.press("Shift+Tab")
    count = controls.count()
    reached = set()
    for _ in range(count + 100):
        page.keyboard.press("Tab")
        name = page.evaluate(
            """widget => { const one = document.activeElement; const style = getComputedStyle(one);
              if (!one.closest(widget)) return null;
              return [...document.querySelector(widget).querySelectorAll('*')].indexOf(one) + (style.outlineStyle === 'none' ? ' unseen' : ''); }""",
            widget,
        )
        if name is None and reached:
            break
        if name is not None:
            assert "unseen" not in str(name)
            reached.add(name)
    assert len(reached) >= count
