"""Numbers: how many, how much, of the same thing over the same time."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from factcheck.facts.amount import AGE, SCORE, SHARE_UNIT
from factcheck.facts.comparators.alignment import (
    Alignment,
    align,
    cover,
    earlier_one,
    match_phrases,
    others_apart,
    places_of,
    strange,
    times_apart,
)
from factcheck.facts.comparison import Answer, Comparison
from factcheck.facts.counted import ALL, BY, DEFINITE, PART, TO, TOTAL
from factcheck.facts.fact import GroundedClaim, Quantity, TimeSpan
from factcheck.facts.lexicon import PEOPLE_KINDS
from factcheck.facts.quantities import GROUPS
from factcheck.facts.senses import HAVING, nation_of, sense_of
from factcheck.facts.showing import show_counted, show_measure, show_quantity
from factcheck.facts.story import TOLD_APART, one_story
from factcheck.facts.zeros import is_zero
from factcheck.places import place_relation

__all__ = ["compare", "differ"]

_APPROXIMATE = 0.05  # "about 40" may be 38 or 42
_FLOAT = 1e-6
_POUND_KG, _POUND = 0.4535924, "pound"
_MASS, _STERLING = "kg", "GBP"
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
    if not a.facts.quantities or not b.facts.quantities or _denied(a) or _denied(b):
        return None
    candidates = [
        (first, second, pair)
        for first in a.facts.quantities
        for second in b.facts.quantities
        if _comparable(a, b, first, second) and (pair := _one_unit(first, second)) is not None
    ]
    if not candidates:
        return None
    alignment = align(a, b)
    if alignment.apart or a.facts.periods != b.facts.periods or earlier_one(a) != earlier_one(b):
        return None
    for pattern in (_IN_ALL, _FORMERLY):
        if bool(pattern.search(a.claim.text)) != bool(pattern.search(b.claim.text)):
            return None
    differing = [(id(p), id(q)) for p, q, pair in candidates if differ(*pair)]
    if len({p for p, _ in differing}) > 1 and len({q for _, q in differing}) > 1:
        return None  # a second value that differs as well: two trials, each with its patients and its weeks
    found: Comparison | None = None
    for first, second, pair in candidates:
        if _dated_apart(a, b, first, second) or _before_change(a, b, first, second):
            continue
        evidence = _one_matter(a, b, alignment, first, second, clash=differ(*pair))
        if not evidence:
            continue
        answer = _answer(a, b, *pair, evidence)
        if answer.answer == "clash":
            return answer
        if not _arguments_apart(a, b, first, second) and not others_apart(a, b):
            found = found or answer
    return found


def _denied(claim: GroundedClaim) -> bool:
    """Tell whether a claim denies its figures; a count of nothing is stated and not denied."""
    return claim.claim.negated and not any(is_zero(q) for q in claim.facts.quantities)


_IN_ALL = re.compile(r"\b(?:in all|in total|altogether|combined|between them|overall)\b", re.IGNORECASE)
_FORMERLY = re.compile(
    r"\b(?:used to|formerly|previously|originally|initially|at first|no longer|would have)\b",
    re.IGNORECASE,
)
_WISHING = frozenset(
    ["want", "demand", "seek", "ask", "offer", "propose", "reject", "expect", "hope", "need", "plan", "refuse",
     "request", "urge", "forecast", "predict", "promise", "suggest", "recommend", "claim"]
)  # fmt: skip
"""Verbs whose object need not be so: a figure that is wanted and one that is offered are two."""
_TIMES = "time"  # what "twice" counts
_FEWEST_SHARED = 1  # beside the counted noun itself
_HELD = 0.7  # share of the shorter claim that the other must cover when both say the same of the same noun
_HELD_UNLIKE = 0.8  # and when the verbs differ, or the parse does not show what is measured
_HELD_UNNAMED = 0.9  # and when both


def _one_matter(
    a: GroundedClaim,
    b: GroundedClaim,
    alignment: Alignment,
    first: Quantity,
    second: Quantity,
    *,
    clash: bool,
) -> float:
    """Return the evidence, in [0, 1], that two figures are of one thing; 0 where something tells against it."""
    said, other = sense_of(first.predicate), sense_of(second.predicate)
    main = alignment.predicate and said in (a.facts.frame.kind, "") and other in (b.facts.frame.kind, "")
    alike = said == other or main or (_mere(first, said) and _mere(second, other))
    if said != other and {first.predicate, second.predicate} & _WISHING:
        return 0.0
    named = bool(first.counted and second.counted)
    counted = {sense_of(first.counted), sense_of(second.counted)}
    covered = cover(a, b, frozenset(counted | {said, other, a.facts.frame.kind, b.facts.frame.kind}))
    measured = named and bool(first.unit)  # what is measured is shared, too
    held = _HELD if alike and named else _HELD_UNLIKE if alike or named else _HELD_UNNAMED
    fewest = _FEWEST_SHARED - measured + (not named) + 2 * (not alike)
    if covered.share < held or len(covered.words) + _of_one_whole(a, first, b, second) < fewest:
        return TOLD_APART if clash and _nobody_on_that_day(a, b, first, second) else 0.0
    if clash and (strange(covered, a, b) or _apart(a, b, first, second) or _explained(a, first, b, second)):
        return 0.0
    return max(alignment.same, covered.share * (0.6 if alike and named else 0.5))


def _nobody_on_that_day(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether of one day and place in one story it is said that some suffered something, and that nobody did."""
    if not _nobody_at_all(first, second) or not one_story(a.claim.document, b.claim.document):
        return False
    days = {t.earliest for t in a.facts.times if t.granularity == "day"}
    same_day = any(t.granularity == "day" and t.earliest in days for t in b.facts.times)
    here, there = ({e.name for e in g.facts.entities if e.label == "LOC"} for g in (a, b))
    return same_day and bool(here & there) and not _apart(a, b, first, second)


def _of_one_whole(a: GroundedClaim, first: Quantity, b: GroundedClaim, second: Quantity) -> bool:
    """Tell whether two parts are taken of one number: five of 23 lifeboats, and nine of 23."""
    wholes = [
        {
            (q.low, q.high, sense_of(q.counted))
            for q in g.facts.quantities
            if TOTAL in q.modifiers and q.counted == part.counted
        }
        for g, part in ((a, first), (b, second))
    ]
    return bool(wholes[0] & wholes[1])


def _mere(quantity: Quantity, sense: str) -> bool:
    """Tell whether a verb only says that so many there are."""
    return quantity.predicate in HAVING or sense in HAVING


def _apart(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether places, other counts or the other arguments show that two figures are of two things."""
    here, there = {p.name for p in places_of(a)}, {p.name for p in places_of(b)}
    if here and there and not (_each_in_some(here, there) and _each_in_some(there, here)):
        return True  # attacks in Iraq, and attacks in Iraq and Syria
    if _other_counts(a, b, first, second) or _other_counts(b, a, second, first):
        return True
    if is_zero(first) or is_zero(second):
        pass  # even one is more than none
    elif first.counted != _TIMES and 1.0 in (first.low, second.low) and 1.0 in (first.high, second.high):
        return True  # "one driver" is one of many as often as the only one
    if others_apart(a, b):
        return True
    return _arguments_apart(a, b, first, second)


def _arguments_apart(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether arguments differ, the phrases of the two figures themselves left out."""
    p, q = a.facts.frame, b.facts.frame
    for left, right in ((p.agents, q.agents), (p.patients, q.patients)):
        left = tuple(x for x in left if not (x.start < first.end and first.start < x.end))
        right = tuple(x for x in right if not (x.start < second.end and second.start < x.end))
        if match_phrases(left, right) == 0.0:
            return True
    return False


def _each_in_some(places: set[str], others: set[str]) -> bool:
    return all(any(place_relation(x, y) in ("same", "inside") for y in others) for x in places)


def _explained(a: GroundedClaim, first: Quantity, b: GroundedClaim, second: Quantity) -> bool:
    """Tell whether one claim's figure follows from the other's: it is named there too, or their sum or difference."""
    return _follows(a, first, b) or _follows(b, second, a)


def _follows(owner: GroundedClaim, quantity: Quantity, claim: GroundedClaim) -> bool:
    quantities = [q for q in claim.facts.beside if math.isfinite(q.low)]
    exact = quantity.low == quantity.high
    bounded = math.isfinite(quantity.low) and math.isfinite(quantity.high)
    # "fewer than 10,000 hours" has room for the age of the pilot
    results = {value for value, _ in claim.facts.figures} if bounded else set()
    results |= {
        q.low for q in quantities if _comparable(owner, claim, quantity, q) and not _other_harm(quantity, q)
    }
    if exact and quantity.unit == SHARE_UNIT:
        results |= {100.0 - q.low for q in quantities if q.unit == SHARE_UNIT and not _same_deed(q, quantity)}
    given = sorted({q.low for q in quantities} | {value for value, _ in claim.facts.figures})
    if exact and len(given) <= _MANY:
        # a bound holds for many a sum; a plain figure that is one is no accident
        for i, x in enumerate(given):
            for y in given[i + 1 :]:
                results |= {x + y, y - x, x * y, y / (x or 1.0)}
    slack = _slack(quantity)
    return any(quantity.low - slack <= r <= quantity.high + slack for r in results)


def _other_harm(a: Quantity, b: Quantity) -> bool:
    """Tell the dead from the wounded."""
    return a.predicate != b.predicate and {a.predicate, b.predicate} <= PEOPLE_KINDS


def _same_deed(a: Quantity, b: Quantity) -> bool:
    return bool(a.predicate) and sense_of(a.predicate) == sense_of(b.predicate)


_MANY = 8  # figures in one sentence beyond which their sums say nothing


def _other_counts(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether the first claim counts something else that the second speaks of without that count."""
    for other in a.facts.quantities:
        if other is first or not other.counted or other.unit or TOTAL in other.modifiers:
            continue
        if sense_of(other.counted) in b.facts.frame.words and not any(
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


def _dated_apart(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether two figures are of different times, or only one of them of a time that narrows it."""
    dated, other = _time_of(a, first), _time_of(b, second)
    if dated is not None and other is not None:
        return times_apart(dated, other) if first.counted == AGE else not _equal(dated, other)
    alone = dated or other
    if alone is None:
        return False
    undated = b if dated is not None else a
    if not undated.facts.times and {a.facts.frame.kind, b.facts.frame.kind} <= _ONE_OFF:
        return False
    # a day is where a report happens to stand; a year or a quarter is what its figure is for
    return alone.granularity not in ("time", "day", "week")


_UP, _DOWN = frozenset({"rise", "raise"}), frozenset({"fall", "cut"})


def _before_change(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether one figure may be the one from which the other came: "was 48 percent", and "fell to 44 percent"."""
    if (TO in first.modifiers) == (TO in second.modifiers) or (_time_of(a, first) and _time_of(b, second)):
        return False
    change, now, before = (a, first, second) if TO in first.modifiers else (b, second, first)
    kind = change.facts.frame.kind
    return (kind in _UP and before.high <= now.low) or (kind in _DOWN and before.low >= now.high)


def _time_of(claim: GroundedClaim, quantity: Quantity) -> TimeSpan | None:
    """Return the time of a claim's figure: that of its predicate, else the nearest one in the clause."""
    if claim.facts.when is not None:
        return claim.facts.when
    times = [t for t in claim.facts.times if t.relation in ("at", "during", "since", "until")]
    return min(times, key=lambda t: max(t.start - quantity.end, quantity.start - t.end), default=None)


_ONE_OFF = frozenset(
    ["buy", "sale", "sell", "merge", "founding", "sentence", "conviction", "fine", "settle", "bear"]
)
"""Senses of what happens once to the same two: a date in one report alone does not tell their figures apart."""


_YEAR = re.compile(r"\d{4}")


def _equal(a: TimeSpan, b: TimeSpan) -> bool:
    # a day's dead are fewer than those of the month that holds it
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return True
    guessed = a.granularity == b.granularity == "day" and not (_YEAR.search(a.text) and _YEAR.search(b.text))
    return guessed and not a.derivation and not b.derivation and _month_day(a) == _month_day(b)


def _month_day(time: TimeSpan) -> tuple[int, int] | None:
    return None if time.earliest is None else (time.earliest.month, time.earliest.day)


def _comparable(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities count or measure the same thing, as far as their own words tell."""
    if (
        not _same_counted(first, second)
        and (not first.unit or (first.counted and second.counted))
        and not _nobody_at_all(first, second)
    ):
        return False
    if not first.counted and not first.unit:
        return False
    if first.unit != SCORE and not _same_window(first.window, second.window):
        return False
    if {TO, BY} <= first.modifiers | second.modifiers:
        return False  # rose to nine euros, rose by two
    ours, theirs = first.modifiers - {TO, BY}, second.modifiers - {TO, BY}
    if ALL in ours | theirs:
        ours, theirs = ours - {ALL, PART}, theirs - {ALL, PART}
    if any(m.split()[-1] == n.split()[-1] and m != n for m in ours for n in theirs if " " in m and " " in n):
        return False  # in work, out of work
    # "the lava" is the lava from Kilauea that was spoken of
    told = (
        DEFINITE in theirs and theirs - {DEFINITE} <= ours,
        DEFINITE in ours and ours - {DEFINITE} <= theirs,
    )
    # "wounded" soldiers and American soldiers are no others if the other claim speaks of wounded Americans, too
    lone = {(m, b, told[0]) for m in ours - theirs} | {(m, a, told[1]) for m in theirs - ours}
    return all(
        m == DEFINITE
        or (m == PART and _holder_alone(a, b, first, second))
        or (m not in _SET_APART and (known or nation_of(sense_of(m.split()[-1])) in other.facts.frame.words))
        for m, other, known in lone
    )


def _same_counted(first: Quantity, second: Quantity) -> bool:
    """Tell whether the counted nouns are one; the members of a "team of 60 monitors" are those of a "team of 40"."""
    if sense_of(first.counted) == sense_of(second.counted):
        return True
    return first.predicate == second.counted in GROUPS or second.predicate == first.counted in GROUPS


def _holder_alone(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether one agent does one thing to both: who won four of the seven Oscars won four Oscars."""
    p, q = a.facts.frame, b.facts.frame
    if p.kind != q.kind or sense_of(first.predicate) != sense_of(second.predicate):
        return False
    mine = any(x.start <= first.start < x.end for x in p.patients)
    yours = any(x.start <= second.start < x.end for x in q.patients)
    return mine and yours and match_phrases(p.agents, q.agents) == 1.0


def _nobody_at_all(first: Quantity, second: Quantity) -> bool:
    """Tell whether one quantity says that nobody suffered what the other counts some as suffering."""
    zero, other = (first, second) if is_zero(first) else (second, first)
    return (
        is_zero(zero)
        and zero.counted == "person"
        and zero.predicate == other.predicate
        and zero.predicate in PEOPLE_KINDS
    )


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
    if clash and first.predicate in PEOPLE_KINDS and (_grew(a, b, first, second) or _rose(a, b)):
        answer = "superseded"
    left, right = show_quantity(first), show_quantity(second)
    what = f" ({counted})" if (counted := show_counted(first)) else ""
    link = {"clash": "against", "superseded": "then", "compatible": "goes with"}.get(answer, "against")
    return Comparison(
        type="identity" if first.counted == "age" else "number",
        answer=answer,
        first=left,
        second=right,
        first_span=(first.start, first.end),
        second_span=(second.start, second.end),
        explanation=f"{show_measure(first)} {link} {show_measure(second)}{what}",
        same_event=evidence,
    )


def _rose(a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether one claim says itself that its toll came later."""
    return bool(_LATER.search(a.claim.text)) != bool(_LATER.search(b.claim.text))


_LATER = re.compile(r"\blater\b(?! than)", re.IGNORECASE)


def _grew(a: GroundedClaim, b: GroundedClaim, first: Quantity, second: Quantity) -> bool:
    """Tell whether the younger report has the higher toll."""
    p, q = a.claim.document.published, b.claim.document.published
    if p is None or q is None or abs((p - q).days) < _GROWING_DAYS:
        return False
    earlier, later = (first, second) if p < q else (second, first)
    return later.low > earlier.high or (later.low > earlier.low and later.high > earlier.high)
