"""Attribution: one quotation, in the mouths of two."""

from __future__ import annotations

import re

from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim
from factcheck.facts.names import name_words, same_name

__all__ = ["compare"]

_QUOTED = re.compile(r"[“\"‘']([^“”\"‘’]{12,300})[”\"’']")
_FEWEST_WORDS = 4  # of a quotation, below which two may have used the same words
_WORD = re.compile(r"\w+")


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where the same words are quoted from two speakers whom the other side does not name."""
    first, second = a.claim.speaker, b.claim.speaker
    if (
        not first
        or not second
        or not first[:1].isupper()
        or not second[:1].isupper()
        or same_name(first, second)
    ):
        return None
    if _named(first, b) or _named(second, a):
        return None
    ours, theirs = _quotations(a), _quotations(b)
    common = next((q for q in ours if any(q in t or t in q for t in theirs)), None)
    if common is None:
        return None
    return Comparison(
        type="attribution",
        answer="clash",
        first=first,
        second=second,
        first_span=(a.claim.start, a.claim.end),
        second_span=(b.claim.start, b.claim.end),
        explanation=f"the same words are quoted from {first} and from {second}",
        same_event=0.9,
    )


def _named(speaker: str, claim: GroundedClaim) -> bool:
    words = {w.casefold() for w in _WORD.findall(claim.claim.sentence.text)}
    return any(w in words for w in name_words(speaker) if len(w) > 2)


def _quotations(claim: GroundedClaim) -> list[str]:
    """Return the quotations of a claim's sentence as plain words, the long ones only."""
    found = [" ".join(_WORD.findall(m[1].casefold())) for m in _QUOTED.finditer(claim.claim.sentence.text)]
    return [q for q in found if len(q.split()) >= _FEWEST_WORDS]
