"""Slots: in one story, two names for what only one can be: the maker of one vaccine, the owner of one lorry."""

from __future__ import annotations

from factcheck.facts.comparators.alignment import GENERIC, pairs_of, times_apart
from factcheck.facts.comparison import Comparison, ConflictType
from factcheck.facts.fact import GroundedClaim, Slot
from factcheck.facts.senses import HAVING
from factcheck.facts.story import TOLD_APART, mentions, one_story
from factcheck.names import name_words, same_name

__all__ = ["compare"]

_SOLE = frozenset(["own", "broker", "make", "build", "arrange", "hold", "host", "insure"])
"""What a story has one of, so that one side need not say of what."""

_FEWEST = 2  # words that two descriptions of one share
_DESCRIBED = 0.7  # of the words of the shorter


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where two names fill one slot, and neither document knows the other's name."""
    if not a.facts.slots or not b.facts.slots or a.claim.document.id == b.claim.document.id:
        return None
    if (
        a.claim.negated
        or b.claim.negated
        or {a.claim.modality, b.claim.modality} & {"hypothetical", "denied"}
    ):
        return None
    for p, q in pairs_of(a.facts.slots, b.facts.slots):
        if _two_offices(p, q) and not times_apart(a.facts.when, b.facts.when):
            if mentions(a.claim.document, _office(q)) or mentions(b.claim.document, _office(p)):
                continue  # who was one became the other
            return _answer(p, q, "identity", _office(p), _office(q), p.name)
        if p.kind != q.kind or not _one_slot(p, q) or not _two_names(p, q, a, b):
            continue
        if times_apart(a.facts.when, b.facts.when) or not one_story(a.claim.document, b.claim.document):
            continue
        what = _SAID.get(p.kind) or f"{_office(p)}: {', '.join(sorted(p.topic & q.topic)).title()}"
        return _answer(p, q, "entity", p.name, q.name, what)
    return None


_EXCLUSIVE = frozenset(["president", "prime minister", "king", "queen", "chancellor", "premier"])
"""Offices of one state that nobody holds two of."""


def _office(slot: Slot) -> str:
    return slot.kind.partition(": ")[2]


def _two_offices(p: Slot, q: Slot) -> bool:
    """Tell whether one person is said to hold two offices that exclude each other."""
    if _office(p) == _office(q) or not {_office(p), _office(q)} <= _EXCLUSIVE:
        return False
    return bool(p.topic & q.topic) and same_name(p.name, q.name)


def _answer(p: Slot, q: Slot, kind: ConflictType, first: str, second: str, what: str) -> Comparison:
    return Comparison(
        type=kind,
        answer="clash",
        first=first,
        second=second,
        first_span=(p.start, p.end),
        second_span=(q.start, q.end),
        explanation=f"{first} against {second} ({what})",
        same_event=TOLD_APART,
    )


_SAID = {
    "make": "who made it", "build": "who built it", "broker": "who brokered it", "own": "who owns it",
    "host": "the host",
    "represent": "who represents them", "supply": "the supplier", "operate": "the operator",
    "design": "who designed it",
    "fund": "who pays for it", "win": "the winner", "lead": "who leads it", "seize": "who seized it",
    "discover": "who found it", "direct": "who directed it", "write": "who made it", "arrange": "the arranger",
    "hold": "the largest shareholder", "insure": "the insurer", "described": "who fits the description",
}  # fmt: skip


def _one_slot(p: Slot, q: Slot) -> bool:
    if p.kind == "described":
        common = len(p.topic & q.topic)
        return common >= _FEWEST and common >= _DESCRIBED * min(len(p.topic), len(q.topic))
    if p.topic and q.topic:
        return bool((p.topic & q.topic) - GENERIC - HAVING)
    return p.kind in _SOLE


def _two_names(p: Slot, q: Slot, a: GroundedClaim, b: GroundedClaim) -> bool:
    ours, theirs = set(name_words(p.name)) - _BODIES, set(name_words(q.name)) - _BODIES
    if not ours or not theirs or same_name(p.name, q.name) or ours & theirs:
        return False
    return not any(mentions(b.claim.document, w) for w in ours) and not any(
        mentions(a.claim.document, w) for w in theirs
    )


_BODIES = GENERIC | {
    "merchant",
    "national",
    "industries",
    "holding",
    "holdings",
    "university",
    "institute",
    "press",
    "union",
}
