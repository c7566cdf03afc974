"""Comparators: one module a kind of conflict, each answering *clash*, *compatible*, *superseded* or nothing."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.facts.comparators import (
    adjectives,
    attribution,
    dates,
    denials,
    entities,
    happenings,
    identity,
    lifetimes,
    numbers,
    opposites,
    order,
    places,
    plans,
    polarity,
    poles,
    roles,
    slots,
    sums,
    weekdays,
)
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim

__all__ = ["COMPARATORS", "compare"]

Comparator = Callable[[GroundedClaim, GroundedClaim], Comparison | None]

COMPARATORS: tuple[Comparator, ...] = (
    dates.compare, numbers.compare, places.compare, entities.compare, roles.compare, polarity.compare,
    opposites.compare, adjectives.compare, lifetimes.compare, order.compare, plans.compare, attribution.compare,
    weekdays.compare, sums.compare, identity.compare,
    poles.compare, denials.compare, slots.compare, happenings.compare,
)  # fmt: skip
"""In the order in which their answers are given."""


def compare(a: GroundedClaim, b: GroundedClaim) -> tuple[Comparison, ...]:
    """Return what the comparators answer about two claims; nothing where their facts do not meet.

    Swapping the claims swaps `first` and `second` and changes nothing else.
    """
    found: list[Comparison] = []
    said: set[tuple[str, str]] = set()
    for comparator in COMPARATORS:
        answer = comparator(a, b)
        # what a gate for whole claims has said, one for single words need not say again
        if answer is not None and (answer.type, answer.answer) not in said:
            said.add((answer.type, answer.answer))
            found.append(answer)
    return tuple(found)
