"""`Pair` and `Cluster`: which claims meet, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from factcheck.facts import GroundedClaim

__all__ = ["Cluster", "Matches", "Pair", "cosine_of"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that speak of one matter; `members` are indices into `Matches.claims`, ascending."""

    id: int
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that meet.

    `first` < `second` index `Matches.claims`; `cosine` is of their embeddings, in [-1, 1]; `anchors` are the rare
    entities, dates or counted nouns that they share; `cluster` is the id of the cluster that holds them (the first
    claim's, when an anchor joins two).
    """

    first: int
    second: int
    cosine: float
    anchors: tuple[str, ...]
    cluster: int


def cosine_of(vectors: NDArray[np.float32], i: int, j: int) -> float:
    """Return the cosine, in [-1, 1], of two rows of `vectors`, float32[n, d] of length 1, as pairs keep it."""
    return round(float(vectors[i] @ vectors[j]), _DIGITS)


_DIGITS = 4  # of a cosine: more are noise of the embedder


@dataclass(frozen=True, slots=True)
class Matches:
    """The claims of a run, their clusters, and the pairs to judge.

    `vectors`, float32[n, d], are the embeddings of the claims, each of length 1; None where they are not known.
    """

    claims: tuple[GroundedClaim, ...]
    clusters: tuple[Cluster, ...]
    pairs: tuple[Pair, ...]
    vectors: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
