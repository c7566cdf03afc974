"""What differs between two claims on their surface: plan and fact, negation, speakers, numbers, names, cue words."""

from __future__ import annotations

from factcheck.claims import Claim
from factcheck.facts import ConflictType, Facts, GroundedClaim, TimeSpan
from factcheck.judging.strangers import names_disjoint
from factcheck.matching import name_key

__all__ = ["SURFACE", "differing_mentions", "kind_on_the_surface", "quoted_alike", "surface_row"]

Span = tuple[int, int]

_CAUSAL_WORDS = frozenset("because cause due owing blame trigger spark attribute stem result".split())
_TREND_WORDS = frozenset(
    "rise fall climb drop grow shrink increase decrease decline gain lose slow accelerate double halve ease surge slip "
    "up down cheap expensive high higher low lower".split()
)
_SEQUENCE_WORDS = frozenset("before after then first later earlier already still until since".split())
_QUOTED_ALIKE = 0.6  # share of lemmas from which two quotations are one

_NAMED: dict[ConflictType, tuple[frozenset[str], frozenset[str]]] = {
    "location": (frozenset({"LOC"}), frozenset({"place"})),
    "entity": (frozenset({"PERSON", "ORG"}), frozenset({"agent", "patient", "recipient", "attribute"})),
}
"""Labels and roles of the names that a conflict of each type is about."""

SURFACE = (
    "planned_differs", "both_planned", "hypothetical", "quoted_alike", "two_speakers", "one_speaker",
    "causal", "both_causal", "trend", "both_trend", "negation_differs", "sequence", "both_sequence",
    "numbers_differ", "places_differ", "names_differ", "quantities_differ", "times_differ",
    "both_dated", "both_counted", "disjoint_names", "same_predicate", "same_document",
)  # fmt: skip
"""Names of what `surface_row` tells, in its order."""


def surface_row(first: GroundedClaim, second: GroundedClaim) -> list[float]:
    """Return 1 or 0 for each name of `SURFACE`; swapping the claims gives the same row."""
    a, b = first.claim, second.claim
    ours, theirs = _lemmas(a), _lemmas(b)
    facts, others = first.facts, second.facts
    either = ours | theirs
    values = {
        "planned_differs": (a.modality == "planned") != (b.modality == "planned"),
        "both_planned": a.modality == b.modality == "planned",
        "hypothetical": "hypothetical" in (a.modality, b.modality),
        "quoted_alike": quoted_alike(a, b),
        "two_speakers": bool(a.speaker) and bool(b.speaker),
        "one_speaker": bool(a.speaker) != bool(b.speaker),
        "causal": bool(either & _CAUSAL_WORDS),
        "both_causal": bool(ours & _CAUSAL_WORDS) and bool(theirs & _CAUSAL_WORDS),
        "trend": bool(either & _TREND_WORDS),
        "both_trend": bool(ours & _TREND_WORDS) and bool(theirs & _TREND_WORDS),
        "negation_differs": a.negated != b.negated,
        "sequence": bool(either & _SEQUENCE_WORDS),
        "both_sequence": bool(ours & _SEQUENCE_WORDS) and bool(theirs & _SEQUENCE_WORDS),
        "numbers_differ": differing_mentions(first, second, "number") is not None,
        "places_differ": differing_mentions(first, second, "location") is not None,
        "names_differ": differing_mentions(first, second, "entity") is not None,
        "quantities_differ": _quantities_differ(facts, others),
        "times_differ": _times_differ(facts, others),
        "both_dated": bool(facts.times) and bool(others.times),
        "both_counted": bool(facts.quantities) and bool(others.quantities),
        "disjoint_names": names_disjoint(first, second),
        "same_predicate": bool(facts.predicate) and facts.predicate == others.predicate,
        "same_document": a.document.id == b.document.id,
    }
    return [float(values[name]) for name in SURFACE]


def kind_on_the_surface(first: GroundedClaim, second: GroundedClaim) -> ConflictType | None:
    """Name the kind of conflict from what differs on the surface, None where nothing does."""
    a, b = first.claim, second.claim
    ours, theirs = _lemmas(a), _lemmas(b)
    if a.modality != b.modality and "planned" in (a.modality, b.modality):
        return "modality"
    if quoted_alike(a, b):
        return "attribution"
    if (ours | theirs) & _CAUSAL_WORDS:
        return "cause"
    if ours & _TREND_WORDS and theirs & _TREND_WORDS:
        return "trend"
    if a.negated != b.negated:
        return "negation"
    for kind in ("number", "location", "entity"):
        if differing_mentions(first, second, kind):
            return kind
    if ours & _SEQUENCE_WORDS and theirs & _SEQUENCE_WORDS:
        return "sequence"
    return None


def differing_mentions(
    first: GroundedClaim, second: GroundedClaim, kind: ConflictType
) -> tuple[Span, Span] | None:
    """Return the spans of the first mentions that differ, when both claims make such mentions and share none."""
    ours, theirs = (_values(g, kind) for g in (first, second))
    if not ours or not theirs or ours.keys() & theirs.keys():
        return None
    return min(ours.values()), min(theirs.values())


def _values(grounded: GroundedClaim, kind: ConflictType) -> dict[object, Span]:
    """Return what a claim mentions of one kind, each value with the span of its first mention.

    Names count where they stand in a role: a name in passing can differ without a conflict.
    """
    facts = grounded.facts
    if kind == "number":
        return {(q.low, q.high): (q.start, q.end) for q in reversed(facts.quantities)}
    labels, roles = _NAMED.get(kind, (frozenset(), frozenset()))
    return {
        name_key(e.name): (e.start, e.end)
        for e in reversed(facts.entities)
        if e.label in labels and e.role in roles
    }


def quoted_alike(a: Claim, b: Claim) -> bool:
    """Tell whether two speakers are given the same words: "everybody" and "no one is on strike" are not the same."""
    if not (a.speaker and b.speaker) or name_key(a.speaker) == name_key(b.speaker) or a.negated != b.negated:
        return False
    left, right = _lemmas(a), _lemmas(b)
    return len(left & right) >= _QUOTED_ALIKE * min(len(left), len(right))


def _lemmas(claim: Claim) -> set[str]:
    return {claim.sentence.tokens[i].lemma.casefold() for i in claim.tokens}


def _quantities_differ(first: Facts, second: Facts) -> bool:
    """Tell whether both count the same thing, or measure in the same unit, and no two values agree."""
    met = [
        max(p.low, q.low) <= min(p.high, q.high)
        for p in first.quantities
        for q in second.quantities
        if p.unit == q.unit and (p.counted == q.counted or (p.unit and not (p.counted and q.counted)))
    ]
    return bool(met) and not any(met)


def _times_differ(first: Facts, second: Facts) -> bool:
    """Tell whether both give times of one precision, and none of them overlap."""
    met = [
        _overlap_in_time(p, q) for p in first.times for q in second.times if p.granularity == q.granularity
    ]
    return bool(met) and not any(met)


def _overlap_in_time(p: TimeSpan, q: TimeSpan) -> bool:
    starts = [t.earliest for t in (p, q) if t.earliest]
    ends = [t.latest for t in (p, q) if t.latest]
    return not starts or not ends or max(starts) <= min(ends)
