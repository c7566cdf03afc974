"""Rules for weekdays: "on Monday", "last Friday", "Tuesday of next week", "Friday the 13th"."""

from __future__ import annotations

import re

from factcheck.facts.numerals import cardinal, ordinal
from factcheck.facts.timex.calendar import Interval, add_days, add_months, day_of
from factcheck.facts.timex.context import Context
from factcheck.facts.timex.naming import seen_from
from factcheck.facts.timex.rule import Rule, rule
from factcheck.facts.timex.words import CARDINAL, ORDINAL, WEEKDAY, WEEKDAYS

__all__ = ["WEEKDAY_RULES"]

_DAY_TIME = r"(?: (?:morning|afternoon|evening|night|noon|at noon|lunchtime))?"
_SAFE = ("mond", "tue", "wedn", "thu", "frid", "satu", "sund", "fri.", "mon.", "wed.", "sat.", "sun.")
_EVERY = re.compile(
    r"\b(?:every|each|a|any|some|one|first|second|third|fourth|fifth|final) $", re.IGNORECASE
)  # "the first Sunday" is one of a month or a season that is not named


_OF_THE_STORY = re.compile(r"\b(?:following|preceding|previous) $", re.IGNORECASE)
"""What counts from the day last spoken of, and not from publication."""


def _weekday_of_story(match: re.Match[str], context: Context) -> Interval | None:
    """Read "the following Monday", "the previous Friday" from the day last spoken of."""
    anchor = context.discourse
    if (
        anchor is None
        or anchor.latest is None
        or anchor.earliest is None
        or anchor.granularity not in ("day", "week")
    ):
        return None
    weekday = WEEKDAYS[match["d"].casefold().rstrip(".")]
    if match["k"].casefold() == "following":
        day = add_days(anchor.latest, (weekday - anchor.latest.weekday() - 1) % 7 + 1)
        return day_of(day, seen_from(f"{match['d']} after", anchor.latest))
    day = add_days(anchor.earliest, -((anchor.earliest.weekday() - weekday - 1) % 7 + 1))
    return day_of(day, seen_from(f"{match['d']} before", anchor.earliest))


def _weekday_after_next(match: re.Match[str], context: Context) -> Interval | None:
    """Read "the Monday after next", and "Monday week" of what is to come."""
    published = context.published
    if published is None or (match["w"] and context.outlook != "future"):
        return None
    weekday = WEEKDAYS[match["d"].casefold().rstrip(".")]
    day = add_days(published, (weekday - published.weekday() - 1) % 7 + 8)
    return day_of(day, seen_from(f"{match.group()}, seen from", published))


def _weeks_before_weekday(match: re.Match[str], context: Context) -> Interval | None:
    """Read "a week ago last Sunday": as many weeks before the Sunday that has passed."""
    published = context.published
    if published is None:
        return None
    weekday = WEEKDAYS[match["d"].casefold().rstrip(".")]
    last = add_days(published, -((published.weekday() - weekday - 1) % 7 + 1))
    if last == add_days(published, -7):
        last = published  # "two weeks ago on Monday", said on a Monday
    day = add_days(last, -7 * (cardinal(match["n"]) or 1.0))
    return day_of(day, seen_from(f"{match.group()}, seen from", published))


def _weekday_before_last(match: re.Match[str], context: Context) -> Interval | None:
    """Read "the Thursday before last": a week before the Thursday that has passed."""
    published = context.published
    if published is None:
        return None
    weekday = WEEKDAYS[match["d"].casefold().rstrip(".")]
    day = add_days(published, -((published.weekday() - weekday - 1) % 7 + 8))
    return day_of(day, seen_from(f"{match.group()}, seen from", published))


def _weeks_after_weekday(match: re.Match[str], context: Context) -> Interval | None:
    """Read "a week on Friday" of what is to come: as many weeks after the next Friday."""
    published = context.published
    if published is None or context.outlook != "future":
        return None
    weekday = WEEKDAYS[match["d"].casefold().rstrip(".")]
    day = add_days(
        published, (weekday - published.weekday() - 1) % 7 + 1 + int(7 * (cardinal(match["n"]) or 1))
    )
    return day_of(day, seen_from(f"{match.group()}, seen from", published))


def _overnight(match: re.Match[str], context: Context) -> Interval | None:
    """Read "overnight on Sunday" and "overnight into Monday" as the two days that the night belongs to."""
    published = context.published
    if published is None:
        return None
    weekday = WEEKDAYS[match["d"].casefold().rstrip(".")]
    ahead = context.outlook == "future"
    day = add_days(
        published, (weekday - published.weekday()) % 7 if ahead else -((published.weekday() - weekday) % 7)
    )
    first = add_days(day, -1) if match["w"] and match["w"].casefold() in ("into", "to") else day
    return Interval(first, add_days(first, 1), "day", seen_from(f"{match.group()}, seen from", published))


def _weekday(match: re.Match[str], context: Context) -> Interval | None:
    published = context.published
    if published is None:
        return None
    if not match["d"].casefold().startswith(_SAFE) or _EVERY.search(
        match.string[max(0, match.start() - 8) : match.start()]
    ):
        return None
    weekday = WEEKDAYS[match["d"].casefold().rstrip(".")]
    mark = (match["k"] or "").casefold()
    if _OF_THE_STORY.search(match.string[max(0, match.start() - 12) : match.start()]):
        return None
    week = (match["v"] or "").casefold()
    if "ago" in week:
        day = add_days(published, (weekday - published.weekday()) % 7 - 7)
        day = add_days(
            day, -7 * (cardinal(week.split(" week")[0]) or 1) + (7 if weekday == published.weekday() else 0)
        )
    elif week:
        step = -7 if "last" in week or "previous" in week else 7 if "next" in week or "after" in week else 0
        day = add_days(published, step + weekday - published.weekday())
    elif mark in ("next", "this coming", "coming"):
        ahead = (weekday - published.weekday() - 1) % 7 + 1
        day = add_days(published, ahead)
        if mark == "next" and weekday > published.weekday():
            # "next Friday" said on a Monday is Friday of next week for some and this Friday for others
            return Interval(
                day, add_days(day, 7), "day", seen_from(f"{match['d']} after", published), approximate=True
            )
    elif mark in ("last", "past", "previous", "this past"):
        day = add_days(published, -((published.weekday() - weekday - 1) % 7 + 1))
        if mark == "last" and published.weekday() - weekday >= 0:
            return Interval(day, day, "day", seen_from(f"{match['d']} before", published))
    elif mark == "this":
        day = add_days(published, weekday - published.weekday())
    elif context.outlook == "future":
        day = add_days(published, (weekday - published.weekday()) % 7)
    else:
        day = add_days(published, -((published.weekday() - weekday) % 7))
    side = "before" if day < published else "after" if day > published else "on"
    return day_of(day, seen_from(f"{match['d']} {side}", published))


_NEAREST_MONTHS = sorted(range(-6, 7), key=lambda step: (abs(step), step))


def _weekday_number(match: re.Match[str], context: Context) -> Interval | None:
    """Read "Friday the 11th": the nearest month whose 11th is a Friday."""
    if context.published is None:
        return None
    weekday, number = WEEKDAYS[match["d"].casefold().rstrip(".")], ordinal(match["n"])
    for step in _NEAREST_MONTHS:
        month = add_months(context.published.replace(day=1), step)
        try:
            day = month.replace(day=number or 1)
        except ValueError:
            continue
        if day.weekday() == weekday:
            return day_of(day)
    return None


_NO_NOUN = r"(?= ?[.,;:!?)–—]|$| (?:at|and|or|but|to|in|as|when|while|after|before|until|is|was|will)\b)"
"""What follows "Friday the second"; "on Friday, the second strike in a week" counts strikes."""

WEEKDAY_RULES: tuple[Rule, ...] = (
    rule(
        rf"\b(?P<v>(?!))?(?:(?P<k>last|next|this coming|this past|this|past|(?<!the )previous"
        rf"|coming) )?(?P<d>{WEEKDAY})(?!\w){_DAY_TIME}", _weekday),
    rule(
        rf"\b(?P<k>(?!))?(?P<d>{WEEKDAY}){_DAY_TIME},? (?P<v>of last week|last week|of this week"
        rf"|this week|of next week|next week|of the previous week|of the week before|(?:a|one|two"
        rf"|three) weeks? ago)\b", _weekday),
    rule(rf"\bthe (?P<k>following|preceding|previous) (?P<d>{WEEKDAY})(?!\w){_DAY_TIME}", _weekday_of_story),
    rule(rf"\b(?P<n>{CARDINAL}) weeks? (?:ago(?: on| last| this)?|last) (?P<d>{WEEKDAY})(?!\w)", _weeks_before_weekday),
    rule(rf"(?<!for )(?<!in )\b(?P<n>{CARDINAL}) weeks? on (?P<d>{WEEKDAY})(?!\w)", _weeks_after_weekday),
    rule(rf"\bthe (?P<d>{WEEKDAY}) before last\b", _weekday_before_last),
    rule(rf"\bthe (?P<d>{WEEKDAY}) after next\b(?P<w>(?!))?", _weekday_after_next),
    rule(rf"\b(?P<d>{WEEKDAY}) (?P<w>week)\b(?![’'-])", _weekday_after_next),
    rule(rf"\bovernight(?: (?P<w>on|into|to|from))? (?P<d>{WEEKDAY})(?!\w)", _overnight),
    rule(rf"\b(?P<v>last week|this week|next week)(?:[’']s| on)? (?P<k>(?!))?(?P<d>{WEEKDAY})\b", _weekday),
    rule(
        rf"\b(?P<d>{WEEKDAY}),? (?:the )?(?P<n>(?:3[01]|[12]?\d)(?:st|nd|rd|th))\b{_NO_NOUN}", _weekday_number),
    rule(rf"\b(?P<d>{WEEKDAY}),? the (?P<n>{ORDINAL})\b{_NO_NOUN}", _weekday_number),
)  # fmt: skip
