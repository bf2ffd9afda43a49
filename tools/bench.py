"""Measure the distant-reading functions against nltk, conc and ripgrep, and print one table with ratios.

    python tools/bench.py --millions 5 50

The text is that of the five works, repeated; its vocabulary is therefore small for its length. Every ratio is of two
times in the same run on the same text; nothing is asserted. What is not installed is named and left out.
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TINY = ROOT / "tests/package/tiny/corpus"
FREQUENT, RARE = "party", "golden"
NLTK_MOST = 50  # millions of words; nltk takes some 100 bytes a word
CONC_MOST = 5  # millions of words; conc tokenises through spaCy


@dataclass
class Report:
    """Rows of the table: what was measured, of how much, the time, and how others compare."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, what: str, size: str, value: str, ratio: str = "") -> None:
        self.rows.append((what, size, value, ratio))
        print(f"{what:<46} {size:>14} {value:>14}  {ratio}", flush=True)


def seconds(run: Callable[[], Any], *, repeat: int = 5) -> float:
    """Return the shortest time of some runs, and of as many more as go into a fifth of a second."""
    times: list[float] = []
    gc.collect()
    while len(times) < repeat or sum(times) < 0.2:
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return min(times)


def shown(time_: float) -> str:
    return f"{time_:.2f} s" if time_ >= 1 else f"{time_ * 1000:.2f} ms"


def ratio(theirs: float, ours: float, whose: str) -> str:
    return f"{whose} {shown(theirs)}: {theirs / ours:,.1f} times as long"


def repeated(millions: float) -> dict[str, Any]:
    """Return the arguments of `index_texts` for the five works, repeated to a number of words."""
    from helpers import load_corpus
    from helpers.index import index_corpus

    one = index_corpus(load_corpus())
    texts = one.text.decoded.split("\n")
    times = max(round(millions * 1e6 / len(one)), 1)
    length = int(one.edges[-1])
    starts = [(int(one.begins[s]), int(v)) for s, v in zip(one.spans, one.span_voices, strict=True) if s < len(one)]
    return {
        "texts": texts * times,
        "loci": list(one.loci) * times,
        "works": one.passage_works.tolist() * times,
        "voice_starts": [(offset + n * length, voice) for n in range(times) for offset, voice in starts],
        "voice_names": one.voice_names,
        "authors": one.authors,
    }


def index_and_kwic(report: Report, millions: float) -> None:
    from helpers.concordance import find, kwic_table
    from helpers.index import TokenIndex, index_texts

    arguments = repeated(millions)
    held: list[TokenIndex] = []

    def build() -> None:
        held[:] = [index_texts(**arguments)]

    build_time = seconds(build, repeat=1)
    words = len(held[0])
    size = f"{words / 1e6:.1f} M words"

    def ask(pattern: str, voice: str = "all") -> int:
        return len(kwic_table(held[0], *find(held[0], pattern, voice=voice)))

    report.add("index", size, shown(build_time), f"{words / build_time / 1e6:.1f} M words a second")
    report.add("index, beside the text", size, f"{held[0].bytes_per_word:.1f} B/word")
    times = {word: seconds(lambda word=word: ask(word)) for word in (FREQUENT, RARE)}  # type: ignore[misc]
    for word, time_ in times.items():
        hits = ask(word)
        report.add(f"kwic {word}, {hits:,} hits", size, shown(time_), f"{time_ / hits * 1e6:.2f} µs a hit")
    for pattern in ("dictatorship of the proletariat", "dictator*", "/dictators?hip/"):
        time_, hits = seconds(lambda pattern=pattern: ask(pattern)), ask(pattern)  # type: ignore[misc]
        report.add(f"kwic {pattern}, {hits:,} hits", size, shown(time_), f"{time_ / hits * 1e6:.2f} µs a hit")
    time_, hits = seconds(lambda: ask(FREQUENT, "own")), ask(FREQUENT, "own")
    report.add(f"kwic {FREQUENT}, own voice, {hits:,} hits", size, shown(time_), f"{time_ / hits * 1e6:.2f} µs a hit")
    texts = arguments["texts"]
    held.clear()
    scan(report, texts, size, build_time, times)
    if millions <= NLTK_MOST:
        against_nltk(report, texts, size, build_time, times)
    if millions <= CONC_MOST:
        against_conc(report, texts, size, build_time, times)


def scan(report: Report, texts: list[str], size: str, build_time: float, times: dict[str, float]) -> None:
    rg = shutil.which("rg")
    if not rg:
        report.add("ripgrep", size, "not installed", "on Debian: apt-get install ripgrep")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "text.txt")
        with file.open("w", encoding="utf-8") as out:
            out.writelines(f"{text}\n" for text in texts)
        for word, ours in times.items():
            command = [rg, "--count-matches", "--ignore-case", "--word-regexp", word, str(file)]
            theirs = seconds(lambda command=command: subprocess.run(command, capture_output=True, check=True))  # type: ignore[misc]
            report.add(f"ripgrep counts {word} (no index)", size, shown(theirs), ratio(theirs, ours, "against kwic"))
            cold = (build_time + ours) / theirs
            report.add(f"cold: index and kwic {word}", size, shown(build_time + ours), f"{cold:.1f} times ripgrep")


def against_nltk(report: Report, texts: list[str], size: str, build_time: float, times: dict[str, float]) -> None:
    try:
        from nltk.text import ConcordanceIndex
    except ImportError:
        report.add("nltk", size, "not installed", "it is in requirements.txt")
        return
    from helpers.patterns import WORD

    held: list[Any] = []
    theirs = seconds(
        lambda: held.append(ConcordanceIndex([w for t in texts for w in WORD.findall(t)], key=str.lower)), repeat=1
    )
    report.add("nltk ConcordanceIndex", size, shown(theirs), ratio(theirs, build_time, "nltk"))
    for word, ours in times.items():
        theirs = seconds(lambda word=word: held[0].find_concordance(word, width=100))  # type: ignore[misc]
        report.add(f"nltk find_concordance {word}", size, shown(theirs), ratio(theirs, ours, "nltk"))


def against_conc(report: Report, texts: list[str], size: str, build_time: float, times: dict[str, float]) -> None:
    try:
        import logging

        import spacy
        from conc.concordance import Concordance
        from conc.corpus import Corpus as ConcCorpus
    except ImportError:
        report.add("conc", size, "not installed", "pip install -r bench-requirements.txt")
        return
    import pandas as pd

    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder, "blank")
        blank = spacy.blank("en")
        for name in ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner"):
            blank.add_pipe("sentencizer", name=name)  # conc turns these off by name, and uses the tokeniser alone
        blank.to_disk(model)
        source = Path(folder, "texts.csv")
        pd.DataFrame({"text": [text for text in texts if text.strip()]}).to_csv(source, index=False)
        built = ConcCorpus("bench")
        theirs = seconds(
            lambda: built.build_from_csv(str(source), folder, model=str(model), spacy_batch_size=1000), repeat=1
        )
        report.add("conc build_from_csv", size, shown(theirs), ratio(theirs, build_time, "conc"))
        for word, ours in times.items():
            line = Concordance(built)
            for page, what in ((20, "first page of 20"), (10**9, "all lines")):
                theirs = seconds(
                    lambda page=page, word=word, line=line: line.concordance(word, context_length=8, page_size=page),  # type: ignore[misc]
                    repeat=2,
                )
                report.add(f"conc concordance {word}, {what}", size, shown(theirs), ratio(theirs, ours, "conc"))


def loading(report: Report) -> None:
    from helpers import load_corpus

    report.add("load_corpus", "5 works", shown(seconds(load_corpus, repeat=5)))
    with tempfile.TemporaryDirectory() as folder:
        for count in (10, 100, 1000):
            root = Path(folder, str(count))
            copies(root, count)
            time_ = seconds(lambda root=root: load_corpus(root), repeat=1)  # type: ignore[misc]
            report.add(
                "load_corpus, tiny works", f"{count:,} works", shown(time_), f"{time_ / count * 1000:.2f} ms a work"
            )


def copies(root: Path, count: int) -> None:
    """Write a corpus of many small works."""
    (root / "works").mkdir(parents=True)
    shutil.copy(TINY / "voices.yml", root / "voices.yml")
    for number in range(count):
        siglum = f"smith-{number:04}"
        shutil.copytree(TINY / "works/smith-1901", root / "works" / siglum)
        record = root / "works" / siglum / "work.yml"
        record.write_text(record.read_text(encoding="utf-8").replace("smith-1901", siglum), encoding="utf-8")


def importing(report: Report) -> None:
    code = "import json, time, pandas; t = time.perf_counter(); import helpers; print(time.perf_counter() - t)"
    command = [sys.executable, "-c", code]
    times = [float(json.loads(subprocess.run(command, capture_output=True, check=True).stdout)) for _ in range(5)]
    report.add("import helpers, after pandas", "", shown(min(times)))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure, and print one table.")
    parser.add_argument("--millions", type=float, nargs="+", default=[5, 50], help="words to repeat the texts to")
    parser.add_argument("--only-words", action="store_true", help="leave out loading and importing")
    given = parser.parse_args()
    report = Report()
    if not given.only_words:
        importing(report)
        loading(report)
    for millions in given.millions:
        index_and_kwic(report, millions)


if __name__ == "__main__":
    main()
