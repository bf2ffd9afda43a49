"""Shingles: pairs of words close together, by which two passages that share wording find each other."""

from __future__ import annotations

import numpy as np

from helpers.index import Positions, TokenIndex

REACH = 4  # a shingle is a word and one of the next four
COMMONEST = 12  # a shingle that occurs more often says nothing about reuse, and would make the time quadratic
NEAR = 20  # shared shingles further apart than this many words belong to different parallels


def shared_regions(
    index: TokenIndex, numbers: Positions, passages: Positions, within: bool, shingles: int
) -> list[tuple[int, int, int, int]]:
    """Return the stretches of two passages, as word positions, in which several shared shingles lie close together."""
    one, other = _shared_shingles(numbers, passages)
    groups = passages if within else index.passage_works[passages]
    apart = groups[one] != groups[other]
    one, other = one[apart], other[apart]
    if not len(one):
        return []
    # neighbours in both passages come together when sorted by passage pair, then by the distance of their places
    regions: list[tuple[int, int, int, int]] = []
    for shift in (0, NEAR // 2):  # a parallel whose distance lies on the edge of a step is whole in the other
        slant = (other - one + shift) // NEAR
        order = np.lexsort((one, slant, passages[other], passages[one]))
        a, b, s = one[order], other[order], slant[order]
        pair = np.stack([passages[a], passages[b], s])
        cut = np.any(pair[:, 1:] != pair[:, :-1], axis=0) | (np.diff(a) > NEAR)
        edges = np.concatenate([[0], np.flatnonzero(cut) + 1, [len(a)]])
        enough = np.flatnonzero(np.diff(edges) >= shingles)
        for n in enough:
            inside = slice(edges[n], edges[n + 1])
            regions.append((int(a[inside][0]), int(a[inside][-1]), int(b[inside].min()), int(b[inside].max())))
    return list(dict.fromkeys(regions))


def _shared_shingles(numbers: Positions, passages: Positions) -> tuple[Positions, Positions]:
    """Return the places of every pair of equal shingles, the earlier first, leaving out shingles that are commonplace."""
    keys, places = [], []
    kinds = int(numbers.max(initial=0)) + 1
    for gap in range(1, REACH + 1):
        one, other = numbers[:-gap], numbers[gap:]
        kept = np.flatnonzero((passages[:-gap] == passages[gap:]) & (one >= 0) & (other >= 0))
        keys.append(one[kept] * kinds + other[kept])
        places.append(kept)
    key, place = np.concatenate(keys), np.concatenate(places)
    order = np.lexsort((place, key))
    key, place = key[order], place[order]
    group = np.cumsum(np.concatenate([[0], key[1:] != key[:-1]])) if len(key) else key
    size = np.bincount(group)[group] if len(key) else key
    kept = (size > 1) & (size <= COMMONEST)
    group, place = group[kept], place[kept]
    pairs = [(place[:-step], place[step:], group[:-step] == group[step:]) for step in range(1, COMMONEST)]
    return (
        np.concatenate([one[same] for one, _, same in pairs]),
        np.concatenate([other[same] for _, other, same in pairs]),
    )
