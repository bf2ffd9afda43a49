"""Works side by side on a theme, or passages side by side by address."""

from __future__ import annotations

from html import escape
from typing import Any

from helpers.corpus import Corpus
from helpers.positions import VerifiedEvidence, WorkPosition, find_theme, theme_positions
from helpers.tables import evidence_html, searches_html, stance_html
from helpers.widgets.base import CommentaryWidget, module
from helpers.widgets.commentary import positions_json, texts_json

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
    panes = "".join(
        _pane(one, name, letters, folded=len(works) > FEWEST) for one, name in zip(shown, names, strict=True)
    )
    content = (
        f'<p class="cw-result">{escape(_verdict(shown, names, letters))}</p>'
        f'<div class="comparison"><p class="comparison-question">{escape(found.question)}</p>'
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


def _pane(one: WorkPosition, name: str, letters: dict[str, str], *, folded: bool) -> str:
    mark = f' <span class="letter" title="Stance">{letters[_label(one)]}</span>' if len(letters) > 1 else ""
    return (
        f'<div class="comparison-pane" role="group" aria-label="{escape(name)}">'
        f'<p class="comparison-work"><strong>{escape(name)}</strong>{mark}</p>'
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
