"""Tables as HTML that stands in the page without scripts."""

import re
from collections import Counter

import pytest

from helpers import UnknownName, show_positions
from helpers.positions import find_theme, theme_positions, themes
from helpers.quotation import quote
from helpers.tables import evidence_html, map_html, position_html, positions_html, quotation_html, stance_html
from helpers.work_marks import mark_html


def positions(corpus, theme):
    return theme_positions(corpus, find_theme(corpus, theme))


def test_words_are_linked_to_the_very_place_where_they_stand(tiny):
    assert quotation_html(quote(tiny, "smith-1901:3", 'and "the school')) == (
        '<span class="quoted-words" data-voice="Green and Brown">“and &quot;the school”</span> '
        '(<a class="locus" href="texts/smith-1901.html#p3-23-38">Green and Brown, quoted in Smith 1901, §3</a>)'
    )


def test_what_tells_against_a_position_is_shown_with_its_evidence(tiny):
    (smith, _) = positions(tiny, "rule")
    assert evidence_html(smith.evidence) == (
        '<ul class="evidence">'
        '<li class="bearing-states"><span class="bearing">States it:</span> '
        '<span class="quoted-words" data-voice="Smith">“The council decides.”</span> '
        '(<a class="locus" href="texts/smith-1901.html#p5-3-23">Smith 1901, §5</a>)</li>'
        '<li class="bearing-against"><span class="bearing">Tells against it:</span> '
        '<span class="quoted-words" data-voice="Brown">“The party leads the council”</span> '
        '(<a class="locus" href="texts/smith-1901.html#p1-80-107">Brown, quoted in Smith 1901, §1</a>)</li>'
        "</ul>"
    )


def test_a_silence_shows_its_searches_and_why_no_hit_bears(tiny):
    (_, jones) = positions(tiny, "school")
    assert stance_html(jones) == '<span class="status status-silent">silent</span>'
    assert position_html(jones) == (
        "<p>Says nothing of teaching.</p><details><summary>The searches (3)</summary>"
        '<ul class="searches"><li><code>school*</code>: 0 hits</li><li><code>/teach\\w*|taught/</code>: 0 hits</li>'
        "<li><code>talk*</code>: 2 hits</li></ul>"
        "<p>Why no hit bears on the question:</p><ul><li>“Councils talk, and the party talks.” "
        '(<a class="locus" href="texts/jones-nd.html#p2">Jones n.d., §2</a>): Talk, not teaching.</li></ul></details>'
    )


def test_a_table_of_positions_is_whole_in_html_and_in_text(tiny):
    rows = "".join(
        f'<tr><th scope="row">{mark_html(n, one.siglum)} {name}</th><td>{stance_html(one)}</td><td>{position_html(one)}</td></tr>'
        for n, (name, one) in enumerate(zip(("Smith 1901", "Jones n.d."), positions(tiny, "rule"), strict=True))
    )
    assert positions_html(tiny, find_theme(tiny, "rule")) == (
        '<div class="table-box" tabindex="0" role="region" aria-label="Does the council decide, or the party?"><table class="positions"><caption>Does the council decide, or the party?</caption>'
        '<thead><tr><th scope="col">Work</th><th scope="col">Stance</th><th scope="col">Position and evidence</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
        '<details class="stances"><summary>What the stances mean</summary><dl>'
        "<dt>The council</dt><dd>The council has the last word.</dd><dt>The party</dt><dd>The party has the last word.</dd>"
        "<dt>Neither</dt><dd>Nobody has the last word.</dd></dl></details>"
    )
    assert repr(show_positions(tiny, "rule")) == "smith-1901: The council\njones-nd: Neither"
    assert repr(show_positions(tiny, "school")) == "smith-1901: It does not teach\njones-nd: silent"


def test_cells_of_the_map_that_agree_have_a_letter_and_others_have_none(real):
    rows = re.findall(r"<tr>(.*?)</tr>", map_html(real))[1:]
    for theme, row in zip(themes(real), rows, strict=True):
        found = theme_positions(real, theme)
        takers = Counter(one.stance.id for one in found if one.stance)
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row)
        letters = [(re.search(r'class="letter"[^>]*>(\w)<', cell) or [None, None])[1] for cell in cells]
        for one, letter in zip(found, letters, strict=True):
            same = {other for p, other in zip(found, letters, strict=True) if one.stance and p.stance == one.stance}
            assert (letter is not None) == bool(one.stance and takers[one.stance.id] > 1)
            assert len(same) <= 1
    assert "letter" in "".join(rows)


def test_what_commentators_write_is_escaped(copy):
    copy.edit(
        "corpus/positions/rule.yml", "summary: Nothing is decided at all.", "summary: Nothing <b>is</b> decided & all."
    )
    corpus = copy.load()
    assert "<p>Nothing &lt;b&gt;is&lt;/b&gt; decided &amp; all.</p>" in position_html(positions(corpus, "rule")[1])


def test_an_unknown_theme_is_refused(tiny):
    with pytest.raises(UnknownName, match='no theme "rules"'):
        show_positions(tiny, "rules")
