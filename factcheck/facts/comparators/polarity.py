"""Negation: the same statement, affirmed and denied."""

from __future__ import annotations

from factcheck.facts.comparators.alignment import align, arguments_agree, times_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim
from factcheck.facts.zeros import is_zero

__all__ = ["compare"]

_HELD = 0.85  # share of the affirmed claim's words that the denied one must hold: "not X" says nothing of "X and Y"
_OVERLAP = 0.6
_NOT = frozenset(["not", "n't", "n’t", "never", "no"])


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one claim denies what the other states."""
    if a.claim.negated == b.claim.negated:
        return None
    if not a.facts.frame.predicate or a.facts.frame.predicate != b.facts.frame.predicate:
        return None
    alignment = align(a, b)
    if alignment.apart or times_differ(a, b) or not arguments_agree(alignment, a, b):
        return None
    if a.facts.frame.conditions != b.facts.frame.conditions or "but" in a.facts.frame.conditions:
        return None  # no bird was seen since the falcons came; birds were seen before
    affirmed = b if a.claim.negated else a
    if any(affirmed.claim.sentence.tokens[i].text.casefold() in _NOT for i in affirmed.claim.tokens):
        return None  # by a cook and not by the duke
    if any(not is_zero(q) for g in (a, b) for q in g.facts.quantities) or not (
        a.facts.frame.factual and b.facts.frame.factual
    ):
        return None  # a tenth of the eggs hatched, and most did not
    if alignment.held < _HELD or alignment.overlap < _OVERLAP or alignment.shared < 2:
        return None
    yes, no = a.facts.frame.predicate, f"not {a.facts.frame.predicate}"
    first, second = (no, yes) if a.claim.negated else (yes, no)
    return Comparison(
        type="negation",
        answer="clash",
        first=first,
        second=second,
        first_span=(a.claim.start, a.claim.end),
        second_span=(b.claim.start, b.claim.end),
        explanation=f"“{first}” against “{second}”",
        same_event=0.6 * alignment.overlap + 0.3,
    )
