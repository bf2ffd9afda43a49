"""Tables as a reader sees them: HTML that stands in the page without scripts."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from helpers.agreement import agreement
from helpers.corpus import Corpus
from helpers.locus import Locus
from helpers.positions import VerifiedEvidence, WorkPosition, theme_positions, themes
from helpers.quotation import VerifiedQuotation
from helpers.records.themes import Theme
from helpers.work_marks import mark_html

BEARINGS = {"states": "States it", "implies": "Implies it", "qualifies": "Qualifies it", "against": "Tells against it"}


class HtmlTable:
    """A table for a notebook: its HTML, and a line of text where HTML is not shown."""

    def __init__(self, html: str, text: str):
        self._html, self._text = html, text

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return self._text


def boxed_table(kind: str, caption: str, head: str, bodies: str) -> str:
    """Return a table, given as HTML, in a box that scrolls where the page is narrow and bears the caption as its name.

    Args:
        kind: the classes of the table.
        caption: the caption, as HTML.
        head: the cells of its head.
        bodies: its bodies, each in a `tbody` element.
    """
    name = re.sub(r"<[^>]*>", "", caption).replace('"', "&quot;")
    return (
        f'<div class="table-box" tabindex="0" role="region" aria-label="{name}"><table class="{kind}">'
        f"<caption>{caption}</caption><thead><tr>{head}</tr></thead>{bodies}</table></div>"
    )


def head_cells(*names: str) -> str:
    """Return the cells of a table's head from their words."""
    return "".join(f'<th scope="col">{escape(name)}</th>' for name in names)


def positions_html(corpus: Corpus, theme: Theme) -> str:
    """Return the positions of all works on a theme as a table, with what the stances mean."""
    rows = "".join(_row(corpus, one) for one in theme_positions(corpus, theme))
    stances = "".join(f"<dt>{escape(s.label)}</dt><dd>{escape(s.definition)}</dd>" for s in theme.stances)
    head = head_cells("Work", "Stance", "Position and evidence")
    return (
        boxed_table("positions", escape(theme.question), head, f"<tbody>{rows}</tbody>")
        + f'<details class="stances"><summary>What the stances mean</summary><dl>{stances}</dl></details>'
    )


def _row(corpus: Corpus, one: WorkPosition) -> str:
    work = f"{mark_html(list(corpus).index(one.siglum), one.siglum)} {escape(corpus.work(one.siglum).short)}"
    return f'<tr><th scope="row">{work}</th><td>{stance_html(one)}</td><td>{position_html(one)}</td></tr>'


def stance_html(one: WorkPosition) -> str:
    """Return a position's stance and status."""
    status = f'<span class="status status-{one.record.status}">{one.record.status}</span>'
    return f'<span class="stance">{escape(one.stance.label)}</span> {status}' if one.stance else status


def position_html(one: WorkPosition) -> str:
    """Return a position's summary with its evidence, or the searches that prove a silence, folded below it."""
    summary = f"<p>{escape(one.record.summary)}</p>"
    if one.record.status == "silent":
        return summary + f"<details><summary>The searches ({len(one.searches)})</summary>{searches_html(one)}</details>"
    return (
        summary + f"<details><summary>Evidence ({len(one.evidence)})</summary>{evidence_html(one.evidence)}</details>"
    )


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


def searches_html(one: WorkPosition) -> str:
    """Return the searches that prove a silence, and why no hit bears on the question."""
    counts = "".join(
        f"<li><code>{escape(s.term)}</code>: {len(s.hits)} {'hit' if len(s.hits) == 1 else 'hits'}</li>"
        for s in one.searches
    )
    dismissed = "".join(
        f"<li>“{escape(d.exact)}” ({locus_link(Locus.of(one.siglum, d.at))}): {escape(d.reason)}</li>"
        for d in one.record.dismissed
    )
    why = f"<p>Why no hit bears on the question:</p><ul>{dismissed}</ul>" if dismissed else ""
    return f'<ul class="searches">{counts}</ul>{why}'


def locus_link(locus: Locus, words: str = "") -> str:
    """Return a citation, or words in its place, as a link to its passage in the reading text."""
    return f'<a class="locus" href="texts/{locus.siglum}.html#{locus.anchor}">{escape(words or locus.citation)}</a>'


def map_html(corpus: Corpus) -> str:
    """Return the stance of every work on every theme as one table, each theme a link to its chapter."""
    works = "".join(
        f'<th scope="col">{mark_html(n, work.siglum)} {escape(work.short)}</th>' for n, work in enumerate(corpus.works)
    )
    head = head_cells("Theme") + works
    rows = "".join(_map_row(corpus, theme) for theme in themes(corpus))
    caption = "The stance of each work on each theme; cells of a row with one letter take the same"
    return boxed_table("positions map", caption, head, f"<tbody>{rows}</tbody>")


def _map_row(corpus: Corpus, theme: Theme) -> str:
    found = theme_positions(corpus, theme)
    counts = Counter(one.stance.label for one in found if one.stance)
    letters = dict(zip((label for label, count in counts.items() if count > 1), "ABCDE", strict=False))
    cells = "".join(
        f'<td data-work="{escape(corpus.work(one.siglum).short)}">{_letter(letters, one)}{stance_html(one)}</td>'
        for one in found
    )
    return f'<tr><th scope="row"><a href="{escape(theme.chapter)}.html">{escape(theme.title)}</a></th>{cells}</tr>'


def _letter(letters: dict[str, str], one: WorkPosition) -> str:
    letter = letters.get(one.stance.label) if one.stance else None
    return f'<span class="letter" aria-hidden="true">{letter}</span> ' if letter else ""


def show_agreement(corpus: Corpus) -> HtmlTable:
    """Return the agreement between each pair of works as a square table: same stances of shared themes."""
    found = agreement(corpus)
    cells = {
        frozenset((row.left, row.right)): f"{row.same} of {row.themes}<br><small>{row.firm} stated by both</small>"
        for row in found.itertuples()
    }
    head = f"<td></td>{head_cells(*(work.short for work in corpus.works))}"
    rows = [
        f'<tr><th scope="row">{escape(work.short)}</th>'
        + "".join(
            "<td>—</td>" if other == work.siglum else f"<td>{cells[frozenset((work.siglum, other))]}</td>"
            for other in corpus
        )
        + "</tr>"
        for work in corpus.works
    ]
    caption = "On how many themes each pair takes the same stance, of those on which both take one"
    html = boxed_table("agreement", caption, head, f"<tbody>{''.join(rows)}</tbody>")
    return HtmlTable(html, found.to_string(index=False))
