"""Nearest neighbours among claim vectors, block by block, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Search", "nearest"]

_BLOCK = 1024  # rows of one similarity block: 1024 x n float32


class Search(NamedTuple):
    """Which rows may be neighbours, and how many of them are wanted.

    `allowed(rows)` returns bool[len(rows), n] for a slice of rows.
    """

    allowed: Callable[[slice], NDArray[np.bool_]]
    k: int


def nearest(vectors: NDArray[np.float32], searches: Sequence[Search]) -> Iterator[tuple[int, int, float]]:
    """Yield (i, j, cosine) for the `k` nearest allowed neighbours j of each row i, for each search, best first.

    `vectors` is float32[n, d] of unit rows.  Ties go to the lower index.
    """
    n = len(vectors)
    for begin in range(0, n, _BLOCK):
        rows = slice(begin, min(begin + _BLOCK, n))
        cosines = vectors[rows] @ vectors.T
        for search in searches:
            k = min(search.k, n - 1)
            if k < 1:
                continue
            scores = np.where(search.allowed(rows), cosines, -np.inf)
            best = np.argpartition(-scores, k - 1, axis=1)[:, :k]
            for row, columns in enumerate(best):
                ranked = columns[np.lexsort((columns, -scores[row, columns]))]
                for column in ranked:
                    if np.isfinite(scores[row, column]):
                        yield begin + row, int(column), float(cosines[row, column])
