"""The best tree over scored arcs, against trying all of them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from factcheck.claims.parsing.trees import best_tree


def _reaches(heads: tuple[int, ...], root: int) -> bool:
    for i in range(len(heads)):
        steps, k = 0, i
        while k != root:
            k, steps = heads[k], steps + 1
            if steps > len(heads):
                return False
    return True


def _score(arcs: np.ndarray, heads: tuple[int, ...], root: int) -> float:
    return float(sum(arcs[i, h] for i, h in enumerate(heads) if i != root))


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_no_other_tree_scores_higher(n: int) -> None:
    rng = np.random.default_rng(n)
    for _ in range(40):
        logits = rng.normal(size=(n, n + 1)).astype(np.float32)
        found = tuple(best_tree(logits[:, :n], logits[:, n]))
        np.fill_diagonal(logits[:, :n], -np.inf)
        logs = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
        root = next(i for i, head in enumerate(found) if head == i)
        assert root == int(logs[:, n].argmax())
        trees = [
            heads
            for heads in product(range(n), repeat=n)
            if heads[root] == root and all(h != i for i, h in enumerate(heads) if i != root)
            if _reaches(heads, root)
        ]
        assert found in trees
        best = max(_score(logs[:, :n], heads, root) for heads in trees)
        assert _score(logs[:, :n], found, root) == pytest.approx(best)


def test_one_word_is_its_own_root() -> None:
    assert best_tree(np.zeros((1, 1), np.float32), np.zeros(1, np.float32)) == [0]
