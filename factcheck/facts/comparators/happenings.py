"""Happenings: in one story, two days for one thing: a ferry that caught fire on Sunday and burnt on Monday."""

from __future__ import annotations

import re

from factcheck.facts.comparators import dates
from factcheck.facts.comparators.alignment import GENERIC, earlier_one, pairs_of
from factcheck.facts.comparators.dates import disjoint, other_figures, replanned, same_year, updated
from factcheck.facts.comparators.numbers import numbers_differ
from factcheck.facts.comparators.separate import OF_PERSONS, names_apart, words_of
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import GroundedClaim, Happening
from factcheck.facts.senses import HAPPENING, HAVING, sense_of
from factcheck.facts.showing import show_time, show_time_with_reason
from factcheck.facts.story import TOLD_APART, akin, one_story
from factcheck.facts.terms import END_OF

__all__ = ["compare"]

_FEWEST = 2  # words of what it befell that both reports have
_DESCRIBED = 0.6  # and of the words of the shorter: enough where few names tell that the story is one
_BY_HEAD = frozenset(["opening", "trial", "launch", "signing"])
"""What things of a story do one after another, each for itself."""
_OF_RULES = frozenset(sense_of(w) for w in ("law", "rule", "regulation", "measure"))
"""Words that say nothing of which rules take effect."""
_ONCE = frozenset(["founding", "birth", "death"])
"""What befalls one thing once, however far apart its datings are."""
_LONGEST = 400  # days between two datings, beyond which they are more likely of two happenings


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer *clash* where one kind of happening of one thing is dated apart, and nothing marks one as another."""
    if not a.facts.happenings or not b.facts.happenings:
        return None
    for p, q in pairs_of(a.facts.happenings, b.facts.happenings):
        if not _dated_apart(p, q) or not _one_thing(a, p, b, q) or _two_things(a, p, b, q):
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
        return updated(answer, a, b) if _moved(a, p, b, q) else answer
    return None


def _dated_apart(p: Happening, q: Happening) -> bool:
    if p.kind != q.kind or not disjoint(p.when, q.when) or not disjoint(*same_year(p.when, q.when)):
        return False
    return p.kind in _ONCE or _near(p, q)


def _one_thing(a: GroundedClaim, p: Happening, b: GroundedClaim, q: Happening) -> bool:
    """Tell whether the two befell one thing, in documents of one story."""
    common, documents = _common(p, q), (a.claim.document, b.claim.document)
    if p.kind in OF_PERSONS and not common & (p.names | q.names | {p.head, q.head}):
        return False  # two arrests at one place
    if not (common or _alone(a, p) or _alone(b, q) or _the_one(a, p, b, q)):
        return False
    described = len(common) >= _FEWEST and len(common) >= _DESCRIBED * min(len(p.topic), len(q.topic))
    return one_story(*documents) or (described and akin(*documents))


def _two_things(a: GroundedClaim, p: Happening, b: GroundedClaim, q: Happening) -> bool:
    """Tell whether anything marks one as another than the other."""
    common = _common(p, q)
    if {a.claim.modality, b.claim.modality} & _UNREAL or earlier_one(a) != earlier_one(b):
        return True
    if _one_of_several(a, b, common) or (p.indefinite and q.indefinite and not _same_one(a, b, common)):
        return True
    if names_apart(p.names, q.names) or _elsewhere(a, p, b, q) or (p.kind in _BY_HEAD and _heads_apart(p, q)):
        return True
    if p.kind.startswith(END_OF):
        return any(_TERM_CHANGED.search(g.claim.document.text) for g in (a, b))
    return _foretold(p, q) and not _came_otherwise(a, p, b, q)


def _moved(a: GroundedClaim, p: Happening, b: GroundedClaim, q: Happening) -> bool:
    """Tell whether the younger report may know better: what was planned moves, what a ban lasts is told with it."""
    if p.kind.startswith(END_OF):
        return False
    return replanned(a, p.when, b, q.when) or _came_otherwise(a, p, b, q)


def _common(p: Happening, q: Happening) -> frozenset[str]:
    return (p.topic & q.topic) - GENERIC - HAVING - _OF_RULES


def _heads_apart(p: Happening, q: Happening) -> bool:
    """Tell the line from a station on it, the trial of a vaccine from that of a man."""
    if p.head and q.head:
        return p.head != q.head
    if p.kind == "trial":
        return True
    return any(one.head and other.names and one.head not in other.topic for one, other in ((p, q), (q, p)))


def _elsewhere(a: GroundedClaim, p: Happening, b: GroundedClaim, q: Happening) -> bool:
    """Tell whether each befell its thing at a place, or by one, that the other document never names."""
    return names_apart(p.around - words_of(b.claim.document.text), q.around - words_of(a.claim.document.text))


_MUCH = 3  # words in common from which two happenings that are each told as new are one


def _same_one(a: GroundedClaim, b: GroundedClaim, common: frozenset[str]) -> bool:
    """Tell whether "an avalanche" of each report is one: it befell the same, and no figure of it is another."""
    return len(common) >= _MUCH and not numbers_differ(a, b) and not other_figures(a, b)


def _the_one(a: GroundedClaim, p: Happening, b: GroundedClaim, q: Happening) -> bool:
    """Tell whether "the blast" of one report must be the one that the other tells of, as neither tells of two."""
    if a.claim.document.id == b.claim.document.id or p.kind in _OF_EACH or p.several or q.several:
        return False
    first = p.bare and p.names | p.around <= words_of(b.claim.document.text)
    second = q.bare and q.names | q.around <= words_of(a.claim.document.text)
    return first and second if p.kind == "effect" else first or second


_OF_EACH = OF_PERSONS | frozenset(
    ["capture", "escape", "verdict", "trial", "hearing", "vote", "signing", "premiere", "founding"]
)
"""What one story has of several people or things."""
_TERM_CHANGED = re.compile(
    r"\b(?:extended|prolonged|renewed|shortened|reduced|halved|lengthened|lifted|extends|extension|reduction)\b",
    re.IGNORECASE,
)
"""In a report of a term whose end was moved."""


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
    days = [t for t in (p.when.earliest or p.when.latest, q.when.earliest or q.when.latest) if t is not None]
    return len(days) > 1 and abs((days[0] - days[1]).days) <= _LONGEST
