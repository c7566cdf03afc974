"""`Verdict`, `Finding`, `Dispute`: what the judge says about a pair, and what is worth showing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.facts import Comparison, ConflictType, GroundedClaim
from factcheck.matching import Pair

__all__ = ["Backing", "Dispute", "Finding", "Relation", "Severity", "Side", "Verdict"]

Relation = Literal["contradiction", "possible", "superseded", "agrees", "disputed", "unrelated"]
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one pair.

    `probability` is that of a contradiction, in [0, 1]; `nli` holds (contradiction, entailment, neutral) of the first
    claim as premise of the second one, `nli_reverse` the other way round; `comparisons` what the
    comparators answered; `reason` the one of them that decided, None when the reading did; the spans are the words of
    each claim that the explanation quotes; `inputs` are what the judge weighed, in the order of `FEATURES`,
    empty where only comparators count.
    """

    pair: Pair
    relation: Relation
    type: ConflictType
    probability: float
    nli: tuple[float, float, float]
    nli_reverse: tuple[float, float, float]
    comparisons: tuple[Comparison, ...]
    explanation: str
    reason: Comparison | None = None
    first_span: tuple[int, int] | None = None
    second_span: tuple[int, int] | None = None
    inputs: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: the claim, the value that clashes, and the words that carry it.

    `value` is as shown to a person ("2021-05-27"), "" when no single value clashes; `span` are code points into the
    claim's field, None when the whole clause clashes.
    """

    claim: GroundedClaim
    value: str = ""
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict worth showing.

    `agree_with_first`/`agree_with_second` are ids of the documents that stand on each side, `voices` how many different
    texts those are: copies of one wire story are one.  `fingerprint` is stable under line moves.
    `also_first`/`also_second` are further places that say what the first or the second claim says: a headline, a
    repetition, another document.
    """

    fingerprint: str
    code: str
    type: ConflictType
    severity: Severity
    confidence: float
    explanation: str
    first: Side
    second: Side
    cluster: int
    agree_with_first: tuple[str, ...]
    agree_with_second: tuple[str, ...]
    voices: tuple[int, int] = (1, 1)
    also_first: tuple[Side, ...] = ()
    also_second: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two claims that clash, each of which is only reported, of opposing speakers: no finding, and shown on request.

    `type` is the kind of clash, `confidence` in [0, 1] the probability that both cannot be true, which says nothing of
    either document being wrong.
    """

    type: ConflictType
    confidence: float
    explanation: str
    first: Side
    second: Side


@dataclass(frozen=True, slots=True)
class Backing:
    """What the references have for one claim of a draft.

    `status` is *supported*, *contradicted* or *not found*; `score`, in [0, 1], says how well the nearest passage backs
    the claim (0 for one that is contradicted), `explanation` by which words, or what it lacks.  `passage` is the claim
    of a reference that supports or contradicts it, or comes nearest; None where the references make no claim.
    """

    claim: Side
    status: Literal["supported", "contradicted", "not found"]
    score: float
    explanation: str
    passage: Side | None
