"""Telling events apart that are alike: two strikes in one city, years apart."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.facts import Comparison, Event, GroundedClaim, same_name

__all__ = ["possibly_different_events"]

_NEWS_DAYS = 31  # an event that a dated article tells without a date is taken to be at most this old
_APART_DAYS = 31  # events nearer than this may be one whose date is uncertain
_ALIKE = 0.4  # cosine of claims that tell a like story; half of the planned conflicts of the training cases have more
_SAME_EVENT = 0.1  # evidence that both are one event: next to none
_REPEATABLE = frozenset({"attack", "accident", "protest", "election", "meeting", "disaster", "trial"})
_NAME_LABELS = {"PERSON", "ORG", "LOC"}


def possibly_different_events(
    first: GroundedClaim, second: GroundedClaim, cosine: float
) -> Comparison | None:
    """Return a clash of dates that sets two alike events apart, None when nothing does.

    Both claims must tell of one event of a kind that can happen again, name a place or a party in common or be alike in
    wording (`cosine`), and have it on days that cannot be one; a day is that of the text or, for what a dated article
    tells as news, about that of the article.
    """
    if cosine < _ALIKE and not any(same_name(a, b) for a in _named(first) for b in _named(second)):
        return None
    for ours in first.facts.events:
        for theirs in second.facts.events:
            if ours.kind != theirs.kind or ours.kind not in _REPEATABLE or not (ours.when or theirs.when):
                continue
            if not (_is_one(ours, first) and _is_one(theirs, second)):
                continue
            one, other = _days(ours, first), _days(theirs, second)
            if one and other and _apart(one, other):
                values = _shown(ours, first), _shown(theirs, second)
                return Comparison(
                    type="date",
                    answer="clash",
                    first=values[0],
                    second=values[1],
                    first_span=(ours.start, ours.end),
                    second_span=(theirs.start, theirs.end),
                    explanation=f"{_told(ours, values[0])} against {_told(theirs, values[1])}",
                    same_event=_SAME_EVENT,
                )
    return None


def _is_one(event: Event, grounded: GroundedClaim) -> bool:
    """Tell whether an event is a single one: "attacks" are no event to set apart from another."""
    word = next((t for t in grounded.claim.sentence.tokens if t.start <= event.start < t.end), None)
    return word is not None and "Number=Plur" not in word.morph


def _named(grounded: GroundedClaim) -> set[str]:
    return {e.name for e in grounded.facts.entities if e.label in _NAME_LABELS}


def _days(event: Event, grounded: GroundedClaim) -> tuple[date, date] | None:
    """Return the first and last day that the event can have happened on."""
    published = grounded.claim.document.published
    if event.when and event.when.earliest and event.when.latest:
        return event.when.earliest, event.when.latest
    if event.when is None and published and grounded.claim.modality == "asserted":
        return published - timedelta(days=_NEWS_DAYS), published
    return None


def _apart(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return max(one[0], other[0]) - min(one[1], other[1]) > timedelta(days=_APART_DAYS)


def _shown(event: Event, grounded: GroundedClaim) -> str:
    if event.when and event.when.earliest:
        same = event.when.earliest == event.when.latest
        return event.when.earliest.isoformat() if same else f"{event.when.earliest} to {event.when.latest}"
    return f"{grounded.claim.document.published}"


def _told(event: Event, day: str) -> str:
    """Name an event with its day: "strike of 2021-05-27", "airstrike in the news of 2024-01-04"."""
    return f"{event.text} of {day}" if event.when else f"{event.text} in the news of {day}"
