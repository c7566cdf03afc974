"""Poles: of one thing in one story, opposite words: exports that rose by a third, and were down by a third."""

from __future__ import annotations

from factcheck.facts.comparators.alignment import GENERIC, pairs_of, times_apart
from factcheck.facts.comparison import Comparison, ConflictType
from factcheck.facts.fact import GroundedClaim, Pole
from factcheck.facts.senses import HAVING
from factcheck.facts.story import TOLD_APART, one_story

__all__ = ["compare"]

_TYPES: dict[str, ConflictType] = {
    "trend": "trend", "level": "trend", "size": "trend", "speed": "trend", "width": "trend", "power": "trend",
    "verdict": "outcome", "vote": "outcome", "contest": "outcome", "seat": "outcome", "life": "outcome",
    "fate": "outcome", "ruling": "outcome",
}  # fmt: skip
_COVERED = 0.6  # share of the smaller topic that the other sentence must have
_MOVING = frozenset(["trend", "level", "size", "speed", "width", "power"])
_ENDS = frozenset(["life", "wreck", "membership", "law", "fate"])
"""What ends with the negative pole: the later of two reports may well be of the end."""


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where words on opposite poles are said of one thing, and no time or name tells two apart."""
    if not a.facts.poles or not b.facts.poles:
        return None
    for p, q in pairs_of(a.facts.poles, b.facts.poles):
        if p.dimension != q.dimension or p.sign == q.sign or p.negated or q.negated:
            continue
        if not _one_topic(p, q, a, b) or not one_story(a.claim.document, b.claim.document):
            continue
        if p.dimension in _ENDS and _ended_since(*((a, b) if p.sign > 0 else (b, a))):
            continue
        if not _one_time(a, b, p.dimension) or {a.claim.modality, b.claim.modality} & {
            "hypothetical",
            "denied",
        }:
            continue
        return Comparison(
            type=_TYPES.get(p.dimension, "antonym"),
            answer="clash",
            first=p.text,
            second=q.text,
            first_span=(p.start, p.end),
            second_span=(q.start, q.end),
            explanation=f"“{p.text}” against “{q.text}”",
            same_event=TOLD_APART,
        )
    return None


def _one_topic(p: Pole, q: Pole, a: GroundedClaim, b: GroundedClaim) -> bool:
    common = (p.topic & q.topic) - GENERIC - HAVING
    if not common or (p.names and q.names and not p.names & q.names):
        return False
    if p.head != q.head and len(common) < 2:
        return False
    here, there = a.facts.context | a.facts.frame.words, b.facts.context | b.facts.frame.words
    shorter, other = (p.topic - p.names, there) if len(p.topic) <= len(q.topic) else (q.topic - q.names, here)
    return len(shorter & other) >= _COVERED * len(shorter)


def _ended_since(before: GroundedClaim, end: GroundedClaim) -> bool:
    first, second = before.claim.document.published, end.claim.document.published
    return first is None or second is None or first < second


def _one_time(a: GroundedClaim, b: GroundedClaim, dimension: str) -> bool:
    """Tell whether nothing says that the two are of different times; what moves may turn, so it needs one time."""
    first, second = a.facts.when, b.facts.when
    if times_apart(first, second):
        return False
    if dimension not in _MOVING:
        return not (a.facts.periods and b.facts.periods and not a.facts.periods & b.facts.periods)
    if a.facts.periods and b.facts.periods and not a.facts.periods & b.facts.periods:
        return False
    if (
        a.facts.times
        and b.facts.times
        and all(times_apart(t, u) for t in a.facts.times for u in b.facts.times)
    ):
        return False
    if first is not None and second is not None:  # what rose on Sunday may have fallen by Tuesday
        return (first.relation == "before") == (second.relation == "before")
    if first is None and second is None:
        return True
    return (first or second).relation == "since"  # type: ignore[union-attr]
