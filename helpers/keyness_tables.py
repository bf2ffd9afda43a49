"""Key words and collocates as tables that stand in the page without scripts."""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd

from helpers.analysis_tables import analysis_table, number_cells, pattern_html, spoken
from helpers.collocation import collocates
from helpers.concordance import find
from helpers.corpus import Corpus
from helpers.index import index_corpus
from helpers.keyness import keyness
from helpers.tables import HtmlTable


def show_keyness(corpus: Corpus, target: str, *, voice: str = "own", n: int = 12) -> HtmlTable:
    """Return the words that most set a work apart from the others, by significance, with effect size beside it."""
    found = keyness(corpus, target, voice=voice)
    found = found[found["log_ratio"] > 0].head(n)
    rows = [
        f'<tr><th scope="row">{escape(row.word)}</th>'
        + number_cells(row.target, row.reference, f"{row.g2:.1f}", f"{row.log_ratio:.1f}", _probability(row.p_adjusted))
        + "</tr>"
        for row in found.itertuples()
    ]
    caption = f"Key words of {escape(corpus.work(target).short)} against the other works, {spoken(voice)}"
    heads = ["Word", "Here", "Elsewhere", "G²", "Log ratio", "Adjusted p"]
    return analysis_table("numbers", caption, heads, rows, found[["word", "g2", "log_ratio"]].to_string(index=False))


def show_keyness_by_voice(corpus: Corpus, target: str, *, level: float = 0.01) -> HtmlTable:
    """Return the words that are key, or rarer than elsewhere, in a work's own voice but not in all its words, or the reverse.

    Args:
        corpus: the corpus.
        target: the siglum of the work.
        level: the adjusted p below which a word counts as key.
    """
    own, everything = (_verdicts(corpus, target, voice, level) for voice in ("own", "all"))
    both = own.join(everything, how="outer", lsuffix="_own", rsuffix="_all").fillna(0)
    changed = both[both["verdict_own"] != both["verdict_all"]].reset_index()
    order = ["verdict_own", "verdict_all", "g2_own"]
    rows = [
        f'<tr><th scope="row">{escape(row.word)}</th>'
        + number_cells(f"{row.target_own:.0f} : {row.reference_own:.0f}", f"{row.g2_own:.1f}")
        + number_cells(f"{row.target_all:.0f} : {row.reference_all:.0f}", f"{row.g2_all:.1f}")
        + f"<td>{_verdict(row.verdict_own, 'own voice')}{_verdict(row.verdict_all, 'all voices')}</td></tr>"
        for row in changed.sort_values(order, ascending=False, ignore_index=True).itertuples()
    ]
    caption = (
        f"Words that are key in {escape(corpus.work(target).short)} in one of two counts only; hits there : in the other "
        f"works, in the same count; adjusted p below {level:g}"
    )
    heads = ["Word", "Own voice", "G²", "All voices", "G²", "Key in"]
    return analysis_table("numbers", caption, heads, rows, changed["word"].to_string(index=False))


def _verdicts(corpus: Corpus, target: str, voice: str, level: float) -> pd.DataFrame:
    found = keyness(corpus, target, voice=voice).set_index("word")
    verdict = np.sign(found["log_ratio"]).where(found["p_adjusted"] < level, 0)
    return found.assign(verdict=verdict)[["target", "reference", "g2", "verdict"]]


def _verdict(sign: float, count: str) -> str:
    return {0: "", 1: count, -1: f"{count}, as rarer"}[int(sign)]


def show_collocates(corpus: Corpus, node: str, *, window: int = 4, least: int = 3, n: int = 7) -> HtmlTable:
    """Return the words that keep company with a pattern in each author's own voice, by mutual information.

    Args:
        corpus: the corpus.
        node: the pattern.
        window: how many words on each side count as near.
        least: how often a word must stand near to be listed.
        n: how many words to list.
    """
    rows, text = [], []
    for work in corpus.works:
        alone = Corpus(corpus.folder, (work,))
        found = collocates(alone, node, window=window)
        found = (
            found[(found["observed"] >= least) & (found["mi"] > 0)]
            .sort_values(["mi", "observed"], ascending=False)
            .head(n)
        )
        words = [
            f"{escape(row.word)} <small>{row.observed}/{row.frequency}, {row.mi:.1f}</small>"
            for row in found.itertuples()
        ]
        hits = len(find(index_corpus(alone), node)[0])
        rows.append(
            f'<tr><th scope="row">{escape(work.short)}</th>{number_cells(hits)}<td>{" · ".join(words) or "none"}</td></tr>'
        )
        text.append(f"{work.siglum}: {', '.join(found['word'])}")
    caption = (
        f"Words that stand {least} times or more within {window} words of {pattern_html(node)}, in each author’s own voice, by mutual "
        "information; after each, how often near of how often in all, and the score"
    )
    return analysis_table("collocates", caption, ["Work", "Hits", "Company"], rows, "\n".join(text))


def _probability(p: float) -> str:
    return "&lt; 0.001" if p < 0.001 else f"{p:.3f}"
