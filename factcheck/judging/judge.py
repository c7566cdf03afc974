"""From evidence to verdicts: what relation holds between two claims, of which type, and why."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck.facts import Comparison, ConflictType, GroundedClaim
from factcheck.judging.disputes import contested
from factcheck.judging.evidence import gather, gather_all
from factcheck.judging.features import Evidence, feature_row
from factcheck.judging.fusion import Fusion
from factcheck.judging.kinds import KindWeights
from factcheck.judging.nli import NLIModel, TypedNLI
from factcheck.judging.occasions import possibly_different_events
from factcheck.judging.occlusion import telling_spans
from factcheck.judging.reasons import explain_comparison, explain_reading
from factcheck.judging.strangers import (
    is_worth_reading,
    left_to_comparators,
    of_one_text,
    one_story,
    undated,
)
from factcheck.judging.surface import surface_row
from factcheck.judging.verdict import Relation, Verdict
from factcheck.matching import Matches

__all__ = ["judge", "judge_all", "judge_evidence"]

_AGREES = 0.8  # P(entailment), either way, from which two claims count as one statement in two wordings


def judge(
    matches: Matches,
    nli: NLIModel,
    fusion: Fusion,
    advance: Callable[[int, int], None] = lambda done, total: None,
) -> list[Verdict]:
    """Return a verdict for every suspicious pair (see `gather`), in the order of its claims."""
    return _verdicts(gather(matches, nli, advance), matches, nli, fusion)


def judge_all(matches: Matches, nli: NLIModel, fusion: Fusion) -> list[Verdict]:
    """Return a verdict for every pair, in the order of `matches.pairs`."""
    return _verdicts(gather_all(matches, nli), matches, nli, fusion)


def _verdicts(evidence: Sequence[Evidence], matches: Matches, nli: NLIModel, fusion: Fusion) -> list[Verdict]:
    weighed = [
        judge_evidence(e, matches.claims[e.pair.first], matches.claims[e.pair.second], fusion)
        for e in evidence
    ]
    return _explained(weighed, matches, nli, fusion.kinds)


def _explained(
    verdicts: Sequence[Verdict], matches: Matches, nli: NLIModel, weights: KindWeights
) -> list[Verdict]:
    """Ask the model of which kind the contradictions are that only it found, and on which words they hang."""
    rows = [i for i, v in enumerate(verdicts) if v.relation == "contradiction" and v.reason is None]
    claims = [(matches.claims[verdicts[i].pair.first], matches.claims[verdicts[i].pair.second]) for i in rows]
    kinds = _kinds(nli, claims, weights)
    spans = telling_spans(nli, [(a.claim, b.claim) for a, b in claims])
    found = list(verdicts)
    for i, (first, second), kind, telling in zip(rows, claims, kinds, spans, strict=True):
        told = explain_reading(first, second, kind, telling)
        # What the reading takes for a contradiction may be what a comparator has weighed and found to go together.
        settled = any(c.type == told.type and c.answer == "compatible" for c in verdicts[i].comparisons)
        found[i] = replace(
            verdicts[i],
            relation="unrelated" if settled else verdicts[i].relation,
            type=told.type,
            explanation=told.words,
            first_span=told.first_span,
            second_span=told.second_span,
        )
    return found


def _kinds(
    nli: NLIModel, pairs: Sequence[tuple[GroundedClaim, GroundedClaim]], weights: KindWeights
) -> list[ConflictType | None]:
    """Return the kind of each contradiction, None where the model does not tell kinds apart.

    It reads the claims and their sentences, each both ways round; its mean is weighed with what the surface tells.
    """
    if not pairs or not isinstance(nli, TypedNLI) or not nli.conflict_types:
        return [None] * len(pairs)
    readings = []
    for a, b in ((a.claim, b.claim) for a, b in pairs):
        readings += [(a.text, b.text), (b.text, a.text)]
        readings += [(a.sentence.text, b.sentence.text), (b.sentence.text, a.sentence.text)]
    likely = nli.predict_types(readings).reshape(len(pairs), -1, len(nli.conflict_types)).mean(axis=1)
    return [
        weights.choose(nli.conflict_types, row.tolist(), surface_row(a, b))
        for row, (a, b) in zip(likely, pairs, strict=True)
    ]


def judge_evidence(
    evidence: Evidence, first: GroundedClaim, second: GroundedClaim, fusion: Fusion
) -> Verdict:
    """Weigh the evidence of one pair; of two sentences of one text what the comparators say counts alone."""
    inputs = () if left_to_comparators(first, second) else tuple(feature_row(evidence, first, second))
    probability = fusion.probability(inputs, evidence.comparisons)
    clash = _strongest_clash(evidence.comparisons)
    apart = clash or possibly_different_events(first, second, evidence.pair.cosine)
    relation = _relation(evidence, probability, apart, _bar(first, second, clash, apart, fusion))
    if relation == "unrelated" and contested(first, second, probability, evidence.comparisons):
        relation = "disputed"
    update = next((c for c in evidence.comparisons if c.answer == "superseded"), None)
    # That two claims may tell of two events explains a note, not why they clash.
    reason = {"superseded": update, "possible": apart}.get(relation, clash)
    told = explain_comparison(reason) if reason else explain_reading(first, second)
    return Verdict(
        evidence.pair,
        relation,
        told.type,
        probability,
        evidence.alone,
        evidence.alone_reverse,
        evidence.comparisons,
        told.words,
        reason,
        told.first_span,
        told.second_span,
        inputs,
    )


def _strongest_clash(comparisons: Sequence[Comparison]) -> Comparison | None:
    clashes = [c for c in comparisons if c.answer == "clash"]
    return max(clashes, key=lambda c: c.same_event, default=None)


def _bar(
    first: GroundedClaim,
    second: GroundedClaim,
    clash: Comparison | None,
    apart: Comparison | None,
    fusion: Fusion,
) -> float:
    """Return the probability from which two claims contradict each other, infinity where they never do."""
    if of_one_text(first.claim, second.claim):
        return fusion.warning if clash else math.inf
    if first.claim.document.id == second.claim.document.id:
        return fusion.warning if clash else fusion.headline
    if one_story(first.claim, second.claim) and not undated(first.claim, second.claim):
        return fusion.warning
    # A reading cannot tell whether strangers tell of one event: neither where they may be two by their dates.
    if clash or (apart is None and is_worth_reading(first, second)):
        return fusion.stranger
    return math.inf


def _relation(evidence: Evidence, probability: float, apart: Comparison | None, bar: float) -> Relation:
    answers = {c.answer for c in evidence.comparisons}
    # To the reading, a toll and its later, higher one always contradict each other; the comparator knows the dates.
    if "superseded" in answers and "clash" not in answers:
        return "superseded"
    if probability >= bar:
        return "contradiction"
    if apart and apart.type == "date":
        return "possible"
    if max(evidence.alone[1], evidence.alone_reverse[1]) >= _AGREES:
        return "agrees"
    return "unrelated"
