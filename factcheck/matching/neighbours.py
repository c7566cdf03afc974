"""Nearest neighbours among claim vectors, block by block, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Search", "nearest", "on_grid"]

_BLOCK = 1024  # rows of one similarity block: 1024 x n float32
_STEPS = 2**11
"""Steps from 0 to 1 of the grid that vectors are rounded to.  Products are then multiples of 2**-22, and no sum of some
of them reaches 2 for unit vectors, so that float32 (24 bits) holds each exactly: cosines are the same to the bit
whatever the size of a block, the library that multiplies and the number of its threads.  They differ from those of the
vectors by about 0.0002."""


def on_grid(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return unit vectors, float32[n, d], rounded so that their products are exact."""
    rounded: NDArray[np.float32] = np.rint(vectors * np.float32(_STEPS)).astype(np.float32)
    return rounded / np.float32(_STEPS)


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
