"""Tables as a reader sees them: HTML that stands in the page without scripts."""

from __future__ import annotations

from html import escape

from helpers.corpus import Corpus
from helpers.locus import Locus
from helpers.positions import VerifiedEvidence, WorkPosition, find_theme, theme_positions
from helpers.quotation import VerifiedQuotation

BEARINGS = {"states": "States it", "implies": "Implies it", "qualifies": "Qualifies it", "against": "Tells against it"}


class HtmlTable:
    """A table for a notebook: its HTML, and a line of text where HTML is not shown."""

    def __init__(self, html: str, text: str):
        self._html, self._text = html, text

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return self._text


def show_positions(corpus: Corpus, theme: str) -> HtmlTable:
    """Return the positions of all works on a theme as a table; each stance opens its evidence in place.

    Raises:
        UnknownName: no such theme.
    """
    found = find_theme(corpus, theme)
    rows = "".join(_row(one) for one in theme_positions(corpus, found))
    stances = "".join(f"<dt>{escape(s.label)}</dt><dd>{escape(s.definition)}</dd>" for s in found.stances)
    html = (
        f'<div class="table-box"><table class="positions"><caption>{escape(found.question)}</caption>'
        '<thead><tr><th scope="col">Work</th><th scope="col">Stance</th><th scope="col">Position and evidence</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
        f'<details class="stances"><summary>What the stances mean</summary><dl>{stances}</dl></details>'
    )
    text = "\n".join(f"{p.siglum}: {p.stance.label if p.stance else 'silent'}" for p in theme_positions(corpus, found))
    return HtmlTable(html, text)


def _row(one: WorkPosition) -> str:
    work = Locus(one.siglum, "", 1, 1).short_work
    return f'<tr><th scope="row">{escape(work)}</th><td>{stance_html(one)}</td><td>{position_html(one)}</td></tr>'


def stance_html(one: WorkPosition) -> str:
    """Return a position's stance and status."""
    label = one.stance.label if one.stance else "Silent"
    return f'<span class="stance">{escape(label)}</span> <span class="status status-{one.record.status}">{one.record.status}</span>'


def position_html(one: WorkPosition) -> str:
    """Return a position's summary with its evidence, or the searches that prove a silence, folded below it."""
    summary = f"<p>{escape(one.record.summary)}</p>"
    if one.record.status == "silent":
        return summary + f"<details><summary>The searches ({len(one.searches)})</summary>{_searches(one)}</details>"
    return summary + f"<details><summary>Evidence ({len(one.evidence)})</summary>{evidence_html(one.evidence)}</details>"


def evidence_html(evidence: tuple[VerifiedEvidence, ...]) -> str:
    """Return the evidence of a position as a list, each item a link to its words."""
    items = (
        f'<li class="bearing-{e.bearing}"><span class="bearing">{BEARINGS[e.bearing]}:</span> {quotation_html(e.quotation)}</li>'
        for e in evidence
    )
    return f'<ul class="evidence">{"".join(items)}</ul>'


def quotation_html(quotation: VerifiedQuotation) -> str:
    """Return verified words with their citation as a link to where they stand."""
    href = f"texts/{quotation.locus.siglum}.html#{quotation.anchor}"
    voice = escape(" and ".join(quotation.voices), quote=True)
    return (
        f'<span class="quoted-words" data-voice="{voice}">“{escape(quotation.words)}”</span> '
        f'(<a class="locus" href="{href}">{escape(quotation.citation)}</a>)'
    )


def _searches(one: WorkPosition) -> str:
    counts = "".join(
        f"<li><code>{escape(s.term)}</code>: {len(s.hits)} {'hit' if len(s.hits) == 1 else 'hits'}</li>" for s in one.searches
    )
    dismissed = "".join(
        f"<li>“{escape(d.exact)}” ({_link(Locus.of(one.siglum, d.at))}): {escape(d.reason)}</li>" for d in one.record.dismissed
    )
    why = f"<p>Why no hit bears on the question:</p><ul>{dismissed}</ul>" if dismissed else ""
    return f'<ul class="searches">{counts}</ul>{why}'


def _link(locus: Locus) -> str:
    return f'<a class="locus" href="texts/{locus.siglum}.html#{locus.anchor}">{escape(locus.citation)}</a>'
