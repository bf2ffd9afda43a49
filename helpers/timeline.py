"""The events that the works argue over, as a table by year: who mentions what."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from helpers.cited import Citing
from helpers.corpus import Corpus, Work
from helpers.events import VerifiedEvent, sound_events
from helpers.figure_tables import quotations_html
from helpers.quotation import VerifiedQuotation
from helpers.tables import HtmlTable, boxed_table, head_cells
from helpers.work_marks import mark_html


def show_timeline(corpus: Corpus) -> HtmlTable:
    """Return the events by year as a table, a column a work; each mention is a link to its words."""
    found = sound_events(corpus)
    head = "".join(
        f'<th scope="col">{mark_html(list(corpus).index(work.siglum), work.siglum)} {escape(work.short)}</th>'
        for work in corpus.works
    )
    bodies = []
    for year, group in groupby(found, key=lambda one: one.date.begin.year):
        members = list(group)
        rows = [_row(corpus, one, year if n == 0 else None, len(members)) for n, one in enumerate(members)]
        bodies.append(f'<tbody id="y{year}">{"".join(rows)}</tbody>')
    caption = f"{len(found)} events, and where each text mentions them"
    html = boxed_table("timeline", caption, head_cells("Year", "Event") + head, "".join(bodies))
    text = "\n".join(f"{one.date}: {one.record.name} ({', '.join(_sigla(corpus, one))})" for one in found)
    return HtmlTable(html, text)


def _sigla(corpus: Corpus, one: VerifiedEvent) -> list[str]:
    return [siglum for siglum in corpus if one.by(siglum)]


def _row(corpus: Corpus, one: VerifiedEvent, year: int | None, rows: int) -> str:
    head = f'<th scope="rowgroup" rowspan="{rows}" class="year">{year}</th>' if year is not None else ""
    record = one.record
    note = f'<p class="event-note">Note: {escape(record.note)}</p>' if record.note else ""
    event = (
        f"<strong>{escape(record.name)}</strong> <small>{escape(one.date.words)}</small>"
        f"<p>{escape(record.sentence)}</p>{note}"
        f"<details><summary>In their words ({len(one.mentions)})</summary>{quotations_html(one.mentions)}</details>"
    )
    cells = "".join(_cell(work, one.by(work.siglum)) for work in corpus.works)
    return f"<tr>{head}<td>{event}</td>{cells}</tr>"


def _cell(work: Work, mentions: tuple[VerifiedQuotation, ...]) -> str:
    if not mentions:
        return '<td class="mention none"></td>'
    links = ", ".join(
        f'<a href="texts/{work.siglum}.html#{one.anchor}" aria-label="{escape(one.citation, quote=True)}">{_place(one)}</a>'
        for one in mentions
    )
    return f'<td class="mention" data-label="{escape(work.short, quote=True)}">{links}</td>'


def _place(one: VerifiedQuotation) -> str:
    """Return the passage without the work, which the column names."""
    return escape(one.locus.citation.split(", ", 1)[1].replace(" ", "\u00a0"))


def event_citings(corpus: Corpus) -> Iterator[Citing]:
    """Yield the words that mention an event, so that each link finds them on the page of the reading text."""
    for one in sound_events(corpus):
        for mention in one.mentions:
            yield Citing("timeline", mention.locus, mention)
