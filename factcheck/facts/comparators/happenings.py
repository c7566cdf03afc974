"""Happenings: in one story, two days for one thing: a ferry that caught fire on Sunday and burnt on Monday."""

from __future__ import annotations

from factcheck.facts.comparators import dates
from factcheck.facts.comparators.alignment import GENERIC, earlier_one, pairs_of
from factcheck.facts.comparators.dates import disjoint, replanned, same_year, updated
from factcheck.facts.comparators.separate import names_apart
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim, Happening
from factcheck.facts.senses import HAPPENING, HAVING
from factcheck.facts.showing import show_time, show_time_with_reason
from factcheck.facts.story import TOLD_APART, akin, one_story

__all__ = ["compare"]

_FEWEST = 2  # words of what it befell that both reports have
_DESCRIBED = 0.6  # and of the words of the shorter: enough where few names tell that the story is one
_ONCE = frozenset(["founding", "birth", "death"])
"""What befalls one thing once, however far apart its datings are."""
_LONGEST = 400  # days between two datings, beyond which they are more likely of two happenings


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one kind of happening of one thing is dated apart, and nothing marks one as another."""
    if not a.facts.happenings or not b.facts.happenings:
        return None
    for p, q in pairs_of(a.facts.happenings, b.facts.happenings):
        if (
            p.kind != q.kind
            or not disjoint(p.when, q.when)
            or not disjoint(*same_year(p.when, q.when))
            or not (p.kind in _ONCE or _near(p, q))
        ):
            continue
        common = (p.topic & q.topic) - GENERIC - HAVING
        bare = _alone(a, p) or _alone(b, q)
        if not (common or bare) or _one_of_several(a, b, common) or earlier_one(a) != earlier_one(b):
            continue
        if {a.claim.modality, b.claim.modality} & _UNREAL or _unlike(a, p, b, q):
            continue
        if names_apart(p.names, q.names):
            continue
        described = len(common) >= _FEWEST and len(common) >= _DESCRIBED * min(len(p.topic), len(q.topic))
        documents = a.claim.document, b.claim.document
        if not one_story(*documents) and not (described and akin(*documents)):
            continue
        if dates.compare(a, b) is not None:
            return None  # said already
        answer = Comparison(
            type="date",
            answer="clash",
            first=show_time(p.when),
            second=show_time(q.when),
            first_span=(p.when.start, p.when.end),
            second_span=(q.when.start, q.when.end),
            explanation=f"{show_time_with_reason(p.when)} against {show_time_with_reason(q.when)}",
            same_event=TOLD_APART,
        )
        return (
            updated(answer, a, b)
            if replanned(a, p.when, b, q.when) or _came_otherwise(a, p, b, q)
            else answer
        )
    return None


def _alone(claim: GroundedClaim, happening: Happening) -> bool:
    """Tell "the burglary took place on Monday": the one that the story is about, of which nothing else is said."""
    subjects = (*claim.facts.frame.agents, *claim.facts.frame.patients)
    return (
        claim.facts.frame.kind in HAPPENING | HAVING
        and len(subjects) == 1
        and subjects[0].definite
        and not subjects[0].words
        and subjects[0].start <= happening.start < subjects[0].end
    )


def _foretold(p: Happening, q: Happening) -> bool:
    return {p.outlook, q.outlook} == {"future", "past"}


def _came_otherwise(a: GroundedClaim, p: Happening, b: GroundedClaim, q: Happening) -> bool:
    """Tell whether the older report has it still to come, and the younger one as past: it came on another day."""
    days = a.claim.document.published, b.claim.document.published
    if not _foretold(p, q) or days[0] is None or days[1] is None:
        return False
    return days[0] < days[1] if p.outlook == "future" else days[1] < days[0]


def _unlike(a: GroundedClaim, p: Happening, b: GroundedClaim, q: Happening) -> bool:
    """Tell whether what is to come in one report had come in another that is no younger: they are two."""
    return _foretold(p, q) and not _came_otherwise(a, p, b, q)


_UNREAL = frozenset(["hypothetical", "denied"])


def _one_of_several(a: GroundedClaim, b: GroundedClaim, common: frozenset[str]) -> bool:
    """Tell whether one claim alone marks what both speak of as one of a series: "the second fire"."""
    return any(
        not above or above in common or mark in _NUMBERED
        for mark, above in a.facts.frame.markers ^ b.facts.frame.markers
    )


_NUMBERED = frozenset(["second", "third", "fourth", "fifth", "sixth", "another"])
"""Marks that there are several, whatever they stand with: "a third suspect"."""


def _near(p: Happening, q: Happening) -> bool:
    days = [t for t in (p.when.earliest, q.when.earliest) if t is not None]
    return len(days) > 1 and abs((days[0] - days[1]).days) <= _LONGEST
