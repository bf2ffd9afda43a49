"""Works side by side, as the page holds them before any script runs."""

import pytest

from helpers import UnknownName, compare_positions
from helpers.positions import find_theme, theme_positions
from helpers.tables import evidence_html, searches_html, stance_html


def test_the_question_stands_above(tiny):
    html = compare_positions(tiny, "rule", "smith-1901", "jones-nd").html
    assert '<p class="comparison-question">Does the council decide, or the party?</p>' in html


def test_works_stand_in_the_order_they_are_named_with_what_differs_said_above(tiny):
    html = compare_positions(tiny, "rule", "jones-nd", "smith-1901").html
    assert html.index('aria-label="Jones n.d."') < html.index('aria-label="Smith 1901"')
    assert "2 stances among 2 works: A, Neither (Jones n.d.); B, The council (Smith 1901)." in html


def test_a_pane_holds_stance_summary_evidence_and_what_tells_against(tiny):
    smith, _ = theme_positions(tiny, find_theme(tiny, "rule"))
    states, against = ((one,) for one in smith.evidence)
    assert (
        f'<p class="comparison-stance">{stance_html(smith)}</p><p>{smith.record.summary}</p>'
        f"<details open><summary>Evidence (1)</summary>{evidence_html(states)}</details>"
        f"<details open><summary>Limits and counter-evidence (1)</summary>{evidence_html(against)}</details>"
    ) in compare_positions(tiny, "rule", "smith-1901", "jones-nd").html


def test_the_pane_of_a_silent_work_holds_its_searches_once(tiny):
    jones = theme_positions(tiny, find_theme(tiny, "school"))[1]
    html = compare_positions(tiny, "school", "smith-1901", "jones-nd").html
    assert html.count(searches_html(jones)) == 1
    assert html.count("Says nothing of teaching.") == 1


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
