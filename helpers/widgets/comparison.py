"""Works side by side on a theme, or passages side by side by address."""

from __future__ import annotations

from html import escape
from typing import Any

from helpers.corpus import Corpus
from helpers.positions import VerifiedEvidence, WorkPosition, find_theme, theme_positions
from helpers.tables import evidence_html, searches_html, stance_html
from helpers.widgets.base import CommentaryWidget, module
from helpers.widgets.commentary import positions_json, texts_json
from helpers.work_marks import mark_colour, mark_html

COUNTER = ("qualifies", "against")
FEWEST, MOST = 2, 5


class Comparator(CommentaryWidget):
    """Positions of two to five works on a theme, or two passages by address.

    `selection` is `{"theme": …, "works": [siglum, …]}` or `{"passages": [address, address]}`.
    """

    name = "comparator"
    _esm = module("comparator")


def compare_positions(corpus: Corpus, theme: str, *works: str) -> Comparator:
    """Return two to five works' positions on a theme side by side; theme, works and passages can be chosen.

    Args:
        corpus: the corpus.
        theme: the theme it opens with.
        works: two to five sigla; the argument's pair first.

    Raises:
        UnknownName: no such theme or work.
        ValueError: not two to five different works.

    >>> compare_positions(load_corpus(), "dictatorship", "stalin-1926", "wetzel-2021").selection["theme"]
    'dictatorship'
    """
    for siglum in works:
        corpus.work(siglum)
    if not FEWEST <= len(set(works)) == len(works) <= MOST:
        raise ValueError(
            f"a comparison takes two to five different works, not {', '.join(works) or 'none'}. Name each once."
        )
    found = find_theme(corpus, theme)
    by_siglum = {one.siglum: one for one in theme_positions(corpus, found)}
    shown = [by_siglum[siglum] for siglum in works]
    names = [corpus.work(siglum).short for siglum in works]
    letters = _letters(shown)
    panes = "".join(_pane(corpus, one, letters, folded=len(works) > FEWEST) for one in shown)
    content = (
        f'<p class="cw-result cw-heard">{escape(_verdict(shown, names, letters))}</p>'
        f'<div class="comparison"><p class="comparison-question">{escape(found.question)}</p>{_list(corpus, shown, letters)}'
        f'<div class="comparison-grid">{panes}</div></div>'
    )
    state: dict[str, Any] = {"theme": theme, "works": list(works)}
    line = f"{found.title}: {', '.join(names)}"
    return Comparator(content, line, lambda: texts_json(corpus), selection=state, positions=positions_json(corpus))


def _label(one: WorkPosition) -> str:
    return one.stance.label if one.stance else "Silent"


def _letters(shown: list[WorkPosition]) -> dict[str, str]:
    """Return a letter for each stance, in order of appearance."""
    return dict(zip(dict.fromkeys(map(_label, shown)), "ABCDE", strict=False))


def _verdict(shown: list[WorkPosition], names: list[str], letters: dict[str, str]) -> str:
    takers = {
        stance: ", ".join(name for one, name in zip(shown, names, strict=True) if _label(one) == stance)
        for stance in letters
    }
    if len(letters) == 1:
        return "".join(f"One stance: {stance} ({who})." for stance, who in takers.items())
    each = "; ".join(f"{letters[stance]}, {stance} ({who})" for stance, who in takers.items())
    return f"{len(letters)} stances among {len(shown)} works: {each}."


def _list(corpus: Corpus, shown: list[WorkPosition], letters: dict[str, str]) -> str:
    """Return the stances as a list for the eye; the sentence above it says the same to the ear."""
    items = "".join(
        f'<li><span class="letter">{letter}</span><strong>{escape(stance)}</strong><span class="comparison-works">'
        + " ".join(f"<span>{_work(corpus, one.siglum)}</span>" for one in shown if _label(one) == stance)
        + "</span></li>"
        for stance, letter in letters.items()
    )
    return f'<ul class="comparison-stances" aria-hidden="true">{items}</ul>'


def _work(corpus: Corpus, siglum: str) -> str:
    return f"{mark_html(list(corpus).index(siglum), siglum)} {escape(corpus.work(siglum).short)}"


def _pane(corpus: Corpus, one: WorkPosition, letters: dict[str, str], *, folded: bool) -> str:
    name = escape(corpus.work(one.siglum).short)
    mark = mark_html(list(corpus).index(one.siglum), one.siglum)
    letter = f' <span class="letter" aria-hidden="true">{letters[_label(one)]}</span>' if len(letters) > 1 else ""
    return (
        f'<div class="comparison-pane" role="group" aria-label="{name}" style="--work: {mark_colour(one.siglum)}">'
        f'<p class="comparison-work">{mark} <strong>{name}</strong>{letter}</p>'
        f'<p class="comparison-stance">{stance_html(one)}</p><p>{escape(one.record.summary)}</p>'
        f"{_grounds(one, folded)}</div>"
    )


def _grounds(one: WorkPosition, folded: bool) -> str:
    opened = "" if folded else " open"
    if one.record.status == "silent":
        return f"<details{opened}><summary>The searches ({len(one.searches)})</summary>{searches_html(one)}</details>"
    pro = tuple(e for e in one.evidence if e.bearing not in COUNTER)
    counter = tuple(e for e in one.evidence if e.bearing in COUNTER)
    return _fold("Evidence", pro, opened) + _fold("Limits and counter-evidence", counter, opened)


def _fold(label: str, evidence: tuple[VerifiedEvidence, ...], opened: str) -> str:
    if not evidence:
        return ""
    return f"<details{opened}><summary>{label} ({len(evidence)})</summary>{evidence_html(evidence)}</details>"
