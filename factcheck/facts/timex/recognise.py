"""`find_times`: the expressions of time in a text, each resolved to days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from factcheck.facts.fact import TimeSpan
from factcheck.facts.numerals import cardinal
from factcheck.facts.timex.absolute import ABSOLUTE_RULES
from factcheck.facts.timex.clock import ClockFound, clock_of_part, find_clocks
from factcheck.facts.timex.calendar import (
    Interval,
    add_days,
    add_months,
    month_of,
    part_of,
    shift,
    weekend_near,
)
from factcheck.facts.timex.context import Context, Outlook, Reference
from factcheck.facts.timex.portions import PORTION_RULES
from factcheck.facts.timex.relative import RELATIVE_RULES, bare_ahead, offset_interval
from factcheck.facts.timex.rule import Rule
from factcheck.facts.timex.words import CARDINAL, MONTH, SEASON, UNIT, WEEKDAY, unit_of

__all__ = ["Outlook", "Reference", "TimesFound", "find_times"]

_RULES = (*PORTION_RULES, *ABSOLUTE_RULES, *RELATIVE_RULES)
_HAS_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
_HAS_WEEKDAY = re.compile(r"day|\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_HAS_UNIT = re.compile(r"day|night|week|month|quarter|year|decade|centur|hour|minute", re.IGNORECASE)


def _needs(rule: Rule) -> re.Pattern[str] | None:
    """Return what a text must have for a rule to match it, so that most rules need not be tried on most sentences."""
    pattern = rule.pattern.pattern
    if MONTH in pattern and SEASON not in pattern and "month" not in pattern:
        return _HAS_MONTH
    if f"(?P<d>{WEEKDAY})" in pattern:
        return _HAS_WEEKDAY
    return _HAS_UNIT if f"(?P<u>{UNIT})" in pattern else None


_GUARDED = tuple((rule, _needs(rule)) for rule in _RULES)
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})  # of one length: offsets stay true
_MAX_TEXT = 4000  # a sentence beyond this is no prose

_TRIGGER = re.compile(
    r"\d|day|night|week|month|year|quarter|decade|centur|morning|evening|spring|summer|autumn|fall|winter|january"
    r"|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug"
    r"|sept?|oct|nov|dec)\b|today|yesterday|tomorrow|now|ties\b|easter|christmas|xmas"
    r"|pentecost|epiphany|hallow|gras|juneteenth"
    r"|thanks ?giving|corpus|fourth of|present|minute|hour|later|earlier|fiscal|since then|noon|o[’']clock"
    r"|ramadan|\beid\b|ashura|passover|pesach|rosh hash|kippur|sukkot|purim|shavuot",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    rule: Rule
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    interval: Interval
    candidate: _Candidate | None = None
    outlook: Outlook = ""


@dataclass(frozen=True, slots=True)
class TimesFound:
    """The times of a text that were resolved, and the spans of those that could not be."""

    times: tuple[TimeSpan, ...]
    unread: tuple[tuple[int, int], ...]


def _no_tense(_offset: int) -> Outlook:
    return ""


def find_times(text: str, reference: Reference, outlook: Callable[[int], Outlook] = _no_tense) -> TimesFound:
    """Return the times named in `text`, left to right, without overlaps; offsets are code points into `text`.

    `outlook(offset)` tells whether the clause at an offset speaks of the past or the future.  Expressions that cannot
    be resolved, for want of a publication date or a date in the story, are only marked, never guessed.
    """
    if len(text) > _MAX_TEXT or not _TRIGGER.search(text):
        return TimesFound((), ())
    text = text.translate(_SPACES)
    found, unread = _read_all(_candidates(text), text, reference, outlook)
    found = [f for i, f in enumerate(found) if not _of_another_year(found, i, text)]
    found = [_with_parts(text, f) for f in found]
    found = [_with_offset(text, f) for f in found]
    found = [_to_date(text, f, reference) for f in found]
    times = [_time_span(text, f) for f in _join_ranges(text, found, reference)]
    return TimesFound(tuple(_with_clocks(text, times, list(find_clocks(text)))), tuple(unread))


_CLOCK_BETWEEN = re.compile(
    r"(?:,| on| at| in| the| around| about| shortly| just| before| after| by| local| time| early| late| from| until| since"
    r"| morning| afternoon| evening| night| of)*,? ?\(?",
    re.IGNORECASE,
)


def _with_clocks(text: str, times: list[TimeSpan], clocks: list[ClockFound]) -> list[TimeSpan]:
    """Give days their time of day: the one beside them, or the only one of the text where it names one day."""
    days = [i for i, t in enumerate(times) if t.granularity == "day" and t.earliest == t.latest]
    for i in days:
        time = times[i]
        beside = [
            c
            for c in clocks
            if _CLOCK_BETWEEN.fullmatch(text[c.end : time.start] if c.start < time.start else text[time.end : c.start])
        ]
        if len(beside) == 1:
            start, end = min(time.start, beside[0].start), max(time.end, beside[0].end)
            times[i] = replace(time, start=start, end=end, text=text[start:end], clock=beside[0].clock)
        elif len(clocks) == len(days) == 1:
            times[i] = replace(time, clock=clocks[0].clock)
        elif not beside and (part := clock_of_part(time.text)) is not None:
            times[i] = replace(time, clock=part)
    if days or len(clocks) != 1:
        return times
    (alone,) = clocks
    if any(t.start < alone.end and alone.start < t.end for t in times):
        return times
    span = TimeSpan(
        alone.start, alone.end, text[alone.start : alone.end], None, None, "time", clock=alone.clock
    )
    return sorted([*times, span], key=lambda t: t.start)


def _candidates(text: str) -> list[_Candidate]:
    absent = {guard for guard in (_HAS_MONTH, _HAS_WEEKDAY, _HAS_UNIT) if not guard.search(text)}
    found = [
        _Candidate(m.start(), m.end(), rule, m)
        for rule, guard in _GUARDED
        if guard not in absent
        for m in rule.pattern.finditer(text)
    ]
    # of two rules that match the same words the earlier one in the table is the more specific
    found.sort(key=lambda c: c.start - c.end)
    return found


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < e and s < end for s, e in spans)


def _read_all(
    candidates: list[_Candidate], text: str, reference: Reference, outlook: Callable[[int], Outlook]
) -> tuple[list[_Found], list[tuple[int, int]]]:
    """Choose the longest matches and read them left to right, so that each can count from the one before it."""
    chosen: list[_Candidate] = []
    for candidate in candidates:
        if not _overlaps(candidate.start, candidate.end, [(c.start, c.end) for c in chosen]):
            chosen.append(candidate)
    chosen.sort(key=lambda c: c.start)
    found: list[_Found] = []
    unread: list[tuple[int, int]] = []
    discourse = reference.discourse
    for candidate in chosen:
        others = [(c.start, c.end) for c in chosen if c is not candidate]
        rivals = [
            c for c in candidates
            if c.start < candidate.end and candidate.start < c.end and not _overlaps(c.start, c.end, others)
        ]  # fmt: skip
        context = Context(reference.published, discourse, outlook(candidate.start))
        for rival in rivals:
            interval = rival.rule.read(rival.match, context)
            if interval is not None and _plausible(text, rival):
                start = rival.start + len(rival.match.group()) - len(rival.match.group().lstrip())
                found.append(_Found(start, rival.end, interval, rival, context.outlook))
                discourse = interval
                break
        else:
            if not _YEAR_ONLY.fullmatch(candidate.match.group()) and candidate.rule.read is not bare_ahead:
                unread.append((candidate.start, candidate.end))
    return found, unread


_YEAR_ONLY = re.compile(r"(?:the year )?\d{4}", re.IGNORECASE)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|before|after|during|between|and|to|through|the"
    r"|early|late|mid|circa|around"
    r"|about|year|not|summer|winter|spring|autumn|fall|late|than|for|class|[’']s?|back|as|until"
    r"|[A-Z]\w{2,20})[- ]|[(,–—;:-] ?|^)$",
)
_AFTER_YEAR = re.compile(
    r"^(?: (?:[a-z]{3,20}s|people|men|women|children|percent|per cent|million|billion|dollars"
    r"|euros?|feet|km|kg|mi|tons?|of"
    r"|or (?:more|less|so)|police|troops)\b(?! was\b)|,\d|[€$£°])"
)
_NO_RANGE_BEFORE = re.compile(r"(?<!\d)\d{1,3} ?[-–—] ?$")  # "32 - 2015"
_VERBS_AFTER = re.compile(r"^ (?:was|is|has|does|sees|marks|brings|begins|ends|starts|seems|remains)\b")


def _plausible(text: str, candidate: _Candidate) -> bool:
    """Tell a year from a plain number: "in 2000" against "2000 people" and "a height of 1850 metres"."""
    if not _YEAR_ONLY.fullmatch(candidate.match.group()):
        return True
    after = text[candidate.end : candidate.end + 24]
    if _AFTER_YEAR.match(after) and not _VERBS_AFTER.match(after):
        # "in 2019 elections were held" is rare beside "killed 2000 soldiers"
        return bool(re.search(r"\b(?:in|since|In|Since) $", text[: candidate.start][-8:]))
    before = text[max(0, candidate.start - 24) : candidate.start]
    return bool(_BEFORE_YEAR.search(before)) and not _NO_RANGE_BEFORE.search(before)


_IN_A_YEAR = re.compile(r",? (?:in|of) ?", re.IGNORECASE)


def _of_another_year(found: list[_Found], index: int, text: str) -> bool:
    """Tell a weekday that the next words put in another year: "on a Friday in 2019" is no day that can be told."""
    if (
        index + 1 == len(found)
        or found[index].interval.granularity != "day"
        or not found[index].interval.derivation
    ):
        return False
    day, year = found[index].interval.earliest, found[index + 1].interval
    if (
        day is None
        or year.earliest is None
        or year.latest is None
        or year.granularity not in ("year", "month")
    ):
        return False
    apart = not year.earliest <= day <= year.latest
    return apart and bool(_IN_A_YEAR.fullmatch(text[found[index].end : found[index + 1].start]))


_PARTS = {
    "early": "early", "beginning": "beginning", "start": "beginning", "mid": "mid", "middle": "mid", "late": "late",
    "end": "end", "close": "end", "first half": "first", "second half": "second", "latter half": "second",
}  # fmt: skip
_PART_BEFORE = re.compile(
    r"\b(?:(?P<adj>early|late|mid)(?:[- ]|$)(?:in |on )?(?:the )?|(?:the )?(?:very )?"
    r"(?P<noun>beginning|start|middle|end|close|first half|second half|latter half)(?: of|-)\s?(?:the )?)$",
    re.IGNORECASE,
)
_LAST_DAY_BEFORE = re.compile(
    r"\b(?:the )?(?P<which>first|last|final) day (?:of|in) (?:the )?$", re.IGNORECASE
)
_NIGHT_BEFORE = re.compile(
    r"\bthe (?P<what>night|evening|morning|afternoon|day|week|weekend|month|eve) (?:of|to) $", re.IGNORECASE
)
_ABOUT_BEFORE = re.compile(r"\b(?:around|about|circa|c\.|roughly|approximately|or around) $", re.IGNORECASE)
_LOOK_BACK = 28


def _with_parts(text: str, found: _Found) -> _Found:
    """Apply "early", "the end of", "the last day of", "around" that stand before an expression."""
    before = text[max(0, found.start - _LOOK_BACK) : found.start]
    base = found.start - len(before)
    interval = found.interval
    if match := _PART_BEFORE.search(before):
        part = _PARTS[(match["adj"] or match["noun"]).casefold()]
        return replace(found, start=base + match.start(), interval=part_of(interval, part))
    if (match := _LAST_DAY_BEFORE.search(before)) and interval.earliest and interval.latest:
        day = interval.earliest if match["which"].casefold() == "first" else interval.latest
        return replace(found, start=base + match.start(), interval=Interval(day, day, "day"))
    if (match := _NIGHT_BEFORE.search(before)) and interval.granularity == "day" and interval.earliest:
        what = match["what"].casefold()
        start = base + match.start()
        if what == "eve":
            day = interval.earliest - timedelta(days=1)
            return replace(
                found, start=start, interval=Interval(day, day, "day", f"eve of {interval.earliest}")
            )
        if what == "weekend":
            return replace(found, start=start, interval=weekend_near(interval.earliest))
        if what == "week":
            wide = Interval(
                interval.earliest - timedelta(days=6), interval.earliest + timedelta(days=6), "week"
            )
            return replace(found, start=start, interval=wide)
        return replace(found, start=start)
    if match := _ABOUT_BEFORE.search(before):
        return replace(found, start=base + match.start(), interval=replace(interval, approximate=True))
    return found


_OFFSET_BEFORE = re.compile(
    rf"\b(?:(?P<more>more than|over|at least) |(?P<less>less than|fewer than|within) )?"
    rf"(?:(?P<n>{CARDINAL})[ -])?(?P<u>{UNIT}) (?P<side>before|after|from|prior to|following|to|ended|ending|through|until"
    rf"|ahead of|into)(?: (?:on|in))? (?:the )?$",
    re.IGNORECASE,
)


def _with_offset(text: str, found: _Found) -> _Found:
    """Apply "three weeks before" that stands before an expression."""
    before = text[max(0, found.start - 48) : found.start]
    match = _OFFSET_BEFORE.search(before)
    if match is None or text[found.end : found.end + 2] in ("’s", "'s"):
        return found
    side = match["side"].casefold()
    if not match["n"] and side not in ("to", *_ENDING):
        return found
    if side in ("to", *_ENDING):
        return _ending(found, match, before)
    sign = 1 if side in ("after", "from", "following", "into") else -1
    count, unit = cardinal(match["n"]) or 1.0, unit_of(match["u"])
    moved = offset_interval(found.interval, count, unit, sign)
    if moved is None:
        return found
    if match["more"] or match["less"]:
        moved = _bounded(found.interval, sign * count, unit, beyond=bool(match["more"])) or moved
    words = text[found.start - len(before) + match.start() : found.end]
    start = found.start - len(before) + match.start()
    return replace(found, start=start, interval=replace(moved, derivation=words))


def _ending(found: _Found, match: re.Match[str], before: str) -> _Found:
    """Read "the three months to June", "the fiscal year ended June 30": so long, and over with what is named.

    "Three days to Christmas" is no date.
    """
    last, lead = found.interval.latest, before[: match.start()]
    counted = _COUNTED_BEFORE.search(lead)
    definite = _DEFINITE_BEFORE.search(lead[: counted.start()] if counted else lead) is not None
    if last is None or not (definite or match["side"].casefold() in _ENDED):
        return found
    begun = shift(add_days(last, 1), -(cardinal(match["n"]) if match["n"] else 1.0) or -1.0, unit_of(match["u"]))
    if begun > last:
        return found
    start = found.start - len(before) + match.start()
    return replace(found, start=start, interval=Interval(begun, last, "period"), candidate=None)


_ENDED = ("ended", "ending")
_ENDING = (*_ENDED, "through", "until")
_COUNTED_BEFORE = re.compile(r"\b(?:fiscal|financial|first|last|past|calendar) $", re.IGNORECASE)
_DEFINITE_BEFORE = re.compile(r"\b(?:the|its|a|an) $", re.IGNORECASE)
_TO_DATE = re.compile(
    r" (?:to date|to the present|(?:until|till|to) (?:now|today|(?:the )?current date))\b", re.IGNORECASE
)


def _to_date(text: str, found: _Found, reference: Reference) -> _Found:
    """Apply "to date" that stands behind an expression."""
    match = _TO_DATE.match(text, found.end)
    first = found.interval.earliest
    if match is None or reference.published is None or first is None or found.candidate is None:
        return found
    if first > reference.published:
        past = found.candidate.rule.read(found.candidate.match, Context(reference.published, None, "past"))
        first = past.earliest if past is not None else None
    if first is None or first > reference.published:
        return found
    return replace(found, end=match.end(), interval=Interval(first, reference.published, "period"))


def _bounded(anchor: Interval, count: float, unit: str, *, beyond: bool) -> Interval | None:
    """Return what lies beyond `count` units from an anchor, or within them; negative counts look back."""
    if anchor.earliest is None or anchor.latest is None:
        return None
    if count < 0:
        limit = shift(anchor.earliest, count, unit)
        return (
            Interval(None, add_days(limit, -1), "period")
            if beyond
            else Interval(limit, anchor.earliest, "period")
        )
    limit = shift(anchor.latest, count, unit)
    return (
        Interval(add_days(limit, 1), None, "period") if beyond else Interval(anchor.latest, limit, "period")
    )


_BETWEEN = re.compile(r",? ?(?:to|until|till|through|[-–—]|up to) ?(?:the )?", re.IGNORECASE)
_AND = re.compile(r" and (?:the )?", re.IGNORECASE)
_BETWEEN_BEFORE = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:mov|postpon|delay|brought forward|bring forward|shift|reschedul|push|put (?:off"
    r"|back)|chang|defer)\w{0,4}\b",
    re.IGNORECASE,
)


def _join_ranges(text: str, found: list[_Found], reference: Reference) -> list[_Found]:
    joined: list[_Found] = []
    for current in found:
        previous = joined[-1] if joined else None
        if previous is not None:
            between = text[previous.end : current.start]
            lead = text[max(0, previous.start - 60) : previous.start]
            if _AND.fullmatch(between) or between == ", ":
                previous = joined[-1] = _in_the_year_of(previous, current, reference)
            joins = bool(_BETWEEN.fullmatch(between)) and not _MOVED.search(lead)
            joins = joins or bool(_AND.fullmatch(between) and _BETWEEN_BEFORE.search(lead))
            if joins and (whole := _range(previous, current, reference)) is not None:
                joined[-1] = _Found(previous.start, current.end, whole)
                continue
        joined.append(current)
    return joined


_YEAR_IN = re.compile(r"\d{4}")


def _in_the_year_of(first: _Found, last: _Found, reference: Reference) -> _Found:
    """Read "May 3 and May 7, 2021": the year stands once."""
    one, other = first.candidate, last.candidate
    end = last.interval.latest
    if one is None or other is None or end is None or one.rule.read is not other.rule.read or first.interval.derivation:
        return first
    if _YEAR_IN.search(one.match.group()) or not _YEAR_IN.search(other.match.group()):
        return first
    again = one.rule.read(one.match, Context(reference.published, None, "", year=end.year))
    return first if again is None else replace(first, interval=again)


def _range(first: _Found, last: _Found, reference: Reference) -> Interval | None:
    start, end = first.interval, last.interval
    if start.earliest is None or end.latest is None:
        return None
    candidate = first.candidate
    if (
        candidate is not None
        and end.latest.year != start.earliest.year
        and not re.search(r"\d{4}", candidate.match.group())
    ):
        # "from March to May 2019": the year stands once
        again = candidate.rule.read(
            candidate.match, Context(reference.published, None, "", year=end.latest.year)
        )
        start = again or start
    if start.earliest is None:
        return None
    if start.earliest > end.latest:
        named = last.candidate is not None and re.search(r"\d{4}", last.candidate.match.group())
        back = first.outlook == "past" and start.granularity == "day" and start.derivation and end.derivation
        if back and not named and (start.earliest - end.latest).days < _WEEK:
            # "from Friday to Sunday", said on a Friday of what is past
            return _range(replace(first, interval=_week_back(start)), last, reference)
        moved = None if named else _later(end, start)
        if moved is None or moved.latest is None:
            return None
        end = moved
    derivation = "; ".join(d for d in (start.derivation, end.derivation) if d)
    return Interval(start.earliest, end.latest, "period", derivation, start.approximate or end.approximate)


_WEEK = 7


def _week_back(day: Interval) -> Interval:
    assert day.earliest is not None
    assert day.latest is not None
    return replace(day, earliest=add_days(day.earliest, -_WEEK), latest=add_days(day.latest, -_WEEK))


def _later(end: Interval, start: Interval) -> Interval | None:
    """Move the end of a range behind its start: "from Monday to Friday", "from November to March"."""
    if end.earliest is None or end.latest is None or start.earliest is None:
        return None
    if end.derivation and end.granularity == "day":
        days = -((end.latest - start.earliest).days // 7) * 7
        return replace(
            end, earliest=end.earliest + timedelta(days=days), latest=end.latest + timedelta(days=days)
        )
    if end.granularity == "month" and not end.derivation:
        return replace(
            end,
            earliest=add_months(end.earliest, 12),
            latest=month_of(end.latest.year + 1, end.latest.month).latest,
        )
    return None


_RELATION_BEFORE = re.compile(
    r"\b(?P<word>ever since|since|starting|beginning|as of|from|until|till|up to|up until"
    r"|through|before|prior to|ahead of|earlier than"
    r"|by|no later than|not later than|no earlier than|later than|after|following|during|throughout|over)(?: (?:about"
    r"|around))?(?: on| in)? (?:the )?$",
    re.IGNORECASE,
)
Relation = Literal["at", "since", "until", "before", "after", "during"]
_WINDOW = re.compile(
    rf"(?:over|in|during|within|for|throughout|across)? ?(?:the|these|this)? ?(?:{CARDINAL} )?"
    r"(?:past|last|previous|next|coming)",
    re.IGNORECASE,
)


def _time_span(text: str, found: _Found) -> TimeSpan:
    interval = found.interval
    earliest, latest = interval.earliest, interval.latest
    relation = _relation(text, found)
    if relation == "since":
        latest = None
    elif relation == "until":
        earliest = None
    elif relation == "before":
        by = re.search(
            r"\b(?:by|n[ot]{1,2} later than) (?:the )?$",
            text[max(0, found.start - 16) : found.start],
            re.IGNORECASE,
        )
        if latest is not None and not by and earliest is not None:
            latest = latest if interval.approximate else earliest - timedelta(days=1)
        earliest = None
    elif relation == "after":
        if earliest is not None and latest is not None:
            earliest = earliest if interval.approximate else latest + timedelta(days=1)
        latest = None
    return TimeSpan(
        found.start, found.end, text[found.start : found.end], earliest, latest, interval.granularity,
        interval.derivation, interval.approximate, relation,
    )  # fmt: skip


_OPEN_AFTER = re.compile(
    r" (?:or (?:later|after)|and (?:later|after|onwards?)|onwards?)\b(?! (?:than|\w))", re.IGNORECASE
)
_DATES_FROM = re.compile(r"\bdat(?:e|es|ed|ing)(?: back)? from (?:the )?$", re.IGNORECASE)
_OWN_RANGE = re.compile(r"\d ?[-–—] ?\d|\b(?:to|and|through|until|till)\b", re.IGNORECASE)


def _relation(text: str, found: _Found) -> Relation:
    if found.candidate is None:
        return "at"  # a range says both its ends
    if found.interval.granularity == "period" and _WINDOW.match(text, found.start):
        return "during"
    if text[found.end : found.end + 2] in ("’s", "'s"):
        # "after Tuesday's raid" says when the raid was
        return "at"
    if _OPEN_AFTER.match(text, found.end):
        return "since"
    match = _RELATION_BEFORE.search(text[max(0, found.start - 30) : found.start])
    if match is None:
        return "at"
    word = match["word"].casefold()
    if word == "from" and _OWN_RANGE.search(text, found.start, found.end):
        return "at"
    if word == "from" and _DATES_FROM.search(text[max(0, found.start - 30) : found.start]):
        return "at"
    if word in ("ever since", "since", "starting", "beginning", "as of", "from", "no earlier than"):
        return "since"
    if word in ("until", "till", "up to", "up until", "through"):
        return "until"
    if word in ("before", "prior to", "ahead of", "by", "no later than", "not later than", "earlier than"):
        return "before"
    if word in ("after", "following", "later than"):
        return "after"
    return "at"
