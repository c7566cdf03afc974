"""Opposite adjectives: the oldest republic and the youngest, a road that is open and one that is closed."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.facts.comparators.alignment import align, match_phrases, times_differ
from factcheck.facts.comparators.numbers import numbers_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim, Phrase
from factcheck.facts.syntax import word

__all__ = ["compare"]

_PAIRS = """
old young | old new | first last | large small | big small | high low | long short | tall short | fast slow | good bad
rich poor | strong weak | hot cold | warm cold | heavy light | deep shallow | wide narrow | safe dangerous
open closed | dead alive | guilty innocent | legal illegal | lawful unlawful | male female | public private | true false
full empty | married single | left right | northern southern | eastern western | northbound southbound | upper lower
early late | cheap expensive | easy difficult | rare common | domestic foreign | military civilian | possible impossible
constitutional unconstitutional | valid invalid | genuine fake | positive negative | permanent temporary
near far | rural urban | unanimous divided | successful unsuccessful | voluntary compulsory | inner outer
"""
_OPPOSITES = {
    frozenset(pair.split())
    for line in _PAIRS.strip().split("\n")
    for pair in line.split("|")
    if len(pair.split()) == 2
}
_HELD = 0.85  # share of the shorter claim's words, the adjectives aside, that the longer must hold
_DEGREES = frozenset(["than", "as", "of"])


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where the same noun, in the same place of the same statement, has opposite adjectives."""
    first, second = a.facts.frame, b.facts.frame
    if a.claim.negated or b.claim.negated or any(c == "than" for f in (first, second) for c, _ in f.others):
        return None
    for p, q, left, right in _slots(a, b):
        if frozenset([left, right]) not in _OPPOSITES:
            continue
        if left in b.facts.frame.words | b.facts.context or right in a.facts.frame.words | a.facts.context:
            return None  # one of them names both
        if _one_matter(a, b, p, q, left, right):
            return Comparison(
                type="antonym",
                answer="clash",
                first=left,
                second=right,
                first_span=(p.start, p.end),
                second_span=(q.start, q.end),
                explanation=f"“{p.text}” against “{q.text}”",
                same_event=0.6,
            )
    return None


def _slots(a: GroundedClaim, b: GroundedClaim) -> Iterator[tuple[Phrase, Phrase, str, str]]:
    """Yield the phrases that fill one place in both frames, with the adjectives in which they differ."""
    first, second = a.facts.frame, b.facts.frame
    pairs = [(p, q) for p in first.patients for q in second.patients]
    pairs += [(p, q) for c, p in first.others for d, q in second.others if c == d]
    if first.attribute is not None and second.attribute is not None and first.copular and second.copular:
        left, right = first.attribute, second.attribute
        if left.head != right.head:
            # an adjective, and not its sense: "open" is an opening, too
            said, other = (word(g.claim.sentence.tokens[g.claim.head]) for g in (a, b))
            yield left, right, said, other
        pairs.append((left, right))
    for p, q in pairs:
        if p.head == q.head and not p.pronoun:
            for mine in sorted(p.words - q.words):
                for yours in sorted(q.words - p.words):
                    yield p, q, mine, yours


def _one_matter(a: GroundedClaim, b: GroundedClaim, p: Phrase, q: Phrase, left: str, right: str) -> bool:
    first, second = a.facts.frame, b.facts.frame
    if first.copular != second.copular or (not first.copular and first.kind != second.kind):
        return False
    if match_phrases(first.agents, second.agents) != 1.0:
        return False
    if not all(x.name or x.definite for x in (*first.agents, *second.agents)):
        return False
    if not first.copular and not (p.definite and q.definite):
        return False  # who has a small boat may have a large one
    alignment = align(a, b, frozenset([left]), frozenset([right]))
    if alignment.worlds or alignment.strangers or alignment.held < _HELD:
        return False
    both = {left, right}
    if (first.adverbs ^ second.adverbs) - both or {m for m, _ in first.markers ^ second.markers} - both:
        return False
    return not times_differ(a, b) and not numbers_differ(a, b)
