"""What the works cite, as they give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from helpers.cited import NO_CHAPTER, Citing
from helpers.corpus import Corpus, Work
from helpers.coverage import WORDS_OF_A_NOTE_THAT_ARGUES
from helpers.locus import Locus
from helpers.reading_text import Passage
from helpers.tables import HtmlTable
from helpers.voices import base_voice, voices, work_quotations

if TYPE_CHECKING:
    import pandas as pd

_CITES = re.compile(r"\d|[\"“‘]|\bibid|\bsee\b", re.I)


def references(corpus: Corpus) -> pd.DataFrame:
    """Return every reference of the works, in reading order.

    Columns: `locus, siglum, reference`. A reference is what a quotation cites (a name alone is none), given once where
    it first stands, or a note that only refers (an editor's, or one of fewer than 20 words) and that no such reference
    covers.

    >>> list(references(load_corpus()).columns)
    ['locus', 'siglum', 'reference']
    """
    import pandas as pd

    rows = []
    for work in corpus.works:
        given = (q.record.cites for q in work_quotations(corpus, work))
        cited = dict.fromkeys(text for text in given if text and text.rstrip(".") not in voices(corpus))
        first = {text: next(p.locus for p in work if text in p.text) for text in cited}
        for passage in work:
            here = [(passage.text.index(text), text) for text, locus in first.items() if locus == passage.locus]
            rows += [(str(passage.locus), work.siglum, text) for _, text in sorted(here)]
            if (
                _only_refers(work, passage)
                and _CITES.search(passage.text)
                and not any(text in passage.text for text in cited)
            ):
                rows.append((str(passage.locus), work.siglum, passage.text))
    return pd.DataFrame(rows, columns=["locus", "siglum", "reference"])


def _only_refers(work: Work, passage: Passage) -> bool:
    is_others = base_voice(work, passage) != work.author
    return passage.kind == "note" and (is_others or passage.words < WORDS_OF_A_NOTE_THAT_ARGUES)


def show_references(corpus: Corpus) -> HtmlTable:
    """Return the works' references as lists, one a work, each reference with a link to where it stands."""
    found = references(corpus)
    parts = []
    for work in corpus.works:
        here = found[found["siglum"] == work.siglum]
        items = "".join(f"<li>{escape(row.reference)} ({_link(row.locus)})</li>" for row in here.itertuples())
        listed = f"<ul>{items}</ul>" if items else "<p>No references.</p>"
        parts.append(f"<details><summary>{escape(work.short)} ({len(here)})</summary>{listed}</details>")
    return HtmlTable("".join(parts), f"{len(found)} references")


def reference_citings(corpus: Corpus) -> Iterator[Citing]:
    """Yield where the references stand, so that the pages of the texts show it; it stands in no chapter's prose."""
    for address in references(corpus)["locus"]:
        yield Citing(NO_CHAPTER, Locus.parse(address), None)


def _link(address: str) -> str:
    locus = Locus.parse(address)
    return f'<a class="locus" href="texts/{locus.siglum}.html#{locus.anchor}">{escape(locus.citation)}</a>'
