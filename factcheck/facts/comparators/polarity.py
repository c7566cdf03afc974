"""Negation: the same statement, affirmed and denied."""

from __future__ import annotations

from factcheck.facts.comparators.alignment import align, arguments_agree, times_apart, times_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim, Phrase
from factcheck.facts.phrases import predicate_words
from factcheck.facts.syntax import token_at
from factcheck.facts.zeros import is_zero

__all__ = ["compare"]

_HELD = 0.85  # share of the affirmed claim's words that the denied one must hold: "not X" says nothing of "X and Y"
_OVERLAP = 0.6
_NOT = frozenset(["not", "n't", "n’t", "never", "no"])
_EMPHASIS = frozenset(["ever", "yet", "even", "actually", "also", "indeed", "really"])
_SOME = frozenset(
    ["most", "many", "some", "few", "several", "half", "all", "every", "each", "both", "only", "any", "nearly",
     "almost", "entirely", "fully", "alone", "other", "more"]
)  # fmt: skip
"""Words that say of how many something is said: most storks do not fly there, and some do."""


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one claim denies what the other states."""
    if a.claim.negated == b.claim.negated:
        return None
    denied, affirmed = (a, b) if a.claim.negated else (b, a)
    p, q = denied.facts.frame, affirmed.facts.frame
    if not p.predicate or p.predicate != q.predicate or not (p.factual and q.factual):
        return None
    if p.conditions != q.conditions or "but" in p.conditions:
        return None  # no bird was seen since the falcons came; birds were seen before
    if (p.adverbs ^ q.adverbs) - _NOT - _EMPHASIS or bool(p.patients) != bool(q.patients):
        return None  # "not broadcast live" was broadcast; who charges children may not charge their parents
    if _words(affirmed) & _NOT or (_words(affirmed) ^ _words(denied)) & _SOME:
        return None  # by a cook and not by the duke
    if any(_bare(g, phrase) for g in (a, b) for phrase in g.facts.frame.agents):
        return None  # storks that fly to Africa, and storks that do not
    if any(not is_zero(quantity) for g in (a, b) for quantity in g.facts.quantities):
        return None  # a tenth of the eggs hatched, and most did not
    alignment = align(a, b)
    if alignment.apart or times_differ(a, b) or _of_two_times(a, b) or not arguments_agree(alignment, a, b):
        return None
    if alignment.held < _HELD or alignment.overlap < _OVERLAP or alignment.shared < 2:
        return None
    yes, no = predicate_words(affirmed.claim), f"not {predicate_words(denied.claim)}"
    first, second = (no, yes) if denied is a else (yes, no)
    return Comparison(
        type="negation",
        answer="clash",
        first=first,
        second=second,
        first_span=(a.claim.start, a.claim.end),
        second_span=(b.claim.start, b.claim.end),
        explanation=f"“{first}” against “{second}”",
        same_event=0.6 * alignment.overlap + 0.3,
    )


def _bare(claim: GroundedClaim, phrase: Phrase) -> bool:
    """Tell whether a phrase has neither article nor name, so that it speaks of some or of all of a kind."""
    token = token_at(claim.claim.sentence, phrase.start)
    return not phrase.name and token is not None and token.pos in ("NOUN", "ADJ")


def _words(claim: GroundedClaim) -> set[str]:
    return {claim.claim.sentence.tokens[i].text.casefold() for i in claim.claim.tokens}


def _of_two_times(a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether one claim names a time that the other lacks: what is not so on Tuesday may be so on Monday."""
    first, second = a.facts.times, b.facts.times
    if bool(first) != bool(second):
        return True
    return bool(first) and all(times_apart(t, u) for t in first for u in second)
