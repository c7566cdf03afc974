"""Entities: who it was, where only one can have been it."""

from __future__ import annotations

from factcheck.facts.comparators.alignment import align, match_phrases, phrase_words, times_differ
from factcheck.facts.comparators.numbers import numbers_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim, Phrase
from factcheck.names import name_words, same_name

__all__ = ["compare"]

_EXCLUSIVE = frozenset(
    ["win", "found", "invent", "discover", "direct", "write", "paint", "design", "compose", "acquire", "buy",
    "succeed", "replace", "kill", "murder",
     "assassinate", "claim", "create", "defeat", "end", "sculpt", "marry", "beat", "score", "build", "behead"]
)  # fmt: skip
"""What only one can do to the same thing."""
_AGAIN = frozenset(
    ["win", "acquire", "buy", "succeed", "replace", "claim", "defeat", "end", "marry", "beat", "score"]
)
"""Of these, what another one does the next time: a text that names two winners of an award tells of two matches."""

_HELD = 0.8


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where two names stand in one slot that only one can fill."""
    first, second = a.facts.frame, b.facts.frame
    if a.claim.negated or b.claim.negated or first.predicate != second.predicate:
        return None
    if first.copular and second.copular:
        return _office(a, b)
    if first.predicate in _AGAIN and a.claim.document.id == b.claim.document.id:
        return None
    if first.predicate not in _EXCLUSIVE or match_phrases(first.patients, second.patients) != 1.0:
        return None
    return _slot(a, b, first.agents, second.agents)


def _office(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Compare "X is the mayor of Y" with "Z is the mayor of Y"."""
    first, second = a.facts.frame.attribute, b.facts.frame.attribute
    if (
        first is None
        or second is None
        or not (first.definite and second.definite)
        or first.head != second.head
    ):
        return None
    if not (first.words and first.words == second.words):
        return None
    return _slot(a, b, a.facts.frame.agents, b.facts.frame.agents)


def _mentions(claim: GroundedClaim, phrase: Phrase) -> bool:
    """Tell whether a claim's sentence names the bearer of a phrase, too."""
    return any(same_name(e.name, phrase.name) for e in claim.facts.entities) or set(
        name_words(phrase.name)
    ) <= set(claim.facts.context)


def _slot(
    a: GroundedClaim, b: GroundedClaim, left: tuple[Phrase, ...], right: tuple[Phrase, ...]
) -> Comparison | None:
    names, others = [p for p in left if p.name], [q for q in right if q.name]
    if len(names) != 1 or len(others) != 1 or len(left) != 1 or len(right) != 1:
        return None
    p, q = names[0], others[0]
    if same_name(p.name, q.name) or p.head == q.head or _mentions(a, q) or _mentions(b, p):
        return None
    if bool(a.facts.times) != bool(b.facts.times):
        return None  # who won it, and who won it in 2022
    if (a.facts.quantities and b.facts.quantities) or any(
        q.counted == "time" for q in (*a.facts.beside, *b.facts.beside)
    ):
        return None  # who won it eight times and who won it twice
    alignment = align(a, b, phrase_words(left), phrase_words(right))
    if alignment.series or alignment.worlds or alignment.held < _HELD or alignment.shared < 2:
        return None
    if times_differ(a, b) or numbers_differ(a, b):
        return None
    return Comparison(
        type="entity",
        answer="clash",
        first=p.name,
        second=q.name,
        first_span=(p.start, p.end),
        second_span=(q.start, q.end),
        explanation=f"{p.name} against {q.name} ({a.facts.frame.predicate})",
        same_event=0.4 + 0.4 * alignment.overlap,
    )
