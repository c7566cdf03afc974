"""Expressions as time spans: how they attach to what they date, and their time of day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from factcheck.facts.fact import TimeSpan
from factcheck.facts.timex.clock import ClockFound, clock_of_part
from factcheck.facts.timex.rule import Found
from factcheck.facts.timex.words import CARDINAL

__all__ = ["time_span", "with_clocks"]

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


def time_span(text: str, found: Found) -> TimeSpan:
    """Return an expression as a time span, open where the preposition before it opens it."""
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
_EARLIEST_AFTER = re.compile(r",? at the (?:very )?earliest\b", re.IGNORECASE)
_LATEST_AFTER = re.compile(r",? at the (?:very )?latest\b", re.IGNORECASE)
_DATES_FROM = re.compile(r"\bdat(?:e|es|ed|ing)(?: back)? from (?:the )?$", re.IGNORECASE)
_OWN_RANGE = re.compile(r"\d ?[-–—] ?\d|\b(?:to|and|through|until|till)\b", re.IGNORECASE)


def _relation(text: str, found: Found) -> Relation:
    if found.candidate is None:
        return "at"  # a range says both its ends
    if found.interval.granularity == "period" and _WINDOW.match(text, found.start):
        return "during"
    if text[found.end : found.end + 2] in ("’s", "'s"):
        # "after Tuesday's raid" says when the raid was
        return "at"
    if _OPEN_AFTER.match(text, found.end) or _EARLIEST_AFTER.match(text, found.end):
        return "since"
    if _LATEST_AFTER.match(text, found.end):
        return "until"
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


_CLOCK_BETWEEN = re.compile(
    r"(?:,| on| at| in| the| around| about| shortly| just| before| after| by| local| time| early| late| from| until"
    r"| since| morning| afternoon| evening| night| of)*,? ?\(?",
    re.IGNORECASE,
)


def with_clocks(text: str, times: list[TimeSpan], clocks: list[ClockFound]) -> list[TimeSpan]:
    """Give days their time of day: the one beside them, or the only one of the text where it names one day."""
    days = [i for i, t in enumerate(times) if t.granularity == "day" and t.earliest == t.latest]
    for i in days:
        time = times[i]
        beside = [
            c
            for c in clocks
            if _CLOCK_BETWEEN.fullmatch(
                text[c.end : time.start] if c.start < time.start else text[time.end : c.start]
            )
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
