"""Dates: when the same event happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from factcheck.facts.comparators.alignment import Coverage, align, cover, strange
from factcheck.facts.comparators.numbers import numbers_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import Event, GroundedClaim, TimeSpan
from factcheck.facts.lexicon import ONCE_ONLY, ONCE_PER_SUBJECT
from factcheck.facts.names import same_name
from factcheck.facts.senses import HAPPENING, sense_of
from factcheck.facts.showing import show_time, show_time_with_reason

__all__ = ["compare", "disjoint", "slack_days"]

_SLACK = {
    "day": 1, "week": 3, "month": 15, "quarter": 20, "season": 45, "period": 31, "year": 183, "decade": 1825,
    "century": 9130,
}  # fmt: skip
"""Days by which an approximate time may be off, by the precision of its words: half a unit."""

_ONCE = frozenset(sense_of(verb) for verb in ONCE_PER_SUBJECT)
_EMPTY = ("be", "do")
_FEWEST = 3  # words in common where no argument is seen to agree
_HELD_ONCE = (
    0.66  # share of the shorter claim that the longer must hold when the event happens once to somebody
)
_HELD = 0.95  # and when it can happen again


def slack_days(time: TimeSpan) -> int:
    """Return the days that a time may be off."""
    return _SLACK[time.granularity] if time.approximate else 0


def disjoint(a: TimeSpan, b: TimeSpan) -> bool:
    """Tell whether two times exclude each other even at the limits of their slack."""
    slack = timedelta(days=slack_days(a) + slack_days(b))
    if a.latest is not None and b.earliest is not None and _after(b, a, slack):
        return True
    return b.latest is not None and a.earliest is not None and _after(a, b, slack)


def _after(later: TimeSpan, earlier: TimeSpan, slack: timedelta) -> bool:
    if later.earliest is None or earlier.latest is None:
        return False
    return later.earliest - earlier.latest > slack


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer for once-only events first, then for the main predicates where these are one event."""
    if not a.facts.times and not any(e.when for e in a.facts.events):
        return None
    if not b.facts.times and not any(e.when for e in b.facts.events):
        return None
    best: Comparison | None = None
    for first in a.facts.events:
        if first.when is None or not first.participants:
            continue
        for second in b.facts.events:
            if second.when is None or second.kind != first.kind or not _shares(first, second):
                continue
            once = first.kind in ONCE_ONLY and any(p[:1].isupper() for p in first.participants)
            answer = _answer(first.when, second.when, 1.0 if once else 0.0)
            if once:
                if answer.answer == "clash":
                    return answer
                best = best or answer
    return best or _predicates(a, b)


def _shares(first: Event, second: Event) -> bool:
    return any(same_name(p, q) for p in first.participants for q in second.participants)


def _predicates(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Compare when two claims that say the same thing happened."""
    first, second = _dating(a), _dating(b)
    if first is None or second is None or "during" in (first.relation, second.relation):
        return None
    deed = _common_deed(a, b)
    if not deed or (first.relation != second.relation and deed not in _ONCE):
        return None
    alignment = align(a, b)
    if alignment.apart or alignment.agents == 0.0 or alignment.patients == 0.0:
        return None
    covered = cover(a, b, frozenset([deed, a.facts.frame.kind, b.facts.frame.kind, *_EMPTY]))
    if not covered.words or strange(covered, a, b):
        return None
    if (
        alignment.agents != 1.0
        and alignment.patients != 1.0
        and not alignment.names
        and len(covered.words) < _FEWEST
    ):
        return None
    clash = disjoint(first, second)
    if clash and numbers_differ(a, b):
        return None  # two falls of the index on two days, each with its figure
    if clash and not _one_event(a, b, deed, covered):
        return None
    evidence = max(alignment.same, 0.7 * covered.share)
    return _answer(first, second, evidence if clash else 0.5 * evidence)


def _common_deed(a: GroundedClaim, b: GroundedClaim) -> str:
    """Return the sense of what both claims say to have happened, verb or noun, "" where they differ.

    "The vote came in May" and "they voted in June" have a vote in common.
    """
    first, second = a.facts.frame, b.facts.frame
    if first.copular or second.copular:
        return first.kind if first.kind == second.kind and first.copular == second.copular else ""
    if first.predicate and first.kind == second.kind:
        return first.kind
    for one, other in ((first, second), (second, first)):
        if one.predicate in HAPPENING and any(p.head == other.kind for p in (*one.agents, *one.patients)):
            return other.kind
    return ""


def _dating(claim: GroundedClaim) -> TimeSpan | None:
    """Return when a claim's deed happened; "it was not sold until 2020" says that it was sold in 2020 or later."""
    when = claim.facts.when
    if not claim.claim.negated or when is None:
        return when
    if when.relation not in ("until", "before") or when.latest is None:
        return None
    day = when.latest + timedelta(days=1) if when.relation == "before" else _first_day(when)
    return None if day is None else replace(when, earliest=day, latest=None, relation="at")


def _first_day(time: TimeSpan) -> date | None:
    """Return the first day of the unit that an open interval ends with."""
    last = time.latest
    if last is None or time.approximate:
        return None
    return {"day": last, "month": last.replace(day=1), "year": last.replace(month=1, day=1)}.get(
        time.granularity
    )


def _one_event(a: GroundedClaim, b: GroundedClaim, deed: str, covered: Coverage) -> bool:
    """Tell whether two datings are of one event rather than of two alike."""
    first, second = a.facts.frame, b.facts.frame
    once = deed in _ONCE
    if (
        any(
            p.text.casefold().startswith(("a ", "an ", "another "))
            for f in (first, second)
            for p in (*f.patients, *f.agents)
        )
        and not once
    ):
        return False
    return covered.share >= (_HELD_ONCE if once else _HELD)


def _answer(first: TimeSpan, second: TimeSpan, same_event: float) -> Comparison:
    clash = disjoint(first, second)
    return Comparison(
        type="date",
        answer="clash" if clash else "compatible",
        first=show_time(first),
        second=show_time(second),
        first_span=(first.start, first.end),
        second_span=(second.start, second.end),
        explanation=f"{show_time_with_reason(first)} against {show_time_with_reason(second)}"
        if clash
        else f"{show_time_with_reason(first)} goes with {show_time_with_reason(second)}",
        same_event=same_event,
    )
