"""Words for verdicts: which kind of conflict it is, why, and which words of each claim show it.

A comparator brings its own explanation.  A verdict that rests on the NLI model alone is explained by the words of each
claim around its predicate, or by the kind of fact in which the two differ on the surface.
"""

from __future__ import annotations

from typing import NamedTuple

from factcheck.claims import Claim
from factcheck.facts import Comparison, ConflictType, GroundedClaim
from factcheck.judging.surface import differing_mentions, kind_on_the_surface, quoted_alike
from factcheck.judging.wording import core, rounded, with_denial

__all__ = ["Reason", "explain_comparison", "explain_reading"]

Span = tuple[int, int]

_EDGES = '“”"‘’ .,;:'  # what a quotation does not begin or end with


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
    kind = kind or kind_on_the_surface(first, second) or "outcome"
    spans = differing_mentions(first, second, kind) or (_telling(a, telling[0]), _telling(b, telling[1]))
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
    elif kind == "attribution" and a.speaker and b.speaker and quoted_alike(a, b):
        words = f"the same words are given to {a.speaker} and to {b.speaker}"
    elif kind == "cause":
        words = f"two causes: {ours}, {theirs}"
    return Reason(kind, words, *spans)


def _telling(claim: Claim, span: Span | None) -> Span:
    told = rounded(claim, span) if span else core(claim)
    return with_denial(claim, told) if claim.negated else told


def _quote(claim: Claim, span: Span) -> str:
    """Quote words of a claim's field in curly marks."""
    words = " ".join(claim.document.field_text(claim.field)[slice(*span)].split())
    return "“" + words.strip(_EDGES) + "”"
