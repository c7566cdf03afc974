"""From evidence to verdicts: what relation holds between two claims, of which type, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from factcheck.facts import Comparison, ConflictType, GroundedClaim
from factcheck.judging.evidence import SUSPICION, gather
from factcheck.judging.features import Evidence, feature_row, one_story
from factcheck.judging.fusion import Fusion
from factcheck.judging.nli import NLIModel, TypedNLI
from factcheck.judging.occasions import possibly_different_events
from factcheck.judging.reasons import explain_comparison, explain_reading
from factcheck.judging.verdict import Relation, Verdict
from factcheck.matching import Matches

__all__ = ["judge", "judge_evidence"]

_READINGS = 4  # of each pair whose type is asked for
_AGREES = 0.8  # P(entailment), either way, from which two claims count as one statement in two wordings


def judge(
    matches: Matches,
    nli: NLIModel,
    fusion: Fusion,
    advance: Callable[[int, int], None] = lambda done, total: None,
    suspicion: float = SUSPICION,
) -> list[Verdict]:
    """Return a verdict for every suspicious pair (see `gather`), in the order of `matches.pairs`."""
    verdicts = [
        judge_evidence(e, matches.claims[e.pair.first], matches.claims[e.pair.second], fusion)
        for e in gather(matches, nli, advance, suspicion)
    ]
    return _typed(verdicts, matches, nli) if isinstance(nli, TypedNLI) and nli.conflict_types else verdicts


def _typed(verdicts: Sequence[Verdict], matches: Matches, nli: TypedNLI) -> list[Verdict]:
    """Give the contradictions that only the reading found the type that the model tells.

    It reads the claims and their sentences, each both ways round; the most probable type on average is taken.
    """
    found = list(verdicts)
    rows = [i for i, v in enumerate(verdicts) if v.relation == "contradiction" and v.reason is None]
    pairs = []
    for i in rows:
        a, b = (matches.claims[k].claim for k in (verdicts[i].pair.first, verdicts[i].pair.second))
        pairs += [(a.text, b.text), (b.text, a.text)]
        pairs += [(a.sentence.text, b.sentence.text), (b.sentence.text, a.sentence.text)]
    likely = nli.predict_types(pairs)
    for at, i in enumerate(rows):
        kind = cast(
            ConflictType,
            nli.conflict_types[int(likely[_READINGS * at : _READINGS * (at + 1)].mean(axis=0).argmax())],
        )
        pair = verdicts[i].pair
        told = explain_reading(matches.claims[pair.first], matches.claims[pair.second], kind)
        found[i] = replace(
            verdicts[i],
            type=told.type,
            explanation=told.words,
            first_span=told.first_span,
            second_span=told.second_span,
        )
    return found


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
