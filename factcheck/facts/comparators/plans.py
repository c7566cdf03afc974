"""Modality: what took place in one claim was called off in the other."""

from __future__ import annotations

from factcheck.facts.comparators.alignment import align, cover, match_phrases, times_differ
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim, Phrase
from factcheck.facts.senses import HAPPENING

__all__ = ["compare"]

_CALLED_OFF = frozenset(
    ["cancel", "call off", "scrap", "abandon", "shelve", "postpone", "put off", "give up", "walk away", "back out",
     "turn down", "rule out"]
)  # fmt: skip
_HELD = 0.75  # share of the shorter claim, the two predicates aside, that the other must cover


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one claim says that it happened, and the other that the same thing was called off."""
    return _compare(a, b, swapped=False) or _compare(b, a, swapped=True)


def _compare(done: GroundedClaim, off: GroundedClaim, *, swapped: bool) -> Comparison | None:
    if not _past(done) or not _past(off):
        return None
    frame, other = done.facts.frame, off.facts.frame
    if other.predicate not in _CALLED_OFF or frame.kind == other.kind or not other.patients:
        return None
    what = next((p for p in other.patients if _names(p, done)), None)
    if what is None or times_differ(done, off):
        return None
    drop = (
        frozenset([frame.kind, frame.predicate]),
        frozenset([other.kind, *other.predicate.split(), what.head]),
    )
    alignment = align(done, off, *drop)
    covered = cover(done, off, drop[0] | drop[1])
    if alignment.apart or alignment.agents == 0.0 or covered.share < _HELD or len(covered.words) < 2:
        return None
    first, second = frame.predicate, f"{other.predicate} {what.text}"
    spans = (done.claim.start, done.claim.end), (off.claim.start, off.claim.end)
    if swapped:
        first, second, spans = second, first, spans[::-1]
    return Comparison(
        type="modality",
        answer="clash",
        first=first,
        second=second,
        first_span=spans[0],
        second_span=spans[1],
        explanation=f"“{first}” against “{second}”",
        same_event=0.5 + 0.3 * covered.share,
    )


def _past(claim: GroundedClaim) -> bool:
    stated = claim.claim.modality in ("asserted", "reported") and not claim.claim.negated
    return stated and claim.facts.frame.factual and not claim.facts.frame.copular


def _names(phrase: Phrase, done: GroundedClaim) -> bool:
    """Tell whether a phrase names what the other claim says took place: "the purchase" of what was bought."""
    frame = done.facts.frame
    if phrase.head == frame.kind or (phrase.kind and phrase.kind == frame.kind):
        return True
    subjects = frame.agents or frame.patients
    return frame.predicate in HAPPENING and match_phrases([phrase], subjects) == 1.0
