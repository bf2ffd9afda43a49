"""The apparatus as a reader sees it: what was done to the witness, beside the passage it was done in."""

from __future__ import annotations

from docutils import nodes

from helpers.book.nodes import make_block
from helpers.edition import Edition
from helpers.locus import Locus
from helpers.records.edition import Emendation, Intervention, Join, NoteMove, Omission, Remark, Transposition


def apparatus_note(edition: Edition, locus: Locus) -> list[nodes.Node]:
    """Return what was done in one passage, folded away; nothing when nothing was."""
    here = [one for one, place in edition.placed if place == locus and not _is_routine(one)]
    if not here:
        return []
    return [_folded(f"Apparatus ({len(here)})", here)]


def _is_routine(one: Intervention | Remark) -> bool:
    """Return whether an entry only says that the author's own note was linked to its marker, which the page shows."""
    return isinstance(one, NoteMove) and one.hand == "author"


def outside_note(edition: Edition) -> list[nodes.Node]:
    """Return what was left out before and after the text."""
    outside = [one for one, place in edition.placed if place is None]
    return [nodes.paragraph("", "Left out before, between and after the text:"), _listed(outside)] if outside else []


def _folded(summary: str, entries: list[Intervention | Remark]) -> nodes.Node:
    return make_block("details", make_block("summary", nodes.Text(summary)), _listed(entries), classes="apparatus")


def _listed(entries: list[Intervention | Remark]) -> nodes.Node:
    items = [nodes.list_item("", nodes.paragraph("", "", *_entry(one))) for one in entries]
    return nodes.bullet_list("", *items)


def _entry(one: Intervention | Remark) -> list[nodes.Node]:
    match one:
        case Emendation() | Join():
            halves = one.source + (f" | {one.with_.source}" if isinstance(one, Join) and one.with_ else "")
            return [
                nodes.strong("", " ".join(one.reading.split())),
                nodes.Text(f"] {' '.join(halves.split())} "),
                nodes.emphasis("", "witness"),
                nodes.Text(f". {one.reason}"),
            ]
        case Omission():
            return [nodes.emphasis("", f"Left out ({one.category})"), nodes.Text(f". {one.reason}")]
        case Transposition():
            return [nodes.emphasis("", "Moved"), nodes.Text(f". {one.reason}")]
        case NoteMove():
            hand = {"author": "the author's", "editor": "the editor's", "transcriber": "the transcriber's"}[one.hand]
            return [nodes.emphasis("", f"Note, {hand}"), nodes.Text(f". {one.reason}")]
        case Remark():
            word = {"sic": "Sic", "gap": "Gap"}[one.kind]
            return [nodes.emphasis("", word), nodes.Text(f", “{' '.join(one.source.split())}”. {one.note}")]
