"""Anchors: what two claims share when they speak of the same thing in different words.

"Muhandis was killed on 3 January 2020" and "the fourth anniversary of the attack that cost the lives of Soleimani and
Muhandis" are far apart for an embedder.  They share a rare name, and both date something: so they meet.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.facts import GroundedClaim

__all__ = ["anchored_pairs", "name_key"]

_COMMON = 12  # a name in more sentences than this is no rare one; it bounds the work at n * _COMMON
_COMMON_SHARE = 0.15  # nor is one in more than this share of the sentences of a long run
_ARTICLES = ("al", "el", "the", "de", "van", "von")


def name_key(name: str) -> str:
    """Reduce a name to what its short forms share: the last word, without accents, case, articles and possessives."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c)).removesuffix("'s").removesuffix("’s")
    words = [w for w in plain.replace("-", " ").split() if w not in _ARTICLES and any(c.isalnum() for c in w)]
    return words[-1].strip(".,'\"") if words else plain


def anchored_pairs(claims: Sequence[GroundedClaim]) -> Iterator[tuple[int, int, str]]:
    """Yield (i, j, anchor), i < j, for claims that share a rare name and both date, count or experience something."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, grounded in enumerate(claims):
        for anchor in sorted(_anchors(grounded)):
            holders[anchor].append(index)
    sentences = len({c.claim.sentence.place for c in claims})
    limit = max(_COMMON, int(_COMMON_SHARE * min(sentences, 400)))
    for anchor, indices in holders.items():
        if len(indices) < 2 or len({claims[i].claim.sentence.place for i in indices}) > limit:
            continue
        for position, i in enumerate(indices):
            for j in indices[position + 1 :]:
                if claims[i].claim.sentence.place != claims[j].claim.sentence.place:
                    yield i, j, anchor


def _anchors(grounded: GroundedClaim) -> set[str]:
    """Name a claim's anchors: "death of soleimani", "number of hectare", "soleimani and a date"."""
    facts = grounded.facts
    names = {name_key(e.name) for e in facts.entities if e.label in {"PERSON", "ORG", "LOC", "EVENT"}} - {""}
    found = {f"{event.kind} of {name_key(p)}" for event in facts.events for p in event.participants}
    if facts.times:
        found |= {f"{name} and a date" for name in names}
    for quantity in facts.quantities:
        if quantity.counted:
            found.add(f"number of {quantity.counted}")
        elif quantity.unit:
            found |= {f"{name} and {quantity.unit}" for name in names}
    return found
