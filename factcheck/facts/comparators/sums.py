"""Sums: parts that are more together than the whole that they are taken of."""

from __future__ import annotations

import re

from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim, Quantity
from factcheck.facts.numerals import Number, find_numbers

__all__ = ["compare"]

_FEWEST_PARTS = 3
"""Two figures that follow a whole need not be all of its parts, nor exclude each other; three in one list mostly do."""
_MOST = 0.15
"""Parts that exceed the whole by a larger share of it overlap, or are of something else: 60 women and 70 who smoke."""
_NEAR = 2  # sentences that a list of parts may stand behind its whole
_OVERLAPPING = re.compile(
    r"\b(?:also|both|at least|more than|about|around|nearly|almost|up to|some of|per cent|percent|points?|aged|years?"
    r"|each|while|whereas|had|have|has)\b|%",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"\b(?:of|among) (?:these|those|them|whom|which)\b", re.IGNORECASE)


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where the sentence behind a count lists parts of it whose sum is more.

    Parts that fall short are no conflict: a text need not name them all.
    """
    first, second = a.claim.sentence, b.claim.sentence
    if first.document.id != second.document.id or first.field != second.field or first.index == second.index:
        return None
    whole, parts = (a, b) if first.start < second.start else (b, a)
    if parts.claim.sentence.index - whole.claim.sentence.index > _NEAR:
        return None
    listed = _parts(parts)
    values, slack = [n.value for n in listed], sum(_slack(n) for n in listed)
    total = sum(values)
    quantity = next((q for q in whole.facts.quantities if _exceeded(q, total, slack)), None)
    if (
        quantity is None
        or not values
        or max(values) >= quantity.low
        or any(total == q.low for q in whole.facts.beside)
    ):
        return None
    left, right = f"{quantity.low:,.10g}", " + ".join(f"{v:,.10g}" for v in values) + f" = {total:,.10g}"
    span = (parts.claim.start, parts.claim.end)
    swapped = whole is b
    return Comparison(
        type="number",
        answer="clash",
        first=right if swapped else left,
        second=left if swapped else right,
        first_span=span if swapped else (quantity.start, quantity.end),
        second_span=(quantity.start, quantity.end) if swapped else span,
        explanation=f"{right} against {left} in all",
        same_event=0.9,
    )


def _parts(claim: GroundedClaim) -> list[Number]:
    """Return the plain counts that a sentence lists, [] where it is no list of parts."""
    sentence = claim.claim.sentence
    text = sentence.text
    if _OVERLAPPING.search(text) or " and " not in text:
        return []
    times = [(t.start - sentence.start, t.end - sentence.start) for t in claim.facts.times]
    numbers = [n for n in find_numbers(text) if not any(s <= n.start < e for s, e in times)]
    measured = [q for q in claim.facts.beside if q.unit or q.approximate or q.low != q.high]
    if len(numbers) < _FEWEST_PARTS or measured or not _OF_THESE.search(text):
        return []
    return numbers


def _slack(number: Number) -> float:
    """Return by how much a figure may be rounded: "2.4 million" by half of the last place that it states."""
    return 0.0 if number.place == 1.0 else number.place / 2


def _exceeded(quantity: Quantity, total: float, slack: float) -> bool:
    """Tell whether a plain count is exceeded by a sum, as a slip of the pen would have it."""
    plain = not quantity.unit and not quantity.approximate and quantity.low == quantity.high > 0
    return plain and slack + quantity.rounding < total - quantity.low <= _MOST * quantity.low
