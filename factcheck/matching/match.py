"""Which claims meet: nearest neighbours by embedding, and claims that share a rare anchor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.facts import GroundedClaim
from factcheck.matching.anchors import anchored_pairs
from factcheck.matching.embedder import Embedder
from factcheck.matching.neighbours import Search, nearest, on_grid
from factcheck.matching.pair import Cluster, Matches, Pair, cosine_of

__all__ = ["match", "match_texts"]

_ACROSS = 8
"""Neighbours in other documents that a claim may meet: on the training cases ten sentences hold 94 % of the planned
conflicts, six 89 % (docs/decisions/0007-matching.md)."""

_WITHIN = 3
"""Neighbours in its own document: an author contradicts himself far less often than two authors each other (5 % of
the planned conflicts of the training cases), and repeats himself more often."""

_WITHIN_FLOOR = 0.2
"""Least cosine of two claims of one document: 16 of the 17 planned conflicts inside one document of every second
training case reach it, half of the third neighbours in a document do not."""

_RELATED = 20
"""References whose claims look for neighbours among the drafts; those of others would meet what is nearest, not near.
Among 200 references, 74 of 75 planned conflicts of 15 training cases meet whether all, 20 or 10 of them look, and 50 if
none does; with 20 it takes a ninth of the pairs (docs/decisions/0018-cache.md)."""

_GATE_PERCENTILE = 15.0  # a neighbour must beat this percentile of the run's own neighbour cosines
_CLUSTER_NEIGHBOURS = 2  # claims that are among each other's nearest this many form a cluster


def match(
    claims: Sequence[GroundedClaim], embedder: Embedder, references: frozenset[str] = frozenset()
) -> Matches:
    """Return the pairs of claims to judge, and the clusters that they form.

    `references` are ids of documents that are checked neither against one another nor against themselves; of many, only
    those nearest to the drafts look for neighbours, the others are found by them.  The gate is relative: a claim meets
    its nearest neighbours, but for the farthest of this run; claims that share a rare anchor meet in any case.
    """
    claims = tuple(claims)
    if len(claims) < 2:
        return Matches(claims, tuple(Cluster(i, (i,)) for i in range(len(claims))), ())
    vectors = on_grid(embedder.encode([c.claim.text for c in claims]))
    sentences, documents = _sentence_ids(claims), _document_ids(claims)
    passive = np.array([c.claim.document.id in references for c in claims])

    def across(rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.bool_]:
        mask: NDArray[np.bool_] = documents[rows, None] != documents[None, columns]
        return mask

    def within(rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.bool_]:
        same = documents[rows, None] == documents[None, columns]
        mask: NDArray[np.bool_] = np.logical_and(same, sentences[rows, None] != sentences[None, columns])
        return mask

    everyone, drafts = np.arange(len(claims)), np.flatnonzero(~passive)
    found = list(nearest(vectors, (Search(across, _ACROSS), Search(within, _WITHIN)), drafts, everyone))
    looking = np.flatnonzero(np.logical_and(passive, _is_related(found, documents, passive)))
    ranked: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for i, j, cosine in (*found, *nearest(vectors, (Search(across, _ACROSS),), looking, drafts)):
        ranked[i].append((j, cosine))
    cosines = [cosine for found in ranked.values() for _, cosine in found]
    gate = float(np.percentile(cosines, _GATE_PERCENTILE)) if cosines else 0.0

    met: dict[tuple[int, int], set[str]] = {}
    for i, near in ranked.items():
        for j, cosine in near:
            if cosine >= (max(gate, _WITHIN_FLOOR) if documents[i] == documents[j] else gate):
                met.setdefault((min(i, j), max(i, j)), set())
    for i, j, anchor in anchored_pairs(claims):
        if not (passive[i] and passive[j]):
            met.setdefault((i, j), set()).add(anchor)

    clusters = _clusters(len(claims), ranked)
    cluster_of = {member: cluster.id for cluster in clusters for member in cluster.members}
    pairs = tuple(
        Pair(i, j, cosine_of(vectors, i, j), tuple(sorted(anchors)), cluster_of[i])
        for (i, j), anchors in sorted(met.items())
    )
    return Matches(claims, clusters, pairs, vectors)


def _is_related(
    found: Sequence[tuple[int, int, float]], documents: NDArray[np.int64], passive: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell for each claim whether its document is among the `_RELATED` references that drafts have most neighbours in.

    `found` are the neighbours (i, j, cosine) of the drafts' claims; the cosines of those in a document are added up.
    """
    closeness = np.zeros(int(documents.max()) + 1)
    for _, j, cosine in found:
        if passive[j]:
            closeness[documents[j]] += cosine
    among = np.unique(documents[passive])
    nearest_first = among[np.argsort(-closeness[among], kind="stable")]
    return np.isin(documents, nearest_first[:_RELATED])


def match_texts(
    first: Sequence[GroundedClaim], second: Sequence[GroundedClaim], embedder: Embedder
) -> Matches:
    """Return every pair of a claim of one text and a claim of the other, without a gate."""
    claims = (*first, *second)
    if not first or not second:
        return Matches(claims, (), ())
    vectors = on_grid(embedder.encode([c.claim.text for c in claims]))
    pairs = tuple(
        Pair(i, j, cosine_of(vectors, i, j), (), 0)
        for i in range(len(first))
        for j in range(len(first), len(claims))
    )
    return Matches(claims, (Cluster(0, tuple(range(len(claims)))),), pairs)


def _sentence_ids(claims: Sequence[GroundedClaim]) -> NDArray[np.int64]:
    """Give the claims of one sentence one number, int64[n]."""
    return _numbered([c.claim.sentence.place for c in claims])


def _document_ids(claims: Sequence[GroundedClaim]) -> NDArray[np.int64]:
    """Give the claims of one document one number, int64[n]."""
    return _numbered([c.claim.document.id for c in claims])


def _numbered(keys: Sequence[Hashable]) -> NDArray[np.int64]:
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


def _clusters(count: int, ranked: dict[int, list[tuple[int, float]]]) -> tuple[Cluster, ...]:
    """Join claims that are among each other's nearest; connected ones form a cluster."""
    closest = {
        i: {j for j, _ in sorted(found, key=lambda near: -near[1])[:_CLUSTER_NEIGHBOURS]}
        for i, found in ranked.items()
    }
    leader = list(range(count))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for i, near in closest.items():
        for j in near:
            if i in closest.get(j, ()):
                low, high = sorted((find(i), find(j)))
                leader[high] = low
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        members[find(i)].append(i)
    return tuple(Cluster(number, tuple(ids)) for number, ids in enumerate(members.values()))
