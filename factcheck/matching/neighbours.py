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

    `allowed(rows, columns)` returns bool[len(rows), len(columns)] for the numbers of rows.
    """

    allowed: Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.bool_]]
    k: int


def nearest(
    vectors: NDArray[np.float32],
    searches: Sequence[Search],
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
) -> Iterator[tuple[int, int, float]]:
    """Yield (i, j, cosine) for the `k` nearest allowed neighbours j of each row i, for each search, best first.

    `vectors` is float32[n, d] of unit rows; `rows` are the numbers of those that look for neighbours and `columns` of
    those among which they look, both ascending.  Ties go to the lower number.
    """
    among = vectors.T if len(columns) == len(vectors) else vectors[columns].T
    for begin in range(0, len(rows), _BLOCK):
        part = rows[begin : begin + _BLOCK]
        cosines = vectors[part] @ among
        for search in searches:
            k = min(search.k, len(columns))
            if k < 1:
                continue
            scores = np.where(search.allowed(part, columns), cosines, -np.inf)
            best = np.sort(np.argpartition(-scores, k - 1, axis=1)[:, :k], axis=1)
            found = np.take_along_axis(scores, best, axis=1)
            order = np.argsort(-found, axis=1, kind="stable")
            best, found = np.take_along_axis(best, order, axis=1), np.take_along_axis(found, order, axis=1)
            at, place = np.nonzero(np.isfinite(found))
            yield from zip(
                part[at].tolist(), columns[best[at, place]].tolist(), found[at, place].tolist(), strict=True
            )
