"""Anniversaries: "the fourth anniversary of X" in a text of January 2024 dates X to January 2020."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from factcheck.facts.fact import Granularity, TimeSpan
from factcheck.facts.numerals import CARDINAL, ORDINAL, cardinal, ordinal
from factcheck.facts.timex.calendar import add_days, add_months

__all__ = ["Anniversary", "dated", "find_anniversaries"]

_ABOUT_DAYS = 7  # an article about an anniversary appears within a week of it
_PATTERN = re.compile(
    rf"\b(?:the |its |their |his |her |a )?(?:(?P<ordinal>{ORDINAL})[- ](?:year )?"
    rf"|(?P<cardinal>{CARDINAL})[- ]year[- ])(?P<what>anniversary|birthday|jubilee)\b"
    r"|\b(?:the |its |their )?(?P<latin>centenary|centennial|bicentenary|bicentennial)\b",
    re.IGNORECASE,
)
_LATIN = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200}


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The words "the fourth anniversary" at `[start, noun_end)` of a text, and how many years it counts."""

    start: int
    noun_start: int
    end: int
    years: int
    text: str
    birthday: bool


def find_anniversaries(text: str) -> list[Anniversary]:
    """Return the numbered anniversaries named in `text`, left to right."""
    if "niversar" not in text and "birthday" not in text and "cent" not in text and "jubilee" not in text:
        return []
    found = []
    for match in _PATTERN.finditer(text):
        if match["latin"]:
            years: int | None = _LATIN[match["latin"].casefold()]
            noun = match.start("latin")
        else:
            counted = cardinal(match["cardinal"]) if match["cardinal"] else None
            years = (
                ordinal(match["ordinal"]) if match["ordinal"] else None if counted is None else int(counted)
            )
            noun = match.start("what")
        if years:
            birthday = (match["what"] or "").casefold() == "birthday"
            found.append(Anniversary(match.start(), noun, match.end(), years, match.group(), birthday))
    return found


def dated(
    anniversary: Anniversary, when: TimeSpan | None, published: date | None, offset: int
) -> TimeSpan | None:
    """Return when the event that is remembered happened.

    `when` dates the anniversary itself; failing that it lies within a week of `published`.  `offset` is where the text
    begins in the field.  None when neither is known.
    """
    name = re.sub(r"^(?:the|its|their|his|her|a) ", "", anniversary.text, flags=re.IGNORECASE)
    if (
        when is not None
        and when.granularity == "day"
        and when.earliest
        and when.latest
        and when.relation == "at"
    ):
        first, last = when.earliest, when.latest
        said = f"{name} on {when.earliest.isoformat()}"
        slack = 0
    elif (
        when is not None
        and when.granularity in ("month", "year")
        and when.earliest
        and when.latest
        and when.relation == "at"
    ):
        first, last = when.earliest, when.latest
        said = f"{name} in {when.earliest.isoformat()[: 7 if when.granularity == 'month' else 4]}"
        slack = 0
    elif published is not None:
        first = last = published
        said = f"{name} on about {published.isoformat()}"
        slack = _ABOUT_DAYS
    else:
        return None
    months = -12 * anniversary.years
    earliest, latest = add_days(add_months(first, months), -slack), add_days(add_months(last, months), slack)
    if earliest > latest or earliest.year < 2:
        return None
    granularity: Granularity = (
        "day" if earliest == latest else "year" if (latest - earliest).days > 300 else "month"
    )
    return TimeSpan(
        offset + anniversary.start, offset + anniversary.end, anniversary.text, earliest, latest,
        granularity, said, slack > 0,
    )  # fmt: skip
