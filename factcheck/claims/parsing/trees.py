"""The best dependency tree over scored arcs (Chu-Liu and Edmonds)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree"]


def best_tree(arcs: NDArray[np.float32], roots: NDArray[np.float32]) -> list[int]:
    """Return the head of each word of a sentence; the root is its own head.

    `arcs` float32[n, n] scores word i hanging on word j, `roots` float32[n] word i being the root: logits of one
    softmax over all heads of i.  The root is the word that is surest to be one; the others form the tree of highest
    score below it, O(n^2) for each cycle that the highest-scoring heads form.
    """
    n = len(roots)
    scores = np.concatenate([arcs, roots[:, None]], axis=1).astype(np.float64)
    scores[np.arange(n), np.arange(n)] = -np.inf
    scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
    root = int(scores[:, n].argmax())
    return _below(scores[:, :n], root)


def _below(scores: NDArray[np.float64], root: int) -> list[int]:
    """Return the arborescence of highest score with the given root: float64[n, n], row = dependent."""
    heads = [int(h) for h in scores.argmax(axis=1)]
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    members = np.array(cycle)
    # The cycle becomes one node, the last.  An arc into it breaks the arc of the member that it enters at.
    kept = scores[members, [heads[m] for m in cycle]]
    into = scores[np.ix_(members, outer)] - kept[:, None]
    enters = into.argmax(axis=0)
    out_of = scores[np.ix_(outer, members)]
    leaves = out_of.argmax(axis=1)
    m = len(outer)
    contracted = np.full((m + 1, m + 1), -np.inf)
    contracted[:m, :m] = scores[np.ix_(outer, outer)]
    contracted[m, :m] = into.max(axis=0)
    contracted[:m, m] = out_of.max(axis=1)
    found = _below(contracted, int(np.flatnonzero(outer == root)[0]))
    result = heads[:]
    for k, i in enumerate(outer):
        head = found[k]
        result[int(i)] = int(members[leaves[k]]) if head == m else int(outer[head])
    entry = found[m]
    result[int(members[enters[entry]])] = int(outer[entry])
    result[root] = root
    return result


def _cycle(heads: list[int], root: int) -> list[int] | None:
    """Return the words of a cycle that does not hold the root, None when all words reach it."""
    state = [0] * len(heads)  # 0 not visited, else the number of the walk that came by
    state[root] = -1
    for walk, start in enumerate(range(len(heads)), start=1):
        i = start
        while state[i] == 0:
            state[i] = walk
            i = heads[i]
        if state[i] == walk:
            cycle = [i]
            k = heads[i]
            while k != i:
                cycle.append(k)
                k = heads[k]
            return cycle
    return None
