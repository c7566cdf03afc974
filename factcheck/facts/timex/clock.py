"""Times of day: "at 9:15 p.m. EST", "1430 GMT", "half past three in the afternoon", "Tuesday morning"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.facts.fact import Clock
from factcheck.facts.numerals import cardinal

__all__ = ["ClockFound", "clock_of_part", "find_clocks"]

_HOUR, _DAY = 60, 24 * 60
_ZONES: dict[str, tuple[int, int]] = {
    "GMT": (0, 0), "UTC": (0, 0), "Z": (0, 0), "WET": (0, 0), "BST": (60, 60), "CET": (60, 60), "CEST": (120, 120),
    "EET": (120, 120), "EEST": (180, 180), "MSK": (180, 180), "Moscow time": (180, 180), "JST": (540, 540),
    "KST": (540, 540), "AEST": (600, 600), "AEDT": (660, 660), "EST": (-300, -300), "EDT": (-240, -240),
    "ET": (-300, -240), "Eastern": (-300, -240), "Eastern time": (-300, -240), "CDT": (-300, -300),
    "CT": (-360, -300), "MST": (-420, -420), "MDT": (-360, -360), "PST": (-480, -480), "PDT": (-420, -420),
    "PT": (-480, -420), "Pacific time": (-480, -420),
}  # fmt: skip
"""Minutes ahead of UTC, least and most: "ET" does not say whether it is summer.  IST and CST are those of several."""
_ZONE = (
    r"(?:(?P<zone>"
    + "|".join(sorted((re.escape(z) for z in _ZONES if z != "Z"), key=lambda z: (-len(z), z)))
    + r")\b|(?P<iso>Z\b|[+-]\d\d:?\d\d\b)|(?P<plus>(?:GMT|UTC) ?[+-]\d{1,2}\b))"
)
_MINUTES = "five|ten|twenty-five|twenty|[a-z]{3,5}teen|[a-z]{3,6}ty(?:[- ][a-z]{3,5})?|[1-5]?\\d"
_CLOCK = re.compile(
    r"(?<![\w:.,$£€/–-])(?:"
    r"(?P<t>T)?(?P<h>[01]?\d|2[0-3])(?P<sep>[:.])(?P<m>[0-5]\d)(?::[0-5]\d)?(?![:.]?\d)(?: ?(?P<ap>[ap]\.?m\b\.?))?"
    r"|(?P<h2>1[0-2]|0?[1-9]) ?(?P<ap2>[ap]\.?m\b\.?)"
    r"|(?P<noon>noon|midday|(?<=after )midnight|(?<=before )midnight)\b"
    r"|(?P<mil>(?:[01]\d|2[0-3])[0-5]\d)(?= ?(?:GMT|UTC|hours\b|hrs\b))"
    r"|(?:(?P<past>half past|a? ?quarter (?:past|to)|(?P<minutes>"
    + _MINUTES
    + r")(?: minutes)? (?P<side>past|to)) )?"
    r"(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])(?P<oclock> o[’']clock)?"
    r"(?= (?:in the (?:morning|afternoon|evening)|at night)\b)"
    r")(?P<hours> ?(?:hours|hrs)\b)?(?: in the (?P<part>morning|afternoon|evening)| at (?P<night>night))?"
    r"(?: local time)?(?: ?,? ?\(?(?:" + _ZONE + r"))?",
)
_ISO = re.compile(
    r"(?<=\d)T(?P<h>[01]\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?:\.\d+)?(?P<iso>Z\b|[+-]\d\d:?\d\d\b)?"
)
_HAS_CLOCK = re.compile(
    r"\d ?[ap]\.?m\b|\d[:.]\d\d|noon|midday|midnight|o[’']clock|\d ?(?:GMT|UTC|hours|hrs)\b"
    r"|in the (?:morning|afternoon|evening)|at night"
)
"""What a text has that names a time of day."""
_LED = re.compile(
    r"\b(?:at|by|until|till|around|about|since|before|after|from|of|to|exactly|on) $", re.IGNORECASE
)
_AT = re.compile(r"\bat $", re.IGNORECASE)
_PRICED = re.compile(
    r"\b(?:shares?|stocks?|trad|pric|clos|bond|index|currenc|euros?|dollars?|average)", re.IGNORECASE
)
_RELATION = re.compile(
    r"\b(?:(?P<soon>shortly |just |soon |right |immediately )?(?P<side>before|after)|(?P<by>by|until|till)"
    r"|(?P<since>since|from)"
    r"|(?P<about>around|about))(?: around| about)? $",
    re.IGNORECASE,
)
_IN_UTC = re.compile(r" ?\((?P<h>[01]\d|2[0-3])[:.]?(?P<m>[0-5]\d) (?:GMT|UTC)\)")
_AROUND, _SOON = 30, 60  # minutes that "around nine" and "shortly after nine" leave open
_AFTERNOON = ("afternoon", "evening", "night")


@dataclass(frozen=True, slots=True)
class ClockFound:
    """A time of day at code points `[start, end)` of a text."""

    start: int
    end: int
    clock: Clock


def find_clocks(text: str) -> Iterator[ClockFound]:
    """Yield the times of day that a text names, left to right; those of two readings ("at 9:15") are left out."""
    if not _HAS_CLOCK.search(text):
        return
    for match in _ISO.finditer(text):
        noted = int(match["h"]) * _HOUR + int(match["m"])
        clock = Clock(noted, noted, *_zone_iso(match["iso"]), match.group()[1:])
        yield ClockFound(match.start(), match.end(), clock)
    for match in _CLOCK.finditer(text):
        minute = _minute(match, text)
        if minute is None:
            continue
        end = match.end()
        low, high = _zone(match)
        if low is None and (utc := _IN_UTC.match(text, end)):
            # "at 5:30 p.m. (1430 GMT)" tells how far the place is ahead
            ahead = minute - int(utc["h"]) * _HOUR - int(utc["m"])
            ahead -= _DAY if ahead > 14 * _HOUR else -_DAY if ahead < -12 * _HOUR else 0
            low, high, end = ahead, ahead, utc.end()
        yield _bounded(
            text, ClockFound(match.start(), end, Clock(minute, minute, low, high, text[match.start() : end]))
        )


def _minute(match: re.Match[str], text: str) -> int | None:
    part = match["part"] or match["night"] or ""
    if match["noon"] == "midnight":
        # which day plain "midnight on Sunday" belongs to is anybody's guess
        side = _RELATION.search(text[max(0, match.start() - 24) : match.start()])
        return None if side is None or not side["soon"] else 0 if side["side"] == "after" else _DAY
    if match["noon"]:
        return 12 * _HOUR
    if match["mil"]:
        return int(match["mil"][:2]) * _HOUR + int(match["mil"][2:])
    if match["h"]:
        hour, minute = int(match["h"]), int(match["m"])
        if not match["ap"] and not part:
            sure = bool(match["zone"] or match["iso"] or match["plus"] or match["hours"])
            before = text[max(0, match.start() - 8) : match.start()]
            if match["sep"] == "." and not sure and (not _AT.search(before) or _PRICED.search(text)):
                return None  # "from 15.40 to 16.20" may be euros
            led = bool(_LED.search(before))
            if not sure and not (led and (hour > 12 or match["h"].startswith("0"))):
                return None  # a score, or a time of two readings
            return hour * _HOUR + minute
        return _of_half(hour, minute, match["ap"] or "", part)
    if match["h2"]:
        return _of_half(int(match["h2"]), 0, match["ap2"], part)
    if match["n"] and (match["oclock"] or match["past"] or _LED.search(text[: match.start()][-8:])):
        # without "at" or "until", "scored two in the afternoon" is no time of day
        return _of_half(int(cardinal(match["n"]) or 0), _minutes_past(match), "", part)
    return None


def _minutes_past(match: re.Match[str]) -> int:
    """Return 30 for "half past", -15 for "a quarter to", 17 for "seventeen minutes past"."""
    past = match["past"]
    if not past:
        return 0
    if past.startswith("half"):
        return 30
    minutes = int(cardinal(match["minutes"]) or 0) if match["minutes"] else 15
    return minutes if past.endswith("past") else -minutes


def _of_half(hour: int, minute: int, mark: str, part: str) -> int | None:
    """Return the minute of the day of an hour up to twelve with "a.m.", "p.m." or a part of the day."""
    if not 1 <= hour <= 12:
        return hour * _HOUR + minute if hour < 24 and not mark else None
    late = mark.casefold().startswith("p") or part in _AFTERNOON
    if part == "night" and (hour < 6 or hour == 12):
        return None  # "two at night" is early, "twelve at night" belongs to either day
    return (hour % 12 + (12 if late else 0)) * _HOUR + minute


def _zone(match: re.Match[str]) -> tuple[int | None, int | None]:
    if match["zone"]:
        return _ZONES[match["zone"]]
    if match["plus"]:
        hours = int(match["plus"][3:].replace(" ", ""))
        return hours * _HOUR, hours * _HOUR
    return _zone_iso(match["iso"])


def _zone_iso(words: str | None) -> tuple[int | None, int | None]:
    if not words:
        return None, None
    if words == "Z":
        return 0, 0
    minutes = int(words[1:3]) * _HOUR + int(words[-2:])
    minutes = -minutes if words[0] == "-" else minutes
    return minutes, minutes


def _bounded(text: str, found: ClockFound) -> ClockFound:
    """Widen a time of day as "before", "shortly after", "around" say."""
    match = _RELATION.search(text[max(0, found.start - 24) : found.start])
    if match is None:
        return found
    clock = found.clock
    first, last = clock.first, clock.last
    if match["about"]:
        first, last = max(0, first - _AROUND), min(_DAY, last + _AROUND)
    elif match["by"] or (match["side"] or "").casefold() == "before":
        first = max(0, last - _SOON) if match["soon"] else 0
    elif match["since"] or match["side"]:
        last = min(_DAY, first + _SOON) if match["soon"] else _DAY
    return replace(found, clock=replace(clock, first=first, last=last))


_PART = re.compile(
    r"\b(?P<early>early )?(?:[\w’']{2,12},? )?(?P<part>morning|afternoon|evening|night)$", re.IGNORECASE
)
_PARTS = {
    "morning": (0, 12 * 60),
    "afternoon": (12 * 60, 19 * 60),
    "evening": (16 * 60, 24 * 60),
    "night": (17 * 60, 30 * 60),
}


def clock_of_part(words: str) -> Clock | None:
    """Return the time of day of "Tuesday morning"; wide, since evening begins when a reporter says so."""
    match = _PART.search(words)
    return None if match is None else Clock(*_PARTS[match["part"].casefold()], None, None, match["part"])
