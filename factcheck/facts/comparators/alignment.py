"""Whether two claims speak of one thing: their predicates and arguments laid over each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.facts.fact import Entity, GroundedClaim, Phrase
from factcheck.facts.names import same_name

__all__ = ["Alignment", "align", "match_phrases", "names_of", "shared_names"]

_GENERIC = frozenset(["be", "have", "do", "say", "person", "year", "day", "time", "make", "take", "get", "part"])
_NAME_LABELS = frozenset(["PERSON", "ORG", "LOC", "EVENT", "GPE", "FAC", "PLACE", ""])


def names_of(claim: GroundedClaim) -> list[Entity]:
    """Return the claim's named mentions that can tell one matter from another."""
    return [e for e in claim.facts.entities if e.label in _NAME_LABELS]


def shared_names(a: GroundedClaim, b: GroundedClaim) -> int:
    """Count the first claim's names that the second also bears."""
    theirs = {e.name for e in names_of(b)}
    return sum(any(same_name(n, t) for t in theirs) for n in {e.name for e in names_of(a)})


def match_phrases(left: Iterable[Phrase], right: Iterable[Phrase]) -> float | None:
    """Return 1.0 where two arguments are the same, 0.0 where they differ, None where that cannot be told."""
    left, right = tuple(left), tuple(right)
    if not left or not right:
        return None
    best = None
    for p in left:
        for q in right:
            value = _match(p, q)
            if value == 1.0:
                return 1.0
            if value is None or best is None:
                best = value if best != 0.0 else best
    return best


def _match(p: Phrase, q: Phrase) -> float | None:
    if p.pronoun or q.pronoun:
        return None
    if p.name and q.name:
        return 1.0 if same_name(p.name, q.name) else 0.0
    if p.name or q.name:
        return 1.0 if p.head == q.head and p.words & q.words else None
    if p.head == q.head:
        return 1.0
    if p.kind and p.kind == q.kind:
        return 1.0
    return 0.0 if not (p.head in q.words or q.head in p.words) else 1.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two claims lie over each other.

    `predicate` tells whether both say the same kind of thing; `agents` and `patients` are 1.0 same, 0.0 different,
    None not told; `overlap` is the share of content words in common, in [0, 1]; `names` how many names they share.
    """

    predicate: bool
    agents: float | None
    patients: float | None
    overlap: float
    names: int
    words: int

    @property
    def evidence(self) -> float:
        """How much speaks for one event, in [0, 1]."""
        if self.agents == 0.0 or self.patients == 0.0:
            return 0.0
        score = 0.3 * self.predicate + 0.25 * (self.agents == 1.0) + 0.25 * (self.patients == 1.0)
        return min(1.0, score + 0.1 * min(self.names, 2) + 0.4 * self.overlap)


def align(a: GroundedClaim, b: GroundedClaim) -> Alignment:
    """Lay two claims over each other."""
    first, second = a.facts.frame, b.facts.frame
    same = bool(first.predicate) and (
        first.predicate == second.predicate or (bool(first.kind) and first.kind == second.kind)
    )
    shared = (first.words & second.words) - _GENERIC
    union = (first.words | second.words) - _GENERIC
    return Alignment(
        predicate=same,
        agents=match_phrases(first.agents, second.agents),
        patients=match_phrases(first.patients, second.patients),
        overlap=len(shared) / len(union) if union else 0.0,
        names=shared_names(a, b) if names_of(a) and names_of(b) else 0,
        words=len(shared),
    )
