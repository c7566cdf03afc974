"""Modality: what took place in one claim was called off in the other."""

from __future__ import annotations

from factcheck.facts.comparators.alignment import align, cover, match_phrases, times_apart, times_differ
from factcheck.facts.comparison import Answer, Comparison, of_sides
from factcheck.facts.fact import GroundedClaim, Phrase
from factcheck.facts.phrases import predicate_words
from factcheck.facts.senses import HAPPENING, sense_of
from factcheck.facts.showing import show_time
from factcheck.facts.syntax import children, word

__all__ = ["compare"]

_CALLED_OFF = frozenset(
    ["cancel", "call off", "scrap", "abandon", "shelve", "postpone", "put off", "give up", "walk away", "back out",
     "turn down", "rule out"]
)  # fmt: skip
_HELD = 0.75  # share of the shorter claim, the two predicates aside, that the other must cover


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one claim says that it happened, and the other that the same thing was called off."""
    return (
        _compare(a, b, swapped=False)
        or _compare(b, a, swapped=True)
        or _intentions(a, b, swapped=False)
        or _intentions(b, a, swapped=True)
        or _moved(a, b, swapped=False)
        or _moved(b, a, swapped=True)
    )


_MOVING = frozenset(
    ["postpone", "put off", "delay", "move", "reschedule", "bring forward", "push back", "defer", "shift"]
)


def _moved(planned: GroundedClaim, moved: GroundedClaim, *, swapped: bool) -> Comparison | None:
    """Say that "it will take place on 12 May" was overtaken by "it was postponed to 19 May" of a later day."""
    frame, other = planned.facts.frame, moved.facts.frame
    first, second = planned.facts.when, moved.facts.when
    days = planned.claim.document.published, moved.claim.document.published
    if (
        other.predicate not in _MOVING
        or frame.predicate in _MOVING
        or moved.claim.negated
        or planned.claim.negated
    ):
        return None
    if first is None or second is None or not times_apart(first, second):
        return None
    if (
        days[0] is None
        or days[1] is None
        or not days[0] < days[1]
        or first.latest is None
        or first.latest < days[0]
    ):
        return None
    subjects = frame.agents or frame.patients
    if match_phrases(subjects, other.patients or other.agents) != 1.0 or align(planned, moved).strangers:
        return None
    left, right = show_time(first), show_time(second)
    told = (
        f"planned for {left} (as of {days[0]}), “{predicate_words(moved.claim)}” to {right} (as of {days[1]})"
    )
    return of_sides(
        "date",
        "superseded",
        ((left, (first.start, first.end)), (right, (second.start, second.end))),
        0.8,
        swapped=swapped,
        explain=lambda *_: told,
    )


_RULING_OUT = frozenset(["rule out", "refuse", "decline", "deny", "decide against", "drop", "abandon"])
_DECIDED = frozenset(
    ["decide", "agree", "resolve", "vote", "commit", "pledge", "vow", "promise", "plan", "intend"]
)
_WEIGHING = frozenset(["consider", "weigh", "mull", "discuss", "contemplate", "debate", "ponder"])


def _intentions(will: GroundedClaim, not_so: GroundedClaim, *, swapped: bool) -> Comparison | None:
    """Compare "Lund will resign" with "Lund ruled out resigning", "decided to close" with "is considering closing".

    Between reports of two days one is an update of the other.
    """
    frame, other = will.facts.frame, not_so.facts.frame
    if other.predicate not in _RULING_OUT and other.predicate not in _WEIGHING:
        return None
    if (
        will.claim.negated
        or not_so.claim.negated
        or will.claim.modality not in ("planned", "asserted", "reported")
    ):
        return None
    planned, doubted = _aim(will), _aim(not_so)
    if planned is None or doubted is None or planned != doubted:
        return None
    firm = frame.predicate in _DECIDED or (
        will.claim.modality == "planned" and frame.predicate not in _WEIGHING
    )
    weighed = other.predicate in _WEIGHING and frame.predicate in _DECIDED
    if not firm or not (other.predicate in _RULING_OUT or weighed):
        return None
    if match_phrases(frame.agents, other.agents) != 1.0 or times_differ(will, not_so):
        return None
    covered = cover(will, not_so, frozenset([planned, frame.kind, other.kind, *other.predicate.split()]))
    if covered.share < _HELD:
        return None
    days = will.claim.document.published, not_so.claim.document.published
    later = days[0] is not None and days[1] is not None and days[0] != days[1]
    first, second = ((g.claim.text.rstrip("."), (g.claim.start, g.claim.end)) for g in (will, not_so))
    answer: Answer = "superseded" if later else "clash"
    return of_sides("modality", answer, (first, second), 0.5 + 0.3 * covered.share, swapped=swapped)


def _aim(claim: GroundedClaim) -> str | None:
    """Return the sense of what somebody is to do: the verb below "decided to" or "ruled out", else the main one."""
    frame, sentence = claim.facts.frame, claim.claim.sentence
    if frame.predicate in _RULING_OUT | _WEIGHING | _DECIDED:
        below = [*children(sentence, claim.claim.head, "xcomp", "ccomp", "advcl")]
        below += [t for t in children(sentence, claim.claim.head, "obj") if t.pos == "VERB"]
        return sense_of(word(below[0])) if len(below) == 1 else None
    return frame.kind if frame.kind and not frame.copular else None


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
    first = frame.predicate, (done.claim.start, done.claim.end)
    second = f"{other.predicate} {what.text}", (off.claim.start, off.claim.end)
    return of_sides("modality", "clash", (first, second), 0.5 + 0.3 * covered.share, swapped=swapped)


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
