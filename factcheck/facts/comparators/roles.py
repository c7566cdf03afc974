"""Roles: who did it to whom; the same two names the other way round are a conflict."""

from __future__ import annotations

from factcheck.facts.comparators.alignment import align, match_phrases, times_differ
from factcheck.facts.comparators.numbers import numbers_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim, Phrase

__all__ = ["compare"]

_MUTUAL = frozenset(
    ["meet", "marry", "fight", "face", "join", "know", "love", "contact", "border", "neighbour", "trade",
    "talk", "play", "telephone", "call",
     "see", "hug", "kiss", "follow", "affect", "criticize", "criticise", "blame", "accuse", "attack", "hit",
     "strike", "bomb", "shell", "threaten",
     "praise", "thank", "congratulate", "help", "support", "visit", "be", "include", "mean", "become", "have"]
)  # fmt: skip
"""What both can do to each other at once, or in turn."""


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where agent and patient of one claim are patient and agent of the other."""
    first, second = a.facts.frame, b.facts.frame
    if not (first.agents and first.patients and second.agents and second.patients):
        return None
    if first.predicate != second.predicate or first.predicate in _MUTUAL or first.negated != second.negated:
        return None
    crossed = _named_match(first.agents, second.patients) and _named_match(first.patients, second.agents)
    if not crossed or match_phrases(first.agents, second.agents) == 1.0:
        return None
    alignment = align(a, b)
    if alignment.worlds or alignment.series or times_differ(a, b) or numbers_differ(a, b):
        return None
    p, q = first.agents[0], second.agents[0]
    return Comparison(
        type="role",
        answer="clash",
        first=f"{p.name or p.text} → {first.patients[0].name or first.patients[0].text}",
        second=f"{q.name or q.text} → {second.patients[0].name or second.patients[0].text}",
        first_span=(p.start, p.end),
        second_span=(q.start, q.end),
        explanation=f"who did it to whom: “{first.predicate}” by {p.name or p.text} against by {q.name or q.text}",
        same_event=0.7,
    )


def _named_match(left: tuple[Phrase, ...], right: tuple[Phrase, ...]) -> bool:
    return (
        match_phrases([p for p in left if p.name or p.definite], [q for q in right if q.name or q.definite])
        == 1.0
    )
