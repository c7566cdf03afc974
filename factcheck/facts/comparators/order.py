"""Sequence: the same two happenings, one before the other in one claim and after it in the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.facts.comparators.alignment import align, cover
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim
from factcheck.facts.phrases import predicate_words
from factcheck.facts.senses import HAPPENING, sense_of
from factcheck.facts.syntax import children, word

__all__ = ["compare"]

_BEFORE = frozenset(["before", "ahead of", "prior to", "until"])
_AFTER = frozenset(["after", "following", "since", "once"])
_HELD = 0.75
_VAGUE = HAPPENING | frozenset(
    ["be", "have", "do", "say", "day", "week", "month", "year", "hour", "minute", "night", "time", "weekend", "that",
     "it", "war", "election", "today", "yesterday", "game", "season", "meeting"]
)  # fmt: skip
"""What says nothing of which happening is meant, or what there is one of every year."""


@dataclass(frozen=True, slots=True)
class _Order:
    earlier: str
    later: str
    words: str
    start: int
    end: int


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one claim has two happenings in the order that the other denies."""
    if a.claim.negated or b.claim.negated:
        return None
    for first in _orders(a):
        for second in _orders(b):
            if (first.earlier, first.later) == (second.later, second.earlier) and _one_matter(a, b, first):
                return Comparison(
                    type="sequence",
                    answer="clash",
                    first=first.words,
                    second=second.words,
                    first_span=(first.start, first.end),
                    second_span=(second.start, second.end),
                    explanation=f"“{first.words}” against “{second.words}”",
                    same_event=0.6,
                )
    return None


def _orders(claim: GroundedClaim) -> Iterator[_Order]:
    """Yield the orders that a claim states: of its predicate and of what stands behind "before" or "after"."""
    sentence, frame = claim.claim.sentence, claim.facts.frame
    if not frame.kind or not frame.factual:
        return
    mains = {frame.kind} - _VAGUE
    if frame.predicate in HAPPENING:
        mains |= {p.kind or p.head for p in (*frame.agents, *frame.patients) if not p.pronoun} - _VAGUE
    found = [(case, p.kind or p.head, p.text, p.start, p.end) for case, p in frame.others if not p.pronoun]
    for child in children(sentence, claim.claim.head, "advcl", "obl"):
        marks = list(children(sentence, child.i, "mark", "case"))
        if len(marks) == 1:  # "since before Easter" is neither
            found.append(
                (marks[0].text.casefold(), sense_of(word(child)), child.text, marks[0].start, child.end)
            )
    for case, sense, text, start, end in found:
        if sense in _VAGUE or case not in _BEFORE | _AFTER:
            continue
        for main in sorted(mains - {sense}):
            pair = (main, sense) if case in _BEFORE else (sense, main)
            yield _Order(*pair, f"{predicate_words(claim.claim)} {case} {text}", start, end)


def _one_matter(a: GroundedClaim, b: GroundedClaim, order: _Order) -> bool:
    both = frozenset([order.earlier, order.later])
    alignment = align(a, b)
    if alignment.series or alignment.worlds or alignment.strangers:
        return False
    covered = cover(a, b, both)
    return covered.share >= _HELD and len(covered.words) >= 1
