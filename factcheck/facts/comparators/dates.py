"""Dates: when the same event happened."""

from __future__ import annotations

from datetime import timedelta

from factcheck.facts.comparators.alignment import Alignment, align, arguments_agree
from factcheck.facts.comparators.numbers import numbers_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import Event, GroundedClaim, TimeSpan
from factcheck.facts.lexicon import ONCE_ONLY, once_per_subject
from factcheck.facts.names import same_name
from factcheck.facts.showing import show_time, show_time_with_reason

__all__ = ["compare", "disjoint", "slack_days"]

_SLACK = {
    "day": 1, "week": 3, "month": 15, "quarter": 20, "season": 45, "period": 31, "year": 183, "decade": 1825,
    "century": 9130,
}  # fmt: skip
"""Days by which an approximate time may be off, by the precision of its words: half a unit."""

_SAME_EVENT = 0.5  # evidence from which two datings are taken for one event
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
    """Compare when two claims with the same predicate and arguments happened."""
    first, second = a.facts.when, b.facts.when
    if first is None or second is None or a.claim.negated or b.claim.negated:
        return None
    if first.relation == "during" or second.relation == "during":
        return None
    if first.relation != second.relation and not once_per_subject(a.facts.frame.predicate):
        return None
    alignment = align(a, b)
    if not alignment.predicate or alignment.same < _SAME_EVENT or not arguments_agree(alignment, a, b):
        return None
    clash = disjoint(first, second)
    if clash and numbers_differ(a, b):
        return None  # two falls of the index on two days, each with its figure
    if clash and not _one_event(a, b, alignment):
        return None
    return _answer(first, second, alignment.same if clash else 0.5 * alignment.same)


def _one_event(a: GroundedClaim, b: GroundedClaim, alignment: Alignment) -> bool:
    """Tell whether two datings are of one event rather than of two alike."""
    first, second = a.facts.frame, b.facts.frame
    once = once_per_subject(first.predicate) or once_per_subject(second.predicate)
    if (
        any(
            p.text.casefold().startswith(("a ", "an ", "another "))
            for f in (first, second)
            for p in (*f.patients, *f.agents)
        )
        and not once
    ):
        return False
    return alignment.held >= (_HELD_ONCE if once else _HELD)


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
