"""Dates: when the same event happened."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from factcheck.facts.comparators.alignment import (
    GENERIC,
    Alignment,
    Coverage,
    align,
    cover,
    earlier_one,
    match_phrases,
    phrase_words,
    strange,
)
from factcheck.facts.comparators.numbers import numbers_differ
from factcheck.facts.comparators.separate import OF_PERSONS, foretold_before, named_apart
from factcheck.facts.comparison import Comparison
from factcheck.facts.fact import Event, GroundedClaim, Phrase, TimeSpan
from factcheck.facts.instants import clocks_apart
from factcheck.facts.lexicon import ONCE_ONLY, ONCE_PER_SUBJECT
from factcheck.facts.senses import HAPPENING, sense_of
from factcheck.facts.showing import show_time, show_time_with_reason
from factcheck.facts.timex.calendar import add_months
from factcheck.names import same_name

__all__ = ["compare", "disjoint", "other_figures", "replanned", "same_year", "slack_days", "updated"]

_SLACK = {
    "day": 1, "week": 3, "month": 15, "quarter": 20, "season": 45, "period": 31, "year": 183, "decade": 1825,
    "century": 9130,
}  # fmt: skip
"""Days by which an approximate time may be off, by the precision of its words: half a unit."""

_ONCE = frozenset(sense_of(verb) for verb in ONCE_PER_SUBJECT)
_STATES = frozenset(["have", "own", "possess", "contain", "include", "number", "hold"])
"""What lasts: what somebody has now, and had in March, are no two datings of one event."""
_OF_SEVERAL = frozenset(
    ["last", "still", "early", "late", "again", "already", "briefly", "partly", "temporarily", "also"]
)
"""Adverbs that tell one time of several, or a part of a time."""
_EMPTY = ("be", "do")
_INDEFINITE = ("a ", "an ", "another ")
_HELD_ONCE = (
    0.66  # share of the shorter claim that the longer must hold when the event happens once to somebody
)
_HELD = 0.95  # and when it can happen again


def slack_days(time: TimeSpan) -> int:
    """Return the days that a time may be off."""
    return _SLACK[time.granularity] if time.approximate else 0


def disjoint(a: TimeSpan, b: TimeSpan) -> bool:
    """Tell whether two times exclude each other even at the limits of their slack, by the clock where both have one."""
    by_clock = clocks_apart(a, b)
    if by_clock is not None:
        return by_clock
    slack = timedelta(days=slack_days(a) + slack_days(b))
    if a.latest is not None and b.earliest is not None and _after(b, a, slack):
        return True
    return b.latest is not None and a.earliest is not None and _after(a, b, slack)


def _after(later: TimeSpan, earlier: TimeSpan, slack: timedelta) -> bool:
    if later.earliest is None or earlier.latest is None:
        return False
    return later.earliest - earlier.latest > slack


def compare(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Answer for once-only events first, then for the main predicates where these are one event."""
    if not a.facts.times and not any(e.when for e in a.facts.events):
        return None
    if not b.facts.times and not any(e.when for e in b.facts.events):
        return None
    best: Comparison | None = None
    for first in a.facts.events:
        if first.when is None or not first.participants:
            continue
        for second in b.facts.events:
            if second.when is None or second.kind != first.kind or not _shares(first, second):
                continue
            once = first.kind in ONCE_ONLY and any(p[:1].isupper() for p in first.participants)
            if disjoint(first.when, second.when) and not disjoint(*same_year(first.when, second.when)):
                continue
            answer = _answer(first.when, second.when, 1.0 if once else 0.0)
            if once:
                if answer.answer == "clash":
                    return answer
                best = best or answer
    return best or _predicates(a, b) or _deeds(a, b)


def _shares(first: Event, second: Event) -> bool:
    return any(same_name(p, q) for p in first.participants for q in second.participants)


def _deeds(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Compare what happens once and is dated in both, wherever in the claims."""
    if a.claim.negated or b.claim.negated:
        return None
    for first in a.facts.deeds:
        for second in b.facts.deeds:
            if first.sense != second.sense or first.indefinite or second.indefinite or first.sense in _STATES:
                continue
            common = first.arguments & second.arguments
            if first.sense not in _ONCE and len(common - GENERIC) < _NAMED_TWICE:
                continue
            if (first.arguments - second.arguments) and (second.arguments - first.arguments):
                continue  # the Nobel prize and the Pulitzer prize
            odd = {w for w in first.arguments ^ second.arguments if w.isdigit()}
            if (
                odd
                or not common - GENERIC
                or len(common) < _SHARED * min(len(first.arguments), len(second.arguments))
            ):
                continue
            if not disjoint(*same_year(first.when, second.when)) or not disjoint(first.when, second.when):
                continue
            held = _HELD_ONCE if first.sense in _ONCE else _HELD
            if align(a, b).apart or numbers_differ(a, b) or other_figures(a, b) or named_apart(a, b):
                continue
            covered = cover(a, b)
            if covered.share < held or strange(covered, a, b) or _both_of_some(a, b):
                continue
            return _answer(first.when, second.when, 0.5 + 0.1 * min(len(common), 3))
    return None


_NAMED_TWICE = 2  # words in common from which a deed is taken for one that could happen again
_SHARED = 0.75  # of the fewer arguments of two deeds


def _predicates(a: GroundedClaim, b: GroundedClaim) -> Comparison | None:
    """Compare when two claims that say the same thing happened."""
    first, second = _dating(a), _dating(b)
    if first is None or second is None or "during" in (first.relation, second.relation):
        return None
    if first.granularity == second.granularity == "time" and not (_looks_back(a) and _looks_back(b)):
        return None  # polls close at eight here and at six there, every time
    if (a.facts.frame.adverbs ^ b.facts.frame.adverbs) & _OF_SEVERAL:
        return None  # it last took place in 2013, and took place before; it was still closed on Tuesday
    deed = _common_deed(a, b)
    if deed in _STATES and not (deed == "hold" and _undergone(a) and _undergone(b)):
        return None  # what it has now, and what it had in March
    if not deed or (first.relation != second.relation and deed not in _ONCE):
        return None
    alignment = align(a, b)
    if alignment.apart or alignment.agents == 0.0 or alignment.patients == 0.0:
        return None
    covered = cover(a, b, frozenset([deed, a.facts.frame.kind, b.facts.frame.kind, *_EMPTY]))
    if not covered.words or strange(covered, a, b):
        return None
    if not _arguments_meet(a, b, alignment, deed):
        return None
    clash = disjoint(first, second)
    if clash and (not disjoint(*same_year(first, second)) or earlier_one(a) != earlier_one(b)):
        return None
    if clash and (numbers_differ(a, b) or other_figures(a, b)):
        return None  # two falls of the index on two days, each with its figure
    if clash and (named_apart(a, b) or foretold_before(a) != foretold_before(b)):
        return None
    if clash and deed not in _ONCE and _other_years(first, second):
        return None  # snow that fell on 26 June, and in August 2011
    if clash and not _one_event(a, b, deed, covered):
        return None
    evidence = max(alignment.same, 0.7 * covered.share)
    answer = _answer(first, second, evidence if clash else 0.5 * evidence)
    return updated(answer, a, b) if clash and replanned(a, first, b, second) else answer


def _looks_back(claim: GroundedClaim) -> bool:
    return claim.claim.sentence.tokens[claim.claim.head].tag in ("VBD", "VBN")


def _undergone(claim: GroundedClaim) -> bool:
    """Tell a vote that is held from a company that holds shares."""
    return bool(claim.facts.frame.patients) and not claim.facts.frame.agents


def replanned(a: GroundedClaim, first: TimeSpan, b: GroundedClaim, second: TimeSpan) -> bool:
    """Tell whether both times were still ahead when the younger of two reports was written: plans change."""
    days = a.claim.document.published, b.claim.document.published
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    younger = max(days[0], days[1])
    return all(time.latest is not None and time.latest >= younger for time in (first, second))


def updated(answer: Comparison, a: GroundedClaim, b: GroundedClaim) -> Comparison:
    """Return an answer about two plans as one that the later report supersedes."""
    told = [
        f"{value} (as of {g.claim.document.published})"
        for value, g in ((answer.first, a), (answer.second, b))
    ]
    return replace(answer, answer="superseded", explanation=f"planned for {told[0]}, for {told[1]}")


def _arguments_meet(a: GroundedClaim, b: GroundedClaim, alignment: Alignment, deed: str) -> bool:
    """Tell whether an argument is the same in both claims, and none that both fill is another."""
    first, second = a.facts.frame, b.facts.frame
    if first.kind != second.kind:
        # a noun beside a verb: its complements are no arguments of the parse; but whose arrest it was must be told
        theirs = phrase_words((*first.patients, *second.patients))
        return deed not in OF_PERSONS or bool(theirs & first.words & second.words - {deed})
    if first.patients and second.patients and alignment.patients != 1.0:
        return False
    if alignment.agents == 1.0 or alignment.patients == 1.0:
        return True
    # "they ended the strike", "the strike ended"
    crossed = (first.patients, second.agents), (first.agents, second.patients)
    return any(match_phrases(p, q) == 1.0 for p, q in crossed)


_YEAR = re.compile(r"\d{4}")


def same_year(first: TimeSpan, second: TimeSpan) -> tuple[TimeSpan, TimeSpan]:
    """Move a date whose year was only guessed into the year of the other one."""
    guessed = [_guessed(first), _guessed(second)]
    if guessed == [True, False]:
        return _in_year_of(first, second), second
    return (first, _in_year_of(second, first)) if guessed == [False, True] else (first, second)


def _guessed(time: TimeSpan) -> bool:
    """Tell whether a time was written without its year."""
    return (
        time.granularity in ("day", "month", "season") and not time.derivation and not _YEAR.search(time.text)
    )


def _other_years(first: TimeSpan, second: TimeSpan) -> bool:
    """Tell whether one time names a year, and the other, which names none, lies in another one."""
    if _guessed(first) == _guessed(second):
        return False
    days = [t.earliest or t.latest for t in (first, second)]
    return days[0] is not None and days[1] is not None and days[0].year != days[1].year


def _in_year_of(time: TimeSpan, other: TimeSpan) -> TimeSpan:
    known = other.earliest or other.latest
    if known is None or (time.earliest or time.latest) is None:
        return time
    step = 12 * (known.year - (time.earliest or time.latest or known).year)
    return replace(
        time,
        earliest=time.earliest and add_months(time.earliest, step),
        latest=time.latest and add_months(time.latest, step),
    )


def other_figures(a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell whether both claims give figures of one kind that are not the same, however near."""
    return any(
        p.unit == q.unit and p.counted == q.counted and (p.low, p.high) != (q.low, q.high)
        for p in a.facts.quantities
        for q in b.facts.quantities
    )


def _common_deed(a: GroundedClaim, b: GroundedClaim) -> str:
    """Return the sense of what both claims say to have happened, verb or noun, "" where they differ.

    "The vote came in May" and "they voted in June" have a vote in common.
    """
    first, second = a.facts.frame, b.facts.frame
    if first.copular or second.copular:
        return first.kind if first.kind == second.kind and first.copular == second.copular else ""
    if first.predicate and first.kind == second.kind:
        return first.kind
    for one, other in ((first, second), (second, first)):
        if one.predicate in HAPPENING and any(p.head == other.kind for p in (*one.agents, *one.patients)):
            return other.kind
    return ""


def _dating(claim: GroundedClaim) -> TimeSpan | None:
    """Return when a claim's deed happened; "it was not sold until 2020" says that it was sold in 2020 or later."""
    when = claim.facts.when
    if not claim.claim.negated or when is None:
        return when
    if when.relation not in ("until", "before") or when.latest is None:
        return None
    day = when.latest + timedelta(days=1) if when.relation == "before" else _first_day(when)
    return None if day is None else replace(when, earliest=day, latest=None, relation="at")


def _first_day(time: TimeSpan) -> date | None:
    """Return the first day of the unit that an open interval ends with."""
    last = time.latest
    if last is None or time.approximate:
        return None
    return {"day": last, "month": last.replace(day=1), "year": last.replace(month=1, day=1)}.get(
        time.granularity
    )


def _one_event(a: GroundedClaim, b: GroundedClaim, deed: str, covered: Coverage) -> bool:
    """Tell whether two datings are of one event rather than of two alike."""
    first, second = a.facts.frame, b.facts.frame
    once = deed in _ONCE
    if any(p.text.casefold().startswith(_INDEFINITE) for f in (first, second) for p in f.patients):
        return False
    if _both_of_some(a, b):
        return False
    if not once and any(p.text.casefold().startswith(_INDEFINITE) for f in (first, second) for p in f.agents):
        return False
    return covered.share >= (_HELD_ONCE if once else _HELD)


def _both_of_some(a: GroundedClaim, b: GroundedClaim) -> bool:
    """Tell two pilots from two other pilots, years ago."""
    return all(any(_some(g, p) for p in g.facts.frame.patients) for g in (a, b))


def _some(claim: GroundedClaim, phrase: Phrase) -> bool:
    """Tell whether a phrase counts some of a kind that it does not say more of: "two pilots"."""
    counted = any(phrase.start <= q.start < phrase.start + _AT_ITS_START for q in claim.facts.quantities)
    return counted and not phrase.definite


_AT_ITS_START = 3  # characters


def _answer(first: TimeSpan, second: TimeSpan, same_event: float) -> Comparison:
    clash = disjoint(first, second)
    return Comparison(
        type="date",
        answer="clash" if clash else "compatible",
        first=show_time(first),
        second=show_time(second),
        first_span=(first.start, first.end),
        second_span=(second.start, second.end),
        explanation=f"{show_time_with_reason(first)} against {show_time_with_reason(second)}"
        if clash
        else f"{show_time_with_reason(first)} goes with {show_time_with_reason(second)}",
        same_event=same_event,
    )
