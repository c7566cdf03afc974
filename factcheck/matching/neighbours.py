"""Nearest neighbours among claim vectors, block by block, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["nearest"]

_BLOCK = 1024  # rows of one similarity block: 1024 x n float32


def nearest(
    vectors: NDArray[np.float32], groups: NDArray[np.int64], passive: NDArray[np.bool_], k: int
) -> Iterator[tuple[int, int, float]]:
    """Yield (i, j, cosine) for the `k` nearest neighbours j of each row i, best first.

    `vectors` is float32[n, d] of unit rows.  Rows of one group (claims of one sentence) are no neighbours, nor are two
    `passive` rows (claims of references, which are not checked against one another).  Ties go to the lower index.
    """
    n = len(vectors)
    k = min(k, n - 1)
    if k < 1:
        return
    for begin in range(0, n, _BLOCK):
        rows = slice(begin, min(begin + _BLOCK, n))
        cosines = vectors[rows] @ vectors.T
        cosines[groups[rows, None] == groups[None, :]] = -np.inf
        cosines[passive[rows, None] & passive[None, :]] = -np.inf
        best = np.argpartition(-cosines, k - 1, axis=1)[:, :k]
        for row, columns in enumerate(best):
            scores = cosines[row, columns]
            for column in columns[np.lexsort((columns, -scores))]:
                cosine = float(cosines[row, column])
                if np.isfinite(cosine):
                    yield begin + row, int(column), cosine
