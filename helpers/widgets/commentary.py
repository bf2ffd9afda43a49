"""The tables that the widgets read: positions with their evidence, and the words of the texts."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from helpers.chapters import title_of
from helpers.corpus import Corpus
from helpers.links import BookLinks, book_links, is_shown
from helpers.locus import Locus
from helpers.positions import VerifiedEvidence, WorkPosition, theme_positions, themes
from helpers.reading_text import Passage
from helpers.voices import voice_spans, voices
from helpers.work_marks import mark_shape

Json = dict[str, Any]


@lru_cache(maxsize=4)
def positions_json(corpus: Corpus) -> Json:
    """Return the works, the themes and every position with its evidence, as the widgets read them."""
    return {
        "works": [
            {"siglum": work.siglum, "short": work.short, "mark": mark_shape(n)} for n, work in enumerate(corpus.works)
        ],
        "themes": [
            {
                "id": theme.id,
                "title": theme.title,
                "question": theme.question,
                "chapter": theme.chapter,
                "stances": [{"id": s.id, "label": s.label, "definition": s.definition} for s in theme.stances],
                "positions": {one.siglum: _position(one) for one in theme_positions(corpus, theme)},
            }
            for theme in themes(corpus)
        ],
    }


def _position(one: WorkPosition) -> Json:
    found: Json = {
        "stance": one.stance.label if one.stance else "Silent",
        "status": one.record.status,
        "summary": one.record.summary,
    }
    if one.record.status == "silent":
        found["searches"] = [[search.term, len(search.hits)] for search in one.searches]
        found["dismissed"] = [_dismissed(one.siglum, d.at, d.exact, d.reason) for d in one.record.dismissed]
    else:
        found["evidence"] = [_evidence(e) for e in one.evidence]
    return found


def _evidence(one: VerifiedEvidence) -> Json:
    quotation = one.quotation
    return {
        "words": quotation.words,
        "citation": quotation.citation,
        "href": f"{quotation.locus.siglum}.html#{quotation.anchor}",
        "at": str(quotation.locus),
        "voice": " and ".join(quotation.voices),
        "bearing": one.bearing,
    }


def _dismissed(siglum: str, at: str | int, exact: str, reason: str) -> Json:
    locus = Locus.of(siglum, at)
    return {"words": exact, "citation": locus.citation, "href": f"{siglum}.html#{locus.anchor}", "reason": reason}


@lru_cache(maxsize=4)
def texts_json(corpus: Corpus) -> Json:
    """Return the words of every passage that the book publishes, with their voices and the chapters that discuss them.

    A work published in excerpts brings only the passages that the book links to. Offsets count UTF-16 units.
    """
    links = book_links(corpus)
    folder = corpus.folder.parent / "chapters"
    names = {name for chapters in links.chapters.values() for name in chapters}
    numbers = {name: n for n, name in enumerate(voices(corpus))}
    return {
        "voices": list(numbers),
        "chapters": {name: title_of(folder / f"{name}.md") for name in sorted(names)},
        "works": [
            {
                "siglum": work.siglum,
                "short": work.short,
                "author": numbers[work.author],
                "full": work.record.publish == "full",
                "passages": [_passage(links, passage, numbers) for passage in work if is_shown(corpus, passage.locus)],
            }
            for work in corpus.works
        ],
    }


def _passage(links: BookLinks, passage: Passage, numbers: dict[str, int]) -> list[Any]:
    """Return `[address, text, [begin, voice, …], chapters]`; adjoining stretches of one voice are one."""
    spans: list[int] = []
    for span in voice_spans(links.corpus, passage.locus):
        number = numbers[span.voice]
        if not spans or spans[-1] != number:
            spans += [_units(passage.text[: span.begin]), number]
    address = f"{passage.locus.series}{passage.locus.first}"
    return [address, passage.text, spans, links.chapters.get(passage.locus, [])]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
