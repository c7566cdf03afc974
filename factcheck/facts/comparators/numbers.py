"""Numbers: how many, how much, of the same thing over the same time."""

from __future__ import annotations

import math

from factcheck.facts.comparators.alignment import Alignment, align, match_phrases, places_of
from factcheck.facts.comparison import Answer, Comparison
from factcheck.facts.fact import GroundedClaim, Quantity, TimeSpan
from factcheck.facts.places import place_relation
from factcheck.facts.showing import show_quantity

__all__ = ["compare", "differ"]

_APPROXIMATE = 0.05  # "about 40" may be 38 or 42
_FLOAT = 1e-6
_POUND_KG, _POUND = 0.4535924, "pound"
_MASS, _STERLING = "kg", "GBP"
_TOLL = frozenset(["death", "injury", "arrest", "rescue", "evacuation", "displacement"])
_GROWING_DAYS = 1  # a toll may have grown when the later report is at least a day younger


def differ(a: Quantity, b: Quantity) -> bool:
    """Tell whether two intervals exclude each other even at the limits of rounding and of "about"."""
    slack = _slack(a) + _slack(b)
    return a.low - b.high > slack or b.low - a.high > slack


def _slack(q: Quantity) -> float:
    value = q.low if math.isfinite(q.low) else q.high
    rounding = q.rounding if math.isfinite(q.low) and math.isfinite(q.high) else 0.0
    return max(rounding, _APPROXIMATE * abs(value) if q.approximate else 0.0, _FLOAT * abs(value))


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer about the first two quantities that count the same; clashes go before agreement."""
    if not a.facts.quantities or not b.facts.quantities or a.claim.negated or b.claim.negated:
        return None
    alignment = align(a, b)
    if alignment.apart or alignment.shared < _FEWEST_SHARED or _dated_apart(a, b):
        return None
    found: Comparison | None = None
    for first in a.facts.quantities:
        for second in b.facts.quantities:
            pair = _one_unit(first, second) if _comparable(a, b, first, second) else None
            if pair is None or (not (first.counted and second.counted) and alignment.held < _HELD_UNNAMED):
                continue
            if differ(*pair) and not _one_matter(a, b, alignment, first, second):
                continue
            answer = _answer(a, b, *pair, max(alignment.same, alignment.held * 0.6))
            if answer.answer == "clash":
                return answer
            found = found or answer
    return found


_HELD_UNNAMED = (
    0.85  # share of the shorter claim that the longer must hold when the parse does not show what is measured
)
_FEWEST_SHARED = 1  # beside the counted noun itself
_HELD = 0.7


def _one_matter(
    a: GroundedClaim, b: GroundedClaim, alignment: Alignment, first: Quantity, second: Quantity
) -> bool:
    """Tell whether two counts are of one thing: the rest of the shorter claim is in the longer one."""
    if not alignment.predicate and first.predicate not in _TOLL:
        return False
    here, there = {p.name for p in places_of(a)}, {p.name for p in places_of(b)}
    if (
        here
        and there
        and not all(any(place_relation(x, y) in ("same", "inside") for y in there) for x in here)
    ):
        return False
    if _other_counts(a, b, first, second) or _other_counts(b, a, second, first):
        return False
    if 1.0 in (first.low, second.low) and 1.0 in (first.high, second.high):
        return False  # "one driver" is one of many as often as the only one
    p, q = a.facts.frame, b.facts.frame
    for left, right in ((p.agents, q.agents), (p.patients, q.patients)):
        left = tuple(x for x in left if not x.start <= first.start < x.end)
        right = tuple(x for x in right if not x.start <= second.start < x.end)
        if match_phrases(left, right) == 0.0:
            return False
    return alignment.held >= _HELD


def _other_counts(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether the first claim counts something else that the second speaks of without that count."""
    for other in a.facts.quantities:
        if other is first or not other.counted or other.unit:
            continue
        if other.counted in b.facts.frame.words and not any(
            q is not second and (q.low, q.high) == (other.low, other.high) for q in b.facts.quantities
        ):
            return True
    return False


def numbers_differ(a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether two claims give different figures of one kind, whatever they count."""
    return any(
        first.unit == second.unit and differ(first, second)
        for first in a.facts.quantities
        for second in b.facts.quantities
        if (first.low, first.high) not in {(q.low, q.high) for q in b.facts.quantities}
    )


def _dated_apart(a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether the claims speak of different times, or only one of them of a time that narrows its figure."""
    dated, other = a.facts.when, b.facts.when
    if dated is not None and other is not None:
        return not _equal(dated, other)
    if dated is not None or other is not None:
        first, second = [dated] if dated else [], [other] if other else []
    else:
        first, second = _periods(a), _periods(b)
    if not first and not second:
        return False
    if not first or not second:
        # a day is where a report happens to stand; a year or a quarter is what its figure is for
        return any(t.granularity not in ("day", "week") for t in first or second)
    return not any(_equal(t, u) for t in first for u in second)


def _periods(claim: GroundedClaim) -> list[TimeSpan]:
    return [t for t in claim.facts.times if t.relation in ("at", "during", "since", "until")]


def _equal(a: TimeSpan, b: TimeSpan) -> bool:
    # a day's dead are fewer than those of the month that holds it
    return (a.earliest, a.latest) == (b.earliest, b.latest)


def _comparable(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities count or measure the same thing, as far as their own words tell."""
    if first.counted != second.counted and (not first.unit or (first.counted and second.counted)):
        return False
    if not first.counted and not first.unit:
        return False
    if first.predicate != second.predicate and first.predicate and second.predicate:
        return False
    if not _same_window(first.window, second.window):
        return False
    # "wounded" soldiers and American soldiers are no others if the other claim speaks of wounded Americans, too
    lone = {(m, b) for m in first.modifiers - second.modifiers} | {
        (m, a) for m in second.modifiers - first.modifiers
    }
    return all(m not in _SET_APART and m.split()[-1] in other.facts.frame.words for m, other in lone)


_SET_APART = frozenset(["part", "total", "further"])


def _one_unit(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity] | None:
    if a.unit == b.unit:
        return a, b
    for first, second, swap in ((a, b, False), (b, a, True)):
        if first.unit == _POUND and second.unit in (_MASS, _STERLING):
            converted = _scaled(first, second.unit, _POUND_KG if second.unit == _MASS else 1.0)
            return (second, converted) if swap else (converted, second)
    return None


def _scaled(q: Quantity, unit: str, factor: float) -> Quantity:
    from dataclasses import replace

    return replace(q, low=q.low * factor, high=q.high * factor, rounding=q.rounding * factor, unit=unit)


def _same_window(a: TimeSpan | str | None, b: TimeSpan | str | None) -> bool:
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        return (a.earliest, a.latest) == (b.earliest, b.latest)
    return a == b


def _answer(
    a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity, evidence: float
) -> Comparison:
    clash = differ(first, second)
    answer: Answer = "clash" if clash else "compatible"
    if clash and first.predicate in _TOLL and _grew(a, b, first, second):
        answer = "superseded"
    left, right = show_quantity(first), show_quantity(second)
    what = f" ({first.counted})" if first.counted and first.counted not in ("age", "score") else ""
    link = {"clash": "against", "superseded": "then", "compatible": "goes with"}.get(answer, "against")
    return Comparison(
        type="identity" if first.counted == "age" else "number",
        answer=answer,
        first=left,
        second=right,
        first_span=(first.start, first.end),
        second_span=(second.start, second.end),
        explanation=f"{left} {link} {right}{what}",
        same_event=evidence,
    )


def _grew(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether the younger report has the higher toll."""
    p, q = a.claim.document.published, b.claim.document.published
    if p is None or q is None or abs((p - q).days) < _GROWING_DAYS:
        return False
    earlier, later = (first, second) if p < q else (second, first)
    return later.low > earlier.high or (later.low > earlier.low and later.high > earlier.high)
