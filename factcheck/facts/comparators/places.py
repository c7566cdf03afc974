"""Places: where the same thing happened; one place inside the other is no conflict."""

from __future__ import annotations

from factcheck.facts.comparators.alignment import align, places_of, times_differ
from factcheck.facts.comparators.numbers import numbers_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import Entity, GroundedClaim
from factcheck.facts.names import name_words
from factcheck.facts.places import place_relation

__all__ = ["compare"]

_HELD = 0.75  # share of the shorter claim, its place aside, that the longer must hold


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where no place of one claim can be any place of the other, *compatible* where one is inside."""
    first, second = places_of(a), places_of(b)
    if not first or not second or a.claim.negated or b.claim.negated:
        return None
    relations = {(p, q): place_relation(p.name, q.name) for p in first for q in second}
    for (p, q), relation in relations.items():
        if relation == "inside":
            return _answer(p, q, "compatible", 0.0)
    if "apart" not in relations.values() or set(relations.values()) != {"apart"}:
        return None
    alignment = align(a, b, _words(first), _words(second))
    if (
        not alignment.predicate
        or alignment.series
        or alignment.worlds
        or alignment.agents == 0.0
        or alignment.patients == 0.0
    ):
        return None
    if alignment.agents is None and alignment.patients is None:
        return None
    if any(not (p.definite or p.name) for g in (a, b) for p in g.facts.frame.patients):
        return None  # there are jobs to cut everywhere
    if alignment.held < _HELD or alignment.shared < 2 or times_differ(a, b) or numbers_differ(a, b):
        return None
    return _answer(first[0], second[0], "clash", alignment.held * 0.8)


def _words(places: list[Entity]) -> frozenset[str]:
    return frozenset(w for p in places for w in name_words(p.name))


def _answer(first: Entity, second: Entity, answer: str, same_event: float) -> Comparison:
    clash = answer == "clash"
    return Comparison(
        type="location",
        answer="clash" if clash else "compatible",
        first=first.name,
        second=second.name,
        first_span=(first.start, first.end),
        second_span=(second.start, second.end),
        explanation=f"{first.name} against {second.name}"
        if clash
        else f"{first.name} and {second.name}: one lies in the other",
        same_event=same_event,
    )
