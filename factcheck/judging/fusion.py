"""`Fusion`: a logistic regression over the pair's inputs, shipped as JSON that a person can read."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import ModelError
from factcheck.judging.features import FEATURES

__all__ = ["Fusion"]


@dataclass(frozen=True, slots=True)
class Fusion:
    """P(contradiction) = sigmoid(bias + weights . row), with the bars that severities need.

    `weights` has the length of `FEATURES`; `error` and `warning` are probabilities in [0, 1], derived on the training
    cases by `scripts/train_judge.py`.
    """

    bias: float
    weights: tuple[float, ...]
    error: float
    warning: float

    @classmethod
    def from_directory(cls, directory: Path) -> Fusion:
        """Load `judge.json`; raises `ModelError` when it is missing or made for other inputs."""
        path = directory / "judge.json"
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            weights = stored["weights"]
            bars = stored["bars"]
            if sorted(weights) != sorted(FEATURES):
                raise ModelError(f"{path}: made for other inputs; train it again with scripts/train_judge.py")
            return cls(
                float(stored["bias"]),
                tuple(float(weights[name]) for name in FEATURES),
                float(bars["error"]),
                float(bars["warning"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{path}: cannot be read ({error})") from error

    def probability(self, row: Sequence[float]) -> float:
        """Return P(contradiction) in [0, 1] of one row of inputs."""
        score = self.bias + sum(w * x for w, x in zip(self.weights, row, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
