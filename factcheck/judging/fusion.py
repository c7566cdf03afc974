"""`Fusion`: one probability from what the NLI model reads and what the comparators say, with weights in readable JSON.

The reading is weighed by a logistic regression.  The comparators rarely speak and are mostly right when they do, which
a regression over few examples cannot learn; so they come in as an independent witness (a noisy or): the pair is no
conflict only if both the reading and the comparator are wrong.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.errors import ModelError
from factcheck.facts import Comparison
from factcheck.judging.features import FEATURES
from factcheck.judging.kinds import KindWeights

__all__ = ["Fusion"]

_SCORE_LIMIT = 30.0  # beyond it the exponential only overflows


@dataclass(frozen=True, slots=True)
class Fusion:
    """P(contradiction) = 1 - (1 - sigmoid(bias + weights . row)) * (1 - clash_precision * same_event).

    `weights` has the length of `FEATURES`; `clash_precision`, in [0, 1], is how often a comparator's *clash* is right
    where both claims speak of one event, `same_event` its evidence for that.  `error` and `warning` are the
    probabilities from which a finding has that severity.  A finding must be surer between documents that are not known
    to tell one story of one time, as the cases that it was fitted on all do (`stranger`), and where only the reading
    speaks against the headline of a text (`headline`).  `scripts/train_judge.py` writes them all.  `kinds` tells of
    which type a contradiction is.
    """

    bias: float
    weights: tuple[float, ...]
    error: float
    warning: float
    clash_precision: float = 0.0
    stranger: float = 1.0
    headline: float = 1.0
    kinds: KindWeights = field(default_factory=KindWeights)

    @classmethod
    def from_directory(cls, directory: Path) -> Fusion:
        """Load `judge.json` and `kinds.json`; raises `ModelError` when the first is missing, or one made for others."""
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
                float(stored["clash_precision"]),
                float(bars["stranger"]),
                float(bars["headline"]),
                KindWeights.from_directory(directory),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{path}: cannot be read ({error})") from error

    def reading(self, row: Sequence[float]) -> float:
        """Return P(contradiction) in [0, 1] of one row of inputs, without the comparators; 0 of none."""
        if not row:
            return 0.0
        score = self.bias + sum(w * x for w, x in zip(self.weights, row, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-_SCORE_LIMIT, min(_SCORE_LIMIT, score))))

    def contributions(self, row: Sequence[float]) -> dict[str, float]:
        """Return what each input of a row adds to the log odds of the reading, by the name of the input."""
        return {name: w * x for name, w, x in zip(FEATURES, self.weights, row, strict=True)} if row else {}

    def probability(self, row: Sequence[float], comparisons: Sequence[Comparison]) -> float:
        """Return P(contradiction) in [0, 1] of a row of inputs and what the comparators answered.

        Without inputs, where a reading shows nothing, the comparators are the only witness.
        """
        clash = max((c.same_event for c in comparisons if c.answer == "clash"), default=0.0)
        return 1.0 - (1.0 - self.reading(row)) * (1.0 - self.clash_precision * clash)
