"""Words for verdicts: which kind of conflict it is, why, and which words of each claim show it.

A comparator brings its own explanation.  A verdict that rests on the NLI model alone is explained by the words of each
claim around its predicate, or by the kind of fact in which the two differ on the surface.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.claims import Claim
from factcheck.facts import Comparison, ConflictType, GroundedClaim
from factcheck.matching import name_key

__all__ = ["Reason", "explain_comparison", "explain_reading"]

Span = tuple[int, int]

_CAUSAL_WORDS = frozenset("because cause due owing blame trigger spark attribute stem result".split())
_TREND_WORDS = frozenset(
    "rise fall climb drop grow shrink increase decrease decline gain lose slow accelerate double halve ease surge slip "
    "up down cheap expensive high higher low lower".split()
)
_SEQUENCE_WORDS = frozenset("before after then first later earlier already still until since".split())
_QUOTED_ALIKE = 0.6  # share of lemmas from which two quotations are one
_EDGES = '“”"‘’ .,;:'  # what a quotation does not begin or end with
_CORE_WORDS = 7  # words of a claim that an explanation quotes, from its predicate on


_NAMED: dict[ConflictType, tuple[frozenset[str], frozenset[str]]] = {
    "location": (frozenset({"LOC"}), frozenset({"place"})),
    "entity": (frozenset({"PERSON", "ORG"}), frozenset({"agent", "patient", "recipient", "attribute"})),
}
"""Labels and roles of the names that a conflict of each type is about."""


class Reason(NamedTuple):
    """Why two claims do not go together: type, words for a person, and the span that is quoted of each."""

    type: ConflictType
    words: str
    first_span: Span | None
    second_span: Span | None


def explain_comparison(comparison: Comparison) -> Reason:
    """Pass on what a comparator says."""
    return Reason(comparison.type, comparison.explanation, comparison.first_span, comparison.second_span)


def explain_reading(
    first: GroundedClaim,
    second: GroundedClaim,
    kind: ConflictType | None = None,
    telling: tuple[Span | None, Span | None] = (None, None),
) -> Reason:
    """Say why two claims that the NLI model holds apart do not go together, by what differs on their surface.

    `kind` is the type that the model thinks of, None for a model that tells none apart: then the surface decides, which
    is right less often (0.43 against 0.66 on conflicts of unseen cases); `telling` are the words of each claim that the
    model's verdict hangs on.
    """
    a, b = first.claim, second.claim
    kind = kind or _type_of(first, second) or "outcome"
    spans = _mentions(first, second, kind) or (telling[0] or _core(a), telling[1] or _core(b))
    ours, theirs = (_quote(c, span) for c, span in zip((a, b), spans, strict=True))
    if ours.casefold() == theirs.casefold():  # the words that clash are elsewhere, nobody knows where
        ours, theirs = (_quote(c, (c.start, c.end)) for c in (a, b))
    words = f"{ours} does not go with {theirs}"
    if kind == "modality" and (a.modality == "planned") != (b.modality == "planned"):
        plan, fact = (ours, theirs) if a.modality == "planned" else (theirs, ours)
        words = f"{plan} is a plan, {fact} is told as done"
    elif kind == "negation" and a.negated != b.negated:
        denial, statement = (ours, theirs) if a.negated else (theirs, ours)
        words = f"{denial} denies {statement}"
    elif kind == "attribution" and a.speaker and b.speaker and _quoted_alike(a, b):
        words = f"the same words are given to {a.speaker} and to {b.speaker}"
    elif kind == "cause":
        words = f"two causes: {ours}, {theirs}"
    return Reason(kind, words, *spans)


def _type_of(first: GroundedClaim, second: GroundedClaim) -> ConflictType | None:
    """Name the kind of conflict from what differs on the surface, None where nothing does."""
    a, b = first.claim, second.claim
    ours, theirs = _lemmas(a), _lemmas(b)
    if a.modality != b.modality and "planned" in (a.modality, b.modality):
        return "modality"
    if _quoted_alike(a, b):
        return "attribution"
    if (ours | theirs) & _CAUSAL_WORDS:
        return "cause"
    if ours & _TREND_WORDS and theirs & _TREND_WORDS:
        return "trend"
    if a.negated != b.negated:
        return "negation"
    for kind in ("number", "location", "entity"):
        if _mentions(first, second, kind):
            return kind
    if ours & _SEQUENCE_WORDS and theirs & _SEQUENCE_WORDS:
        return "sequence"
    return None


def _mentions(first: GroundedClaim, second: GroundedClaim, kind: ConflictType) -> tuple[Span, Span] | None:
    """Return the spans of the first mentions that differ, when both claims make such mentions and share none."""
    ours, theirs = (_values(g, kind) for g in (first, second))
    if not ours or not theirs or ours.keys() & theirs.keys():
        return None
    return min(ours.values()), min(theirs.values())


def _values(grounded: GroundedClaim, kind: ConflictType) -> dict[object, Span]:
    """Return what a claim mentions of one kind, each value with the span of its first mention.

    Names count where they stand in a role: a name in passing can differ without a conflict.
    """
    facts = grounded.facts
    if kind == "number":
        return {(q.low, q.high): (q.start, q.end) for q in reversed(facts.quantities)}
    labels, roles = _NAMED.get(kind, (frozenset(), frozenset()))
    return {
        name_key(e.name): (e.start, e.end)
        for e in reversed(facts.entities)
        if e.label in labels and e.role in roles
    }


def _core(claim: Claim) -> Span:
    """Return the span of a claim's words from its predicate on, at most `_CORE_WORDS` that stand together."""
    tokens = claim.sentence.tokens
    words = [i for i in claim.tokens if i >= claim.head] or [claim.head]
    run = [words[0]]
    for i in words[1:_CORE_WORDS]:
        if i != run[-1] + 1:
            break
        run.append(i)
    return tokens[run[0]].start, tokens[run[-1]].end


def _quote(claim: Claim, span: Span) -> str:
    """Quote words of a claim's field in curly marks."""
    words = " ".join(claim.document.field_text(claim.field)[slice(*span)].split())
    return "“" + words.strip(_EDGES) + "”"


def _lemmas(claim: Claim) -> set[str]:
    return {claim.sentence.tokens[i].lemma.casefold() for i in claim.tokens}


def _quoted_alike(a: Claim, b: Claim) -> bool:
    """Tell whether two speakers are given the same words."""
    if not (a.speaker and b.speaker) or name_key(a.speaker) == name_key(b.speaker):
        return False
    left, right = _lemmas(a), _lemmas(b)
    return len(left & right) >= _QUOTED_ALIKE * min(len(left), len(right))
