"""The judge's inputs: a pair of claims as a row of named numbers.

Every input is bounded, so that no single one can carry a verdict beyond what the training cases taught.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from factcheck.facts import Comparison, GroundedClaim, weeks_apart
from factcheck.matching import Pair

__all__ = ["FEATURES", "Evidence", "feature_row"]

_LOGIT_LIMIT = 4.0  # probabilities beyond 0.982 are all the same to the judge

FEATURES = (
    "nli_sentence_max", "nli_sentence_min", "nli_claim_max", "nli_claim_min", "title", "dated_apart",
)  # fmt: skip
"""Names of the inputs, in the order of a row.  Wording, names, attitude and facts that differ bring nothing beside the
reading (docs/decisions/0030-a-text-against-itself.md); what the comparators say of facts is weighed by `Fusion`."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one pair.

    Probabilities (contradiction, entailment, neutral) of the two sentences and of the two claims `alone`, with the
    first one as the premise and the other way round, and the comparators' answers.
    """

    pair: Pair
    sentence: tuple[float, float, float]
    sentence_reverse: tuple[float, float, float]
    alone: tuple[float, float, float]
    alone_reverse: tuple[float, float, float]
    comparisons: tuple[Comparison, ...]


def feature_row(evidence: Evidence, first: GroundedClaim, second: GroundedClaim) -> list[float]:
    """Return the inputs in the order of `FEATURES`; swapping the claims gives the same row."""
    sentences = (evidence.sentence[0], evidence.sentence_reverse[0])
    alone = (evidence.alone[0], evidence.alone_reverse[0])
    a, b = first.claim, second.claim
    values: dict[str, float] = {
        "nli_sentence_max": _logit(max(sentences)),
        "nli_sentence_min": _logit(min(sentences)),
        "nli_claim_max": _logit(max(alone)),
        "nli_claim_min": _logit(min(alone)),
        "title": float(a.document.id != b.document.id and "title" in (a.field, b.field)),
        "dated_apart": float(weeks_apart(a.document, b.document)),
    }
    return [values[name] for name in FEATURES]


def _logit(probability: float) -> float:
    """Log odds of a probability, scaled to [-1, 1]."""
    p = min(max(probability, 1e-6), 1 - 1e-6)
    return max(-_LOGIT_LIMIT, min(_LOGIT_LIMIT, math.log(p / (1 - p)))) / _LOGIT_LIMIT
