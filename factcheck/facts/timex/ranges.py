"""Two expressions that make one period: from Monday to Friday, May 3 and May 7, 2021."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from factcheck.facts.timex.calendar import Interval, add_days, add_months, month_of
from factcheck.facts.timex.context import Context, Reference
from factcheck.facts.timex.rule import Found

__all__ = ["join_ranges"]

_BETWEEN = re.compile(r",? ?(?:to|until|till|through|[-–—]|up to) ?(?:the )?", re.IGNORECASE)
_AND = re.compile(r" and (?:the )?", re.IGNORECASE)
_BETWEEN_BEFORE = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:mov|postpon|delay|brought forward|bring forward|shift|reschedul|push|put (?:off"
    r"|back)|chang|defer)\w{0,4}\b",
    re.IGNORECASE,
)


def join_ranges(text: str, found: list[Found], reference: Reference) -> list[Found]:
    """Return the expressions of a text with those that make one period joined."""
    joined: list[Found] = []
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
                joined[-1] = Found(previous.start, current.end, whole)
                continue
        joined.append(current)
    return joined


_YEAR_IN = re.compile(r"\d{4}")


def _in_the_year_of(first: Found, last: Found, reference: Reference) -> Found:
    """Read "May 3 and May 7, 2021": the year stands once."""
    one, other = first.candidate, last.candidate
    end = last.interval.latest
    if (
        one is None
        or other is None
        or end is None
        or one.rule.read is not other.rule.read
        or first.interval.derivation
    ):
        return first
    if _YEAR_IN.search(one.match.group()) or not _YEAR_IN.search(other.match.group()):
        return first
    again = one.rule.read(one.match, Context(reference.published, None, "", year=end.year))
    return first if again is None else replace(first, interval=again)


def _range(first: Found, last: Found, reference: Reference) -> Interval | None:
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
