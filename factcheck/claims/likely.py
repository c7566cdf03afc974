"""What a pronoun or a description most likely means where no rule tells: its candidates weighed against each other.

A candidate is described by signs, short words such as "subject before" or "named person".  Each sign has a weight in
`models/references`; the weights of a candidate are added up, and a softmax over all candidates, of which one is that
nothing of these is meant, gives probabilities.  `scripts/train_references.py` fits the weights on GUM.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from math import exp
from typing import Literal, NamedTuple

from factcheck.claims.referents import Referent
from factcheck.errors import ModelError
from factcheck.weights import shipped

__all__ = ["Candidate", "Question", "most_likely"]

Question = Literal["person", "thing", "several", "description"]
"""What is asked for: whom "he" or "she" means, what "it", whom or what "they", what "the" and a noun."""

_BARS: dict[Question, float] = {"person": 0.5, "thing": 0.6, "several": 0.6, "description": 0.5}
"""Probability from which the best candidate is taken: likelier than all others together, and more for "it" and "they",
which often mean a clause.  Of what the rules leave open in GUM, held out by document, it is then right in 90 % for "he"
and "she", 74 % for "it", 75 % for "they" and 75 % for descriptions."""


class Candidate(NamedTuple):
    """Something that may be meant, with what speaks for and against it."""

    referent: Referent | None
    """None for whom another pronoun means that is not resolved, and for nothing that was spoken of."""
    signs: frozenset[str]


def most_likely(question: Question, found: Sequence[Candidate]) -> Referent | None:
    """Return what is more likely meant than everything else together, None where nothing is.

    Raises `ModelError` when the weights are missing or damaged.
    """
    if not found:
        return None
    weights = _weights()[question]
    odds = [exp(_sum(weights.get(sign, 0.0) for sign in candidate.signs)) for candidate in found]
    best = max(range(len(found)), key=odds.__getitem__)
    return found[best].referent if odds[best] >= _BARS[question] * sum(odds) else None


def _sum(weights: Iterable[float]) -> float:
    """Add up in a fixed order: sets have none, and the last digit of a sum depends on it."""
    return sum(sorted(weights))


@cache
def _weights() -> dict[str, dict[str, float]]:
    path = shipped("references") / "weights.json"
    try:
        weights: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error})") from error
    return weights
