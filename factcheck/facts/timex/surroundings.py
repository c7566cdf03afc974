"""What stands beside an expression and changes it: early, the end of, three weeks before, to date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from factcheck.facts.numerals import cardinal
from factcheck.facts.timex.calendar import Interval, add_days, part_of, shift, weekend_near
from factcheck.facts.timex.context import Context, Reference
from factcheck.facts.timex.relative import exact_offset, offset_interval
from factcheck.facts.timex.rule import Found
from factcheck.facts.timex.words import CARDINAL, UNIT, unit_of

__all__ = ["to_date", "with_offset", "with_parts"]

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


def with_parts(text: str, found: Found) -> Found:
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
    rf"(?:(?P<n>{CARDINAL})[ -])?(?P<u>{UNIT}) (?P<side>before|after|from|prior to|following|to|ended|ending|through"
    rf"|until|ahead of|into)(?: (?:on|in))? (?:the )?$",
    re.IGNORECASE,
)


_DEICTIC = re.compile("today|tomorrow|yesterday", re.IGNORECASE)
_FOR_BEFORE = re.compile(r"\b(?:for|last|lasts|lasting) (?:(?:about|at least|up to|only) )?$", re.IGNORECASE)


def with_offset(text: str, found: Found) -> Found:
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
    anchor = found.interval.earliest
    if side == "from" and anchor is not None and _DEICTIC.fullmatch(text, found.start, found.end):
        moved = exact_offset(anchor, count, match["u"], moved)
    if side == "from" and anchor is not None and _FOR_BEFORE.search(before[: match.start()]):
        # "banned for three months from Friday" lasts so long
        last = add_days(shift(anchor, count, unit), -1)
        moved = Interval(anchor, max(last, anchor), "period")
    words = text[found.start - len(before) + match.start() : found.end]
    start = found.start - len(before) + match.start()
    return replace(found, start=start, interval=replace(moved, derivation=words))


def _ending(found: Found, match: re.Match[str], before: str) -> Found:
    """Read "the three months to June", "the fiscal year ended June 30": so long, and over with what is named.

    "Three days to Christmas" is no date.
    """
    last, lead = found.interval.latest, before[: match.start()]
    counted = _COUNTED_BEFORE.search(lead)
    definite = _DEFINITE_BEFORE.search(lead[: counted.start()] if counted else lead) is not None
    if last is None or not (definite or match["side"].casefold() in _ENDED):
        return found
    count = (cardinal(match["n"]) if match["n"] else None) or 1.0
    begun = shift(add_days(last, 1), -count, unit_of(match["u"]))
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


def to_date(text: str, found: Found, reference: Reference) -> Found:
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
