"""Two works side by side, chosen without a kernel."""

import pytest
from ipywidgets import HTML, Dropdown, Stack, Widget

from helpers import UnknownName, compare_positions
from helpers.positions import find_theme, theme_positions
from helpers.tables import evidence_html, position_html, stance_html


def columns(widget):
    """Give the list and the panes of each side."""
    _, grid = widget.children
    return [column.children for column in grid.children]


def test_the_question_stands_above(tiny):
    question, _ = compare_positions(tiny, "rule", "smith-1901", "jones-nd").children
    assert isinstance(question, HTML)
    assert "Does the council decide, or the party?" in question.value


def test_each_side_opens_at_its_work_and_offers_all(tiny):
    for (menu, stack), chosen in zip(
        columns(compare_positions(tiny, "rule", "jones-nd", "smith-1901")), (1, 0), strict=True
    ):
        assert isinstance(menu, Dropdown)
        assert isinstance(stack, Stack)
        assert (menu.options, menu.index, stack.selected_index) == (("Smith 1901", "Jones n.d."), chosen, chosen)


def test_a_pane_holds_stance_summary_and_evidence(tiny):
    smith, jones = theme_positions(tiny, find_theme(tiny, "rule"))
    for _, stack in columns(compare_positions(tiny, "rule", "smith-1901", "jones-nd")):
        assert [pane.value for pane in stack.children] == [
            f'<div class="comparison-pane">{stance_html(one)}<p>{one.record.summary}</p>{evidence_html(one.evidence)}</div>'
            for one in (smith, jones)
        ]


def test_the_pane_of_a_silent_work_holds_its_searches_once(tiny):
    jones = theme_positions(tiny, find_theme(tiny, "school"))[1]
    _, stack = columns(compare_positions(tiny, "school", "smith-1901", "jones-nd"))[1]
    assert stack.children[1].value == f'<div class="comparison-pane">{stance_html(jones)}{position_html(jones)}</div>'
    assert stack.children[1].value.count("Says nothing of teaching.") == 1


def test_the_list_turns_the_panes_in_the_browser(tiny):
    sides = columns(compare_positions(tiny, "rule", "smith-1901", "jones-nd"))
    states = [model["state"] for model in Widget.get_manager_state()["state"].values()]
    links = [(state["source"], state["target"]) for state in states if state.get("_model_name") == "LinkModel"]
    for menu, stack in sides:
        link = ([f"IPY_MODEL_{menu.model_id}", "index"], [f"IPY_MODEL_{stack.model_id}", "selected_index"])
        assert links.count(link) == 1


@pytest.mark.parametrize(
    ("theme", "left", "right", "sentence"),
    [
        ("rules", "smith-1901", "jones-nd", 'no theme "rules"'),
        ("rule", "smith-1902", "jones-nd", 'no work "smith-1902"'),
        ("rule", "smith-1901", "jones", 'no work "jones"'),
    ],
)
def test_what_cannot_be_compared_is_refused(tiny, theme, left, right, sentence):
    with pytest.raises(UnknownName, match=sentence):
        compare_positions(tiny, theme, left, right)
