"""Weekdays in a text without a date: nothing tells which Monday it was, but it was no Tuesday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from factcheck.claims import Claim
from factcheck.facts.comparators import dates
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim, TimeSpan
from factcheck.facts.timex.words import WEEKDAYS

__all__ = ["compare"]

_MONDAY = date(2001, 1, 1)
"""Any Monday: both days are put into one week, and only whether they are the same matters."""
_SHORTEST = 6  # letters of a weekday that is written out; "Sun" and "Sat" are words of their own


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one undated text puts one event on two weekdays, and nothing otherwise."""
    if a.claim.document.id != b.claim.document.id or a.claim.document.published is not None:
        return None
    if a.facts.times or b.facts.times:
        return None
    first, second = _weekday(a.claim), _weekday(b.claim)
    if first is None or second is None or first.earliest == second.earliest:
        return None
    answer = dates.compare(_on(a, first), _on(b, second))
    if answer is None or answer.answer != "clash":
        return None
    return replace(
        answer, first=first.text, second=second.text, explanation=f"{first.text} against {second.text}"
    )


def _weekday(claim: Claim) -> TimeSpan | None:
    """Return the day of "on Monday" beside the predicate of a claim, None when it names no day or several."""
    tokens = claim.sentence.tokens
    named = [
        tokens[i]
        for i in claim.tokens
        if len(tokens[i].text) >= _SHORTEST and tokens[i].text.casefold() in WEEKDAYS
    ]
    if len(named) != 1 or named[0].head != claim.head or named[0].i == 0:
        return None
    day = named[0]
    if tokens[day.i - 1].text.casefold() != "on":
        return None
    when = _MONDAY + timedelta(days=WEEKDAYS[day.text.casefold()])
    return TimeSpan(day.start, day.end, day.text, when, when, "day")


def _on(claim: GroundedClaim, day: TimeSpan) -> GroundedClaim:
    return replace(claim, facts=replace(claim.facts, times=(day,), when=day))
