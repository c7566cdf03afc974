"""A tree as two lists, the heads and the relations of its words: what the modules that put trees right ask of it."""

from __future__ import annotations

from collections.abc import Container, Sequence

__all__ = ["SUBJECTS", "TENSED", "clear_of", "dependents", "is_below", "is_tree", "lift", "top_of_name"]

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})
"""Relations of what a predicate is said of."""
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of the verbs that make a clause a sentence."""


_INSIDE_NAME = frozenset({"flat", "compound", "goeswith"})


def top_of_name(heads: Sequence[int], deps: Sequence[str], last: int) -> int:
    """Return the word that the others of a name, of which `last` is the last, hang on."""
    while deps[last] in _INSIDE_NAME and heads[last] < last:
        last = heads[last]
    return last


def is_below(heads: Sequence[int], k: int, above: Container[int]) -> bool:
    """Return whether word `k` is one of `above` or hangs below one."""
    for _ in heads:  # no way up is longer than the sentence
        if k in above:
            return True
        if heads[k] == k:
            return False
        k = heads[k]
    return False


def dependents(heads: Sequence[int]) -> list[list[int]]:
    """Return for each word those that hang on it, left to right."""
    found: list[list[int]] = [[] for _ in heads]
    for k, head in enumerate(heads):
        if head != k:
            found[head].append(k)
    return found


def clear_of(heads: Sequence[int], k: int, new: int) -> bool:
    """Return whether word `k` can hang on `new` without a circle."""
    return not is_below(heads, new, (k,))


def is_tree(heads: Sequence[int]) -> bool:
    """Return whether there is one root, which hangs on itself, and every word hangs below it (or there is no word)."""
    roots = [k for k, head in enumerate(heads) if head == k]
    if len(roots) != 1:
        return not heads
    below = dependents(heads)
    reached, waiting = 0, roots
    while waiting:
        reached += 1
        waiting.extend(below[waiting.pop()])
    return reached == len(heads)


def lift(heads: list[int], deps: list[str], k: int, above: int) -> None:
    """Put word `k`, where it hangs below `above`, in the place of `above`, which can then hang on it."""
    if clear_of(heads, above, k):
        return
    heads[k], deps[k] = (k if heads[above] == above else heads[above]), deps[above]
