"""How much of the texts the chapters use, as tables that stand in the page without scripts."""

from __future__ import annotations

from html import escape

from helpers.corpus import Corpus
from helpers.coverage import measure_coverage, read_uncited
from helpers.links import shown_link
from helpers.locus import Locus
from helpers.positions import themes
from helpers.reading_text import Passage
from helpers.tables import HtmlTable, boxed_table, head_cells


def show_coverage(corpus: Corpus) -> HtmlTable:
    """Return the share of each work's passages that each theme's chapter cites, and the longest stretch never cited."""
    measured = measure_coverage(corpus, corpus.folder.parent / "chapters")
    shares = measured.table()
    titles = {theme.id: f'<a href="{escape(theme.chapter)}.html">{escape(theme.title)}</a>' for theme in themes(corpus)}
    head = head_cells("Chapter", *(work.short for work in corpus.works), "Spread")
    rows = [
        f'<tr><th scope="row">{titles.get(row[0], "Any chapter")}</th>'
        + "".join(f"<td>{value:.0%}</td>" for value in row[1:])
        + "</tr>"
        for row in shares.itertuples(index=False)
    ]
    gaps = [_gap(corpus, measured.uncited(work.siglum)) for work in corpus.works]
    rows.append(f'<tr><th scope="row">Longest stretch never cited</th>{"".join(gaps)}<td></td></tr>')
    caption = "Share of each text’s passages that a chapter cites; the spread is the highest share less the lowest"
    html = boxed_table("numbers", caption, head, f"<tbody>{''.join(rows)}</tbody>")
    return HtmlTable(html, shares.to_string(index=False))


def _gap(corpus: Corpus, stretches: list[tuple[Passage, ...]]) -> str:
    if not stretches:
        return "<td>none</td>"
    passages = stretches[0]
    words = sum(passage.words for passage in passages)
    return f"<td>{shown_link(corpus, passages[0].locus)}, {len(passages)} passage{'' if len(passages) == 1 else 's'}, {words} words</td>"


def show_uncited(corpus: Corpus) -> HtmlTable:
    """Return the passages of five lines or more that no chapter cites, each with the reason."""
    found = read_uncited(corpus)
    entries = found[1].uncited if found else ()
    items = "".join(f"<li>{shown_link(corpus, Locus.parse(one.at))}: {escape(one.reason)}</li>" for one in entries)
    return HtmlTable(f"<ul>{items}</ul>" if items else "<p>None.</p>", f"{len(entries)} passages")
