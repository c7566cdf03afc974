"""Sequence: the same two happenings, one before the other in one claim and after it in the other."""

from __future__ import annotations

from factcheck.facts.comparators.alignment import align
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim, Phrase

__all__ = ["compare"]

_BEFORE = frozenset(["before", "ahead of", "prior to", "until"])
_AFTER = frozenset(["after", "following", "since"])
_HELD = 0.75


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one predicate stands before and after the same happening."""
    first, second = a.facts.frame, b.facts.frame
    if a.claim.negated or b.claim.negated or not first.predicate or first.predicate != second.predicate:
        return None
    for case, phrase in first.others:
        for other, counterpart in second.others:
            if (case in _BEFORE and other in _AFTER) or (case in _AFTER and other in _BEFORE):
                if (
                    phrase.head == counterpart.head
                    and not phrase.pronoun
                    and (answer := _answer(a, b, (case, phrase), (other, counterpart)))
                ):
                    return answer
    return None


def _answer(
    a: GroundedClaim, b: GroundedClaim, left: tuple[str, Phrase], right: tuple[str, Phrase]
) -> Comparison | None:
    alignment = align(a, b)
    if alignment.apart or alignment.agents == 0.0 or alignment.patients == 0.0 or alignment.held < _HELD:
        return None
    if alignment.agents is None and alignment.patients is None:
        return None
    first, second = f"{left[0]} {left[1].head}", f"{right[0]} {right[1].head}"
    return Comparison(
        type="sequence",
        answer="clash",
        first=first,
        second=second,
        first_span=(left[1].start, left[1].end),
        second_span=(right[1].start, right[1].end),
        explanation=f"{first} against {second}",
        same_event=0.6,
    )
