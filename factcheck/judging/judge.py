"""From evidence to verdicts: what relation holds between two claims, of which type, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.facts import Comparison, GroundedClaim
from factcheck.judging.evidence import SUSPICION, gather
from factcheck.judging.features import Evidence, feature_row, one_story
from factcheck.judging.fusion import Fusion
from factcheck.judging.nli import NLIModel
from factcheck.judging.occasions import possibly_different_events
from factcheck.judging.reasons import explain_comparison, explain_reading
from factcheck.judging.verdict import Relation, Verdict
from factcheck.matching import Matches

__all__ = ["judge", "judge_evidence"]

_AGREES = 0.8  # P(entailment), either way, from which two claims count as one statement in two wordings


def judge(
    matches: Matches,
    nli: NLIModel,
    fusion: Fusion,
    advance: Callable[[int, int], None] = lambda done, total: None,
    suspicion: float = SUSPICION,
) -> list[Verdict]:
    """Return a verdict for every suspicious pair (see `gather`), in the order of `matches.pairs`."""
    return [
        judge_evidence(e, matches.claims[e.pair.first], matches.claims[e.pair.second], fusion)
        for e in gather(matches, nli, advance, suspicion)
    ]


def judge_evidence(
    evidence: Evidence, first: GroundedClaim, second: GroundedClaim, fusion: Fusion
) -> Verdict:
    """Weigh the evidence of one pair."""
    probability = fusion.probability(feature_row(evidence, first, second), evidence.comparisons)
    clash = _strongest_clash(evidence.comparisons)
    apart = clash or possibly_different_events(first, second, evidence.pair.cosine)
    bar = fusion.warning if one_story(first.claim, second.claim) else fusion.stranger
    relation = _relation(evidence, probability, apart, bar)
    update = next((c for c in evidence.comparisons if c.answer == "superseded"), None)
    # That two claims may tell of two events explains a note, not why they clash.
    reason = {"superseded": update, "possible": apart}.get(relation, clash)
    told = explain_comparison(reason) if reason else explain_reading(first, second)
    return Verdict(
        evidence.pair,
        relation,
        told.type,
        probability,
        evidence.claim,
        evidence.claim_reverse,
        evidence.comparisons,
        told.words,
        reason,
        told.first_span,
        told.second_span,
    )


def _strongest_clash(comparisons: Sequence[Comparison]) -> Comparison | None:
    clashes = [c for c in comparisons if c.answer == "clash"]
    return max(clashes, key=lambda c: c.same_event, default=None)


def _relation(evidence: Evidence, probability: float, apart: Comparison | None, bar: float) -> Relation:
    if probability >= bar:
        return "contradiction"
    if any(c.answer == "superseded" for c in evidence.comparisons):
        return "superseded"
    if apart and apart.type == "date":
        return "possible"
    if max(evidence.claim[1], evidence.claim_reverse[1]) >= _AGREES:
        return "agrees"
    return "unrelated"
