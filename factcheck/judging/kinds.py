"""Kinds: of which type a contradiction is, from what the NLI model thinks and what differs on the surface."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import cast

from factcheck.errors import ModelError
from factcheck.facts import ConflictType
from factcheck.judging.surface import SURFACE

__all__ = ["LEAST", "KindWeights"]

LEAST = 1e-3
"""Added to the model's probabilities: what it rules out altogether, the surface may still bring back."""


@dataclass(frozen=True, slots=True)
class KindWeights:
    """log odds of a kind = log P(kind) of the model + bias of the kind + weights of the kind . what the surface tells.

    `weights` holds for each kind its bias and, behind it, a weight for each name of `SURFACE`; a kind that has none is
    left to the model.  `scripts/train_kinds.py` writes them.
    """

    weights: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    @classmethod
    def from_directory(cls, directory: Path) -> KindWeights:
        """Load `kinds.json`, where there is one; raises `ModelError` when it is damaged or made for other inputs."""
        path = directory / "kinds.json"
        if not path.is_file():
            return cls()
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            if stored["inputs"] != ["bias", *SURFACE]:
                raise ModelError(f"{path}: made for other inputs; train it again with scripts/train_kinds.py")
            rows = {str(kind): tuple(float(w) for w in row) for kind, row in stored["weights"].items()}
            if any(len(row) != len(stored["inputs"]) for row in rows.values()):
                raise ModelError(f"{path}: a kind has more weights than there are inputs, or fewer")
            return cls(MappingProxyType(rows))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(f"{path}: cannot be read ({error})") from error

    def choose(self, kinds: Sequence[str], likely: Sequence[float], surface: Sequence[float]) -> ConflictType:
        """Return the likeliest of the model's `kinds`; `likely` are its probabilities, `surface` a `surface_row`."""

        def score(kind: str, probability: float) -> float:
            bias, *weights = self.weights.get(kind, (0.0,))
            told = sum(w * x for w, x in zip(weights, surface, strict=True)) if weights else 0.0
            return math.log(probability + LEAST) + bias + told

        scores = [score(kind, float(p)) for kind, p in zip(kinds, likely, strict=True)]
        return cast(ConflictType, kinds[scores.index(max(scores))])
