"""Words for verdicts that only the NLI model found: which kind of conflict it looks like, and which words differ."""

from __future__ import annotations

from factcheck.claims import Claim
from factcheck.facts import ConflictType, GroundedClaim
from factcheck.matching import name_key

__all__ = ["explain_reading", "type_of_reading"]

_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"}
_CAUSAL_WORDS = frozenset(
    ["because", "cause", "due", "owing", "blame", "trigger", "spark", "attribute", "stem", "result"]
)
_TREND_LEMMAS = frozenset(
    [
        "rise",
        "fall",
        "climb",
        "drop",
        "grow",
        "shrink",
        "increase",
        "decrease",
        "decline",
        "gain",
        "lose",
        "slow",
        "accelerate",
        "double",
        "halve",
        "ease",
        "surge",
        "slip",
        "up",
        "down",
        "cheap",
        "expensive",
        "higher",
        "lower",
    ]
)
_SEQUENCE_WORDS = frozenset(
    ["before", "after", "then", "first", "later", "earlier", "already", "still", "until", "since"]
)
_WORDS_SHOWN = 4


def type_of_reading(first: GroundedClaim, second: GroundedClaim) -> ConflictType:
    """Name the kind of conflict from what differs on the surface of two claims that the NLI model holds apart."""
    a, b = first.claim, second.claim
    if a.modality != b.modality and "planned" in (a.modality, b.modality):
        return "modality"
    if _quoted_alike(a, b):
        return "attribution"
    if _lemmas(a) & _CAUSAL_WORDS or _lemmas(b) & _CAUSAL_WORDS:
        return "cause"
    if _lemmas(a) & _TREND_LEMMAS and _lemmas(b) & _TREND_LEMMAS:
        return "trend"
    if a.negated != b.negated:
        return "negation"
    if first.facts.quantities and second.facts.quantities:
        return "number"
    places = [_names(c, {"LOC"}) for c in (first, second)]
    if all(places) and not places[0] & places[1]:
        return "location"
    names = [_names(c, {"PERSON", "ORG"}) for c in (first, second)]
    if all(names) and not names[0] & names[1]:
        return "entity"
    if _lemmas(a) & _SEQUENCE_WORDS and _lemmas(b) & _SEQUENCE_WORDS:
        return "sequence"
    return "outcome"


def explain_reading(first: GroundedClaim, second: GroundedClaim, kind: ConflictType) -> str:
    """Return one line that sets the words of one claim that the other lacks against each other's."""
    ours, theirs = _only_in(first.claim, second.claim), _only_in(second.claim, first.claim)
    if kind == "modality":
        planned, done = (ours, theirs) if first.claim.modality == "planned" else (theirs, ours)
        return f"one side speaks of a plan ({planned or 'same words'}), the other of a fact ({done or 'same words'})"
    if kind == "negation":
        return f"one side denies what the other states: {ours or 'same words'} / {theirs or 'same words'}"
    return f"the two do not go together: {ours or 'same words'} / {theirs or 'same words'}"


def _only_in(claim: Claim, other: Claim) -> str:
    """Return the content words of `claim` that `other` lacks, as a quotation; "" when there are none."""
    tokens, lacking = claim.sentence.tokens, _lemmas(other)
    ours = [tokens[i] for i in claim.tokens]
    words = [t.text for t in ours if t.pos in _CONTENT and t.lemma.casefold() not in lacking]
    if not words:
        return ""
    tail = "…" if len(words) > _WORDS_SHOWN else ""
    return f"“{' '.join(words[:_WORDS_SHOWN])}{tail}”"


def _lemmas(claim: Claim) -> set[str]:
    return {claim.sentence.tokens[i].lemma.casefold() for i in claim.tokens}


def _names(grounded: GroundedClaim, labels: set[str]) -> set[str]:
    return {name_key(e.name) for e in grounded.facts.entities if e.label in labels}


_QUOTED_ALIKE = 0.6  # share of lemmas from which two quotations are one


def _quoted_alike(a: Claim, b: Claim) -> bool:
    """Tell whether two speakers are given the same words."""
    if not (a.speaker and b.speaker) or name_key(a.speaker) == name_key(b.speaker):
        return False
    left, right = _lemmas(a), _lemmas(b)
    return len(left & right) >= _QUOTED_ALIKE * min(len(left), len(right))
