"""Plots say in words what they draw, and draw nothing that the ledger does not say."""

import re
from xml.etree import ElementTree

import pytest

from helpers import UnknownName, plot_figures, plot_shares
from helpers.figures import find_figures


def svg(html):
    return ElementTree.fromstring(re.search(r"<svg viewBox=\"0 0 420.*?</svg>", html, re.DOTALL)[0])


def test_every_figure_on_the_subject_is_drawn_and_said(real):
    html = plot_figures(real, "membership", title="Members")._repr_html_()
    found = find_figures(real, "membership")
    assert html.count("<li>") == len(found) + 3  # three voices in the key
    labels = [text.text for text in svg(html).iter("text") if text.get("class") == "value"]
    assert sorted(labels) == sorted(["240", "730", "650", "350", "600", "670–680", "several hundred thousand"])


def test_no_label_covers_another(real):
    html = plot_figures(real, "membership", title="Members")._repr_html_()
    boxes = [
        (float(t.get("x")), float(t.get("y")), len(t.text) * 7.6)
        for t in svg(html).iter("text")
        if t.get("class") == "value"
    ]
    for n, (x, y, width) in enumerate(boxes):
        for left, upper, other in boxes[:n]:
            assert x >= left + other or left >= x + width or abs(y - upper) >= 12


def test_the_picture_has_a_name_and_uses_the_page_s_colours(real):
    picture = svg(plot_figures(real, "membership", title="A & B")._repr_html_())
    assert picture.get("role") == "img"
    assert picture.get("aria-label").startswith("A & B")
    assert not re.search(r"#[0-9a-f]{3,6}\b", ElementTree.tostring(picture, encoding="unicode"))


def test_shares_show_what_they_leave_over(real):
    html = plot_shares(real, ["social origin", "cells"], refers="1922", title="Shares")._repr_html_()
    texts = [text.text for text in svg(html).iter("text")]
    assert texts.count("not accounted for") == 1
    assert texts[texts.index("not accounted for") - 1] == "9"


@pytest.mark.parametrize("subject", ["towns", "dates"])
def test_a_subject_without_dated_numbers_cannot_be_plotted(real, subject):
    with pytest.raises(UnknownName, match=f'^nothing on "{subject}" has a number and a date; plot another subject.$'):
        plot_figures(real, subject, title="x")


def test_shares_of_a_date_that_has_none_cannot_be_plotted(real):
    with pytest.raises(
        UnknownName, match=r'^nothing on "cells" is a percentage of 1899; name another date or subject\.$'
    ):
        plot_shares(real, ["cells"], refers="1899", title="x")
