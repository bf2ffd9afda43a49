"""The ledger of figures as a reader sees it: tables of figures, and of how figures stand to each other."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from helpers.cited import Citing
from helpers.corpus import Corpus
from helpers.errors import UnknownName, nearest
from helpers.figures import VerifiedFigure, VerifiedReconciliation, figure_counts, find_figures, sound_ledger
from helpers.quotation import VerifiedQuotation
from helpers.tables import HtmlTable, boxed_table, head_cells, quotation_html

RELATIONS = {"conflict": "In conflict", "differ": "Measure different things", "agree": "In agreement"}


def show_figures(corpus: Corpus, subject: str | None = None) -> HtmlTable:
    """Return the figures on a subject as a table, or one folded table a subject for the whole ledger.

    Raises:
        UnknownName: no such subject.
    """
    if subject is not None:
        found = find_figures(corpus, subject)
        return HtmlTable(_table(found, _caption(corpus, subject)), _lines(found))
    parts = []
    for each in sound_ledger(corpus).subjects:
        found = find_figures(corpus, each)
        if found:
            name = f"{each[0].upper()}{each[1:]}"
            parts.append(
                f"<details><summary>{escape(name)} ({len(found)})</summary>{_table(found, _caption(corpus, each))}</details>"
            )
    return HtmlTable("".join(parts), _lines(find_figures(corpus)))


def show_figure_counts(corpus: Corpus) -> HtmlTable:
    """Return what the ledger of figures holds of each work as a table."""
    counts = figure_counts(corpus)
    names = ("Numbers", "in another’s voice", "with a source", "with a date", "Dated facts without a number")
    head = head_cells("Text", *names)
    rows = "".join(
        f'<tr><th scope="row">{escape(corpus.work(row[0]).short)}</th>'
        + "".join(
            f'<td class="number" data-label="{name}">{value}</td>' for name, value in zip(names, row[1:], strict=True)
        )
        + "</tr>"
        for row in counts.itertuples(index=False)
    )
    caption = "The ledger, by text; a source and a date are counted when the text gives one"
    html = boxed_table("ledger", caption, head, f"<tbody>{rows}</tbody>")
    return HtmlTable(html, counts.to_string(index=False))


def _caption(corpus: Corpus, subject: str) -> str:
    return f"{subject[0].upper()}{subject[1:]}. {sound_ledger(corpus).subjects[subject]}"


def _lines(found: tuple[VerifiedFigure, ...]) -> str:
    return "\n".join(f"{one.quotation.locus}: {figure_words(one)}" for one in found)


def _table(found: tuple[VerifiedFigure, ...], caption: str) -> str:
    rows = "".join(_row(one) for one in found)
    head = head_cells("Text", "Figure", "Of", "In its words", "Source given")
    return boxed_table("ledger", escape(caption), head, f"<tbody>{rows}</tbody>")


def _row(one: VerifiedFigure) -> str:
    record = one.record
    comment = f"<br><small>{escape(record.comment)}</small>" if record.comment else ""
    cells = {
        "Figure": escape(figure_words(one)),
        "Of": escape(one.refers.words if one.refers else "no date given"),
        "In its words": f"“{escape(record.exact)}”{comment}",
        "Source given": escape(record.authority or "none"),
    }
    body = "".join(f'<td data-label="{name}">{cell}</td>' for name, cell in cells.items())
    return f'<tr><th scope="row">{citation_html(one.quotation)}</th>{body}</tr>'


def figure_words(one: VerifiedFigure) -> str:
    """Return a figure with its hedge and its unit: `650,000 members (“some”)`; of a dated fact, the hedge or `dated`."""
    record = one.record
    if one.is_dated_fact or one.least is None or one.most is None:
        return f"dated (“{record.qualifier}”)" if record.qualifier else "dated"
    number = f"{one.least:,g}" if one.least < 1e5 else f"{one.least:,.0f}"
    if one.most != one.least:
        number += f" to {one.most:,.0f}"
    hedge = f" (“{record.qualifier}”)" if record.qualifier else ""
    return f"{number} {record.unit}{hedge}"


def citation_html(quotation: VerifiedQuotation) -> str:
    """Return a citation, with the voice when it is not the author's, as a link to the very words."""
    href = f"texts/{quotation.locus.siglum}.html#{quotation.anchor}"
    return f'<a class="locus" href="{escape(href, quote=True)}">{escape(quotation.citation)}</a>'


def show_reconciliations(corpus: Corpus, relation: str | None = None) -> HtmlTable:
    """Return how figures stand to each other as a table: those of one relation, or all, conflicts first.

    Raises:
        UnknownName: the relation is not `agree`, `conflict` or `differ`.
    """
    if relation is not None and relation not in RELATIONS:
        raise UnknownName(f'no relation "{relation}". There are {", ".join(RELATIONS)}.{nearest(relation, RELATIONS)}')
    order = list(RELATIONS)
    groups = [one for one in sound_ledger(corpus).reconciliations if relation in (None, one.record.relation)]
    groups.sort(key=lambda one: order.index(one.record.relation))
    caption = RELATIONS[relation] if relation else "How the figures stand to each other"
    rows = "".join(_group(one, named=relation is None) for one in groups)
    head = head_cells("Question", "Figures", "Why")
    html = boxed_table("ledger reconciliations", f"{caption} ({len(groups)})", head, f"<tbody>{rows}</tbody>")
    text = "\n".join(f"{one.record.relation}: {one.record.title}" for one in groups)
    return HtmlTable(html, text)


def _group(one: VerifiedReconciliation, *, named: bool) -> str:
    record = one.record
    items = "".join(f"<li>{_claim(figure)} ({citation_html(figure.quotation)})</li>" for figure in one.figures)
    reference = f"<br><small>{escape(record.reference)}.</small>" if record.reference else ""
    relation = (
        f'<br><span class="relation relation-{record.relation}">{RELATIONS[record.relation]}</span>' if named else ""
    )
    return (
        f'<tr><th scope="row">{escape(record.title)}{relation}</th><td data-label="Figures"><ul>{items}</ul></td>'
        f'<td data-label="Why">{escape(record.reason)}{reference}</td></tr>'
    )


def _claim(one: VerifiedFigure) -> str:
    if one.is_dated_fact:
        return f"“{escape(one.record.exact)}”"
    when = f", {one.refers.words}" if one.refers else ""
    return f"{escape(figure_words(one))}{escape(when)}"


def quotations_html(quotations: tuple[VerifiedQuotation, ...]) -> str:
    """Return verified words as a list, each with its citation as a link."""
    return f'<ul class="evidence">{"".join(f"<li>{quotation_html(one)}</li>" for one in quotations)}</ul>'


def figure_citings(corpus: Corpus) -> Iterator[Citing]:
    """Yield the words that the ledger quotes, so that each link finds them on the page of the reading text."""
    for one in sound_ledger(corpus).figures:
        yield Citing("numbers", one.quotation.locus, one.quotation)
