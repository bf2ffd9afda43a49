"""The words of a corpus as a table in Parquet files, for engines that work on more than one machine's memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from helpers.corpus import Corpus
from helpers.errors import CommentaryError, UnknownName, nearest
from helpers.index import TokenIndex, index_corpus, index_texts

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

COLUMNS = ("word", "locus", "siglum", "position", "voice", "own", "before", "after")
ABOUT = "_corpus.json"  # readers of Parquet folders pass over names that begin with a low line


class NoTokenTable(CommentaryError, ValueError):
    """A folder that holds no token table, or one that holds something already."""


@dataclass(frozen=True)
class TokenFolder:
    """A folder of token files: its works in order, the author of each, and all voices."""

    folder: Path
    authors: dict[str, str]
    voices: tuple[str, ...]

    def __iter__(self) -> Iterator[str]:
        return iter(self.authors)

    def __len__(self) -> int:
        return len(self.authors)

    @property
    def files(self) -> list[str]:
        """The files, in reading order."""
        return [str(path) for path in sorted(self.folder.glob("*.parquet"))]

    def check_voice(self, voice: str) -> None:
        """Refuse a voice that nobody has."""
        known = ["own", "all", *self.voices]
        if voice not in known:
            raise UnknownName(
                f'no voice "{voice}"; a voice is own, all, or a name in voices.yml.{nearest(voice, known)}'
            )


def write_tokens(corpus: Corpus, folder: str | Path, *, rows: int = 1_000_000) -> Path:
    """Write every word of a corpus to Parquet files, a work in one file or more, and return the folder.

    Columns: `word` (as spelled), `locus`, `siglum`, `position` (in the corpus, from 0), `voice`, `own` (whether the
    voice is the author's), `before` (the text between this word and the one before it in its passage) and `after`
    (the text after the last word of a passage). No passage runs over two files, and the files' names are in reading
    order, so that each file can be read by itself.

    Args:
        corpus: the corpus.
        folder: where to write; made if it is not there.
        rows: how many words to put into a file, but for the end of the last passage.

    Raises:
        NoTokenTable: the folder is not empty.
    """
    import pyarrow.parquet as pq

    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise NoTokenTable(f"{folder} is not empty; name a new folder, or empty this one.")
    index = index_corpus(corpus)
    number = 0
    for work, siglum in enumerate(corpus):
        for low, high in _files(index, work, rows):
            pq.write_table(_rows(index, siglum, low, high), target / f"{number:06}-{siglum}.parquet")
            number += 1
    about = {"authors": {work.siglum: work.author for work in corpus.works}, "voices": list(index.voice_names)}
    (target / ABOUT).write_text(json.dumps(about, ensure_ascii=False, indent=1), encoding="utf-8")
    return target


def read_folder(folder: str | Path) -> TokenFolder:
    """Return what a folder of tokens holds, without reading the tokens.

    Raises:
        NoTokenTable: `write_tokens` did not write it.
    """
    path = Path(folder)
    if not (path / ABOUT).is_file():
        raise NoTokenTable(f"{folder} holds no token table; write one with write_tokens(corpus, folder).")
    about = json.loads((path / ABOUT).read_text(encoding="utf-8"))
    return TokenFolder(path, about["authors"], tuple(about["voices"]))


def _files(index: TokenIndex, work: int, rows: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a work's words that go into one file, cut between passages."""
    firsts = np.append(index.passages, len(index))
    passages = np.flatnonzero(index.passage_works == work)
    if not len(passages):
        return
    low, end = int(firsts[passages[0]]), int(firsts[passages[-1] + 1])
    for edge in firsts[passages + 1].tolist():
        if edge - low >= rows or edge == end:
            if edge > low:
                yield low, edge
            low = edge


def _rows(index: TokenIndex, siglum: str, low: int, high: int) -> pa.Table:
    import pyarrow as pa

    positions = np.arange(low, high)
    passages = index.passage_of(positions)
    begins, ends = index.begins[low:high].astype(np.int64), index.ends_of(positions)
    first = np.append(True, passages[1:] != passages[:-1])
    last = np.append(first[1:], True)
    previous = np.where(first, index.edges[passages], np.append(0, ends[:-1]))
    edges = np.where(last, index.edges[passages + 1] - 1, ends)
    piece = index.text.piece
    return pa.table(
        {
            "word": [piece(a, b) for a, b in zip(begins.tolist(), ends.tolist(), strict=True)],
            "locus": [index.loci[n] for n in passages],
            "siglum": [siglum] * len(positions),
            "position": positions,
            "voice": [index.voice_names[n] for n in index.voice_of(positions)],
            "own": index.in_voice(positions, "own"),
            "before": [piece(a, b) for a, b in zip(previous.tolist(), begins.tolist(), strict=True)],
            "after": [piece(a, b) for a, b in zip(ends.tolist(), edges.tolist(), strict=True)],
        }
    )


def index_tokens(rows: pd.DataFrame, folder: TokenFolder) -> TokenIndex:
    """Return the index of the words of a file, as `index_corpus` has it of the corpus they were written from."""
    loci = rows["locus"].to_numpy()
    voices = rows["voice"].to_numpy()
    first = np.flatnonzero(np.append(True, loci[1:] != loci[:-1])) if len(rows) else np.empty(0, dtype=np.int64)
    pieces = (rows["before"] + rows["word"] + rows["after"]).tolist()
    texts = ["".join(pieces[a:b]) for a, b in zip(first, [*first[1:], len(pieces)], strict=True)]
    # where each word and what stands before it begin in the joined text: a line feed stands after every passage
    sizes = np.array([len(piece.encode()) for piece in pieces], dtype=np.int64)
    sizes[first[1:] - 1] += 1
    offsets = np.cumsum(sizes) - sizes
    turns = np.flatnonzero(np.append(True, voices[1:] != voices[:-1])) if len(rows) else first
    numbers = {name: n for n, name in enumerate(folder.voices)}
    works = list(folder)
    return index_texts(
        texts,
        [str(one) for one in loci[first]],
        [works.index(siglum) for siglum in rows["siglum"].to_numpy()[first]],
        [(int(offsets[n]), numbers[voices[n]]) for n in turns],
        folder.voices,
        [numbers[author] for author in folder.authors.values()],
    )
