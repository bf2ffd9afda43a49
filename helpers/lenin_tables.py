"""Lenin in quotation, as tables that stand in the page without scripts."""

from __future__ import annotations

from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Literal

from helpers.cited import NO_CHAPTER, Citing
from helpers.corpus import Corpus
from helpers.lenin import LENIN, LeninQuotation, lenin_record, lenin_share, lenin_uses
from helpers.locus import Locus
from helpers.quotation import VerifiedQuotation, words_anchor
from helpers.records.lenin import LeninRecord, LeninWriting
from helpers.tables import HtmlTable, boxed_table, head_cells

WORDS_SHOWN = 45
BASES = {
    "named": "",
    "numbered": "found by volume and page",
    "recognised": "recognised by its words",
    "repeated": "taken up again",
    "unidentified": "",
}


def show_lenin(corpus: Corpus, by: Literal["writing", "work"] = "writing") -> HtmlTable:
    """Return every use of Lenin in the works as a table, a row for each writing or for each work; rows open in place.

    >>> show_lenin(load_corpus(), by="work")._repr_html_()[:5]
    '<div '
    """
    found = lenin_uses(corpus)
    rows = [*_rows_by_work(corpus, found)] if by == "work" else [*_rows_by_writing(corpus, found)]
    heads = ("Work", "Quotations") if by == "work" else ("Writing", "Quotations")
    caption = "What each work quotes from Lenin" if by == "work" else "What is quoted from each of Lenin’s writings"
    html = boxed_table("lenin", caption, head_cells(*heads), f"<tbody>{''.join(rows)}</tbody>")
    return HtmlTable(html, f"{len(found)} uses of Lenin in {len(corpus)} works")


def _rows_by_writing(corpus: Corpus, found: Sequence[LeninQuotation]) -> Iterator[str]:
    record = lenin_record(corpus)
    for writing in record.writings:
        here = [one for one in found if one.writing is writing]
        yield _row(writing.title, _facts(writing, record), _details(here) + _named(writing))
    yield _row("Not identified", [], _details([one for one in found if one.writing is None]))


def _rows_by_work(corpus: Corpus, found: Sequence[LeninQuotation]) -> Iterator[str]:
    for work in corpus.works:
        here = [one for one in found if one.siglum == work.siglum]
        uses = Counter(one.parts[0].record.use for one in here)
        roles = [f"{use}: {count}" for use, count in uses.most_common()]
        yield _row(work.short, [_extent(here), *roles], _details(here, titles=True))


def _extent(here: Sequence[LeninQuotation]) -> str:
    """Return how many writings are identified, and their years."""
    writings = {one.writing.id: one.writing for one in here if one.writing}
    years = sorted(writing.date[:4] for writing in writings.values() if writing.date)
    if not years:
        return "no writing identified"
    return f"{len(writings)} writing{'' if len(writings) == 1 else 's'}, {years[0]} to {years[-1]}"


def _row(head: str, facts: Sequence[str], last: str) -> str:
    under = "".join(f'<p style="font-weight: normal">{escape(fact)}</p>' for fact in facts)
    return f'<tr><th scope="row">{escape(head)}{under}</th><td style="min-width: 10.5rem">{last}</td></tr>'


def _facts(writing: LeninWriting, record: LeninRecord) -> list[str]:
    places = [_place(place.edition, place.volume, place.pages, record) for place in writing.places]
    kind_and_date = f"{writing.kind}, {_date(writing.date)}" if writing.date else writing.kind
    return [_sentence_case(kind_and_date), *places, *([writing.note] if writing.note else [])]


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _date(date: str) -> str:
    """Return a date of a year, a month or a day in words: `30 December 1920`."""
    year, *rest = date.split("-")
    month = [month_name[int(rest[0])]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])


def _place(edition: str, volume: str, pages: str | None, record: LeninRecord) -> str:
    names = {"russian": "Russian edition, vol.", "english": "English edition, vol."}
    name = names.get(edition, f"{record.editions[edition].title}, vol.")
    return f"{name} {volume}" + (f", pp. {pages.replace('-', '–')}" if pages else "")


def _details(here: Sequence[LeninQuotation], *, titles: bool = False) -> str:
    if not here:
        return ""
    items = "".join(_item(one, titles=titles) for one in here)
    counts = [(siglum, len(list(uses))) for siglum, uses in groupby(here, key=lambda one: one.siglum)]
    many = f"{len(here)} quotation{'' if len(here) == 1 else 's'}"
    who = ", ".join(f"{Locus(siglum, '', 1, 1).short_work}: {count}" for siglum, count in counts)
    return f'<details><summary>{escape(many if titles else who)}</summary><ul class="evidence">{items}</ul></details>'


def _item(one: LeninQuotation, *, titles: bool) -> str:
    first = one.parts[0]
    href = f"texts/{one.siglum}.html#{words_anchor(first.locus, first.begin, first.end)}"
    form = "reported" if first.record.form == "indirect" else first.record.form
    role = f"{first.record.use or 'use not recorded'}, {form}"
    words = escape(_shortened(" […] ".join(part.record.exact for part in one.parts)))
    shown = words if form == "reported" else f"“{words}”"
    title = f"<em>{escape(one.writing.title)}</em>: " if titles and one.writing else ""
    return (
        f'<li><span class="bearing">{escape(role)}:</span> {title}'
        f'<span class="quoted-words" data-voice="{LENIN}">{shown}</span> '
        f'(<a class="locus" href="{href}">{escape(first.locus.citation)}</a>){_source(one)}</li>'
    )


def _source(one: LeninQuotation) -> str:
    cites = one.parts[0].record.cites or ""
    said = ["" if cites.rstrip(".") == LENIN else cites, BASES[one.use.basis], one.use.note or ""]
    line = " ".join(f"{_sentence_case(part).rstrip('.')}." for part in said if part)
    return f'<br><span class="bearing">{escape(line)}</span>' if line else ""


def _shortened(words: str) -> str:
    run = words.split(" ")
    return words if len(run) <= WORDS_SHOWN else f"{' '.join(run[:WORDS_SHOWN])} […]"


def _named(writing: LeninWriting) -> str:
    links = ", ".join(
        f'<a class="locus" href="texts/{locus.siglum}.html#{locus.anchor}">{escape(locus.citation)}</a>'
        for locus in map(Locus.parse, writing.named)
    )
    return f"<p>Named in {links}</p>" if links else ""


def show_lenin_share(corpus: Corpus) -> HtmlTable:
    """Return how much of each work is Lenin's words, as a table of counts and shares."""
    measured = lenin_share(corpus)
    rows = "".join(
        f'<tr><th scope="row">{escape(Locus(row.work, "", 1, 1).short_work)}</th><td class="number">{row.words:,}</td>'
        f'<td class="number">{row.lenin:,}</td><td class="number">{row.reported:,}</td><td class="number">{row.share:.1%}</td></tr>'
        for row in measured.itertuples()
    )
    heads = ("Work", "Words", "Lenin’s", "of these reported", "Share")
    head = "".join(f'<th scope="col"{" class=number" if n else ""}>{name}</th>' for n, name in enumerate(heads))
    caption = (
        "Words in Lenin’s voice, notes and headings included; “reported” is indirect speech, in the author’s wording"
    )
    html = boxed_table("numbers", caption, head, f"<tbody>{rows}</tbody>")
    return HtmlTable(html, measured.to_string(index=False))


def show_lenin_editions(corpus: Corpus) -> HtmlTable:
    """Return the editions of Lenin that the works cite, each with what is known of it."""
    record = lenin_record(corpus)
    items = "".join(f"<dt>{escape(one.title)}</dt><dd>{escape(one.note)}</dd>" for one in record.editions.values())
    return HtmlTable(f"<dl>{items}</dl>", "; ".join(one.title for one in record.editions.values()))


def lenin_citings(corpus: Corpus) -> Iterator[Citing]:
    """Yield what the tables link to, so that the pages of the texts show it; it stands in no chapter's prose."""
    for one in lenin_uses(corpus):
        first = one.parts[0]
        author = corpus.work(one.siglum).author
        place = (first.locus, first.begin, first.end)
        yield Citing(
            NO_CHAPTER, first.locus, VerifiedQuotation(first.record.exact, first.locus, (LENIN,), author, (place,))
        )
    if (corpus.folder / "lenin.yml").exists():
        for writing in lenin_record(corpus).writings:
            for address in writing.named:
                yield Citing(NO_CHAPTER, Locus.parse(address), None)
