"""Which claims meet: nearest neighbours by embedding, and claims that share a rare anchor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from factcheck.facts import GroundedClaim
from factcheck.matching.anchors import anchored_pairs
from factcheck.matching.embedder import Embedder
from factcheck.matching.neighbours import nearest
from factcheck.matching.pair import Cluster, Matches, Pair

__all__ = ["match"]

_NEIGHBOURS = 6  # neighbours a claim may meet
_GATE_PERCENTILE = 50.0  # a neighbour must beat this percentile of the run's own neighbour cosines
_CLUSTER_NEIGHBOURS = 2  # claims that are among each other's nearest this many form a cluster


def match(
    claims: Sequence[GroundedClaim], embedder: Embedder, references: frozenset[str] = frozenset()
) -> Matches:
    """Return the pairs of claims to judge, and the clusters that they form.

    `references` are ids of documents that are not checked against one another.  The gate is relative: a claim meets
    its nearest neighbours, as far as they are nearer than the median neighbour of this run; claims that share a rare
    anchor meet whatever their cosine.
    """
    claims = tuple(claims)
    if len(claims) < 2:
        return Matches(claims, tuple(Cluster(i, (i,)) for i in range(len(claims))), ())
    vectors = embedder.encode([c.claim.text for c in claims])
    groups = _sentence_ids(claims)
    passive = np.array([c.claim.document.id in references for c in claims])

    ranked: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for i, j, cosine in nearest(vectors, groups, passive, _NEIGHBOURS):
        ranked[i].append((j, cosine))
    cosines = [cosine for found in ranked.values() for _, cosine in found]
    gate = float(np.percentile(cosines, _GATE_PERCENTILE)) if cosines else 0.0

    met: dict[tuple[int, int], set[str]] = {}
    for i, found in ranked.items():
        for j, cosine in found:
            if cosine >= gate:
                met.setdefault((min(i, j), max(i, j)), set())
    for i, j, anchor in anchored_pairs(claims):
        if not (passive[i] and passive[j]):
            met.setdefault((i, j), set()).add(anchor)

    clusters = _clusters(len(claims), ranked)
    cluster_of = {member: cluster.id for cluster in clusters for member in cluster.members}
    pairs = tuple(
        Pair(i, j, round(float(vectors[i] @ vectors[j]), 4), tuple(sorted(anchors)), cluster_of[i])
        for (i, j), anchors in sorted(met.items())
    )
    return Matches(claims, clusters, pairs)


def _sentence_ids(claims: Sequence[GroundedClaim]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Number the sentences: claims of one sentence get one number."""
    numbers: dict[tuple[str, str, int], int] = {}
    return np.array(
        [
            numbers.setdefault((c.claim.document.id, c.claim.field, c.claim.sentence.start), len(numbers))
            for c in claims
        ],
        dtype=np.int64,
    )


def _clusters(count: int, ranked: dict[int, list[tuple[int, float]]]) -> tuple[Cluster, ...]:
    """Join claims that are among each other's nearest; connected ones form a cluster."""
    closest = {i: {j for j, _ in found[:_CLUSTER_NEIGHBOURS]} for i, found in ranked.items()}
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
