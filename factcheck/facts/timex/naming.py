"""What rules share: days, months and years as they are named in words or figures."""

from __future__ import annotations

from datetime import date

from factcheck.facts.numerals import cardinal, ordinal
from factcheck.facts.timex.calendar import Interval, day_of
from factcheck.facts.timex.context import Context
from factcheck.facts.timex.holidays import holiday
from factcheck.facts.timex.words import DAY_NUMBER, MONTHS, WEEKDAY, YEAR

__all__ = [
    "DAY_OF_MONTH",
    "DAY_WORD",
    "WEEKDAY_BEFORE",
    "YEAR_AFTER",
    "date_in",
    "month_named",
    "nearest_holiday",
    "number_of",
    "seen_from",
    "year_named",
]

_DAY_ORDINAL = (
    r"(?:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth"
    r"|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth"
    r"|thirtieth)"
)
DAY_OF_MONTH = rf"(?:{DAY_NUMBER}|{_DAY_ORDINAL})"
"""Pattern of a day of the month: "5", "5th", "fifth"."""
DAY_WORD = (
    rf"(?:{DAY_OF_MONTH}|(?:twenty|thirty)[- ](?:one|two|three|four|five|six|seven|eight|nine)|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
    r"|thirty)"
)
"""Pattern of a day of the month, cardinals in words included: "May five"."""
WEEKDAY_BEFORE = rf"(?:{WEEKDAY},? (?:the )?)?"
YEAR_AFTER = rf"(?:,? (?:of )?(?P<y>{YEAR})(?![\w%]|,\d|\.\d))"


def number_of(words: str) -> int:
    """Return the value of a small ordinal or cardinal, 0 for anything else."""
    value = ordinal(words)
    if value is None:
        value = int(cardinal(words.replace("-", " ")) or 0)
    return value


def month_named(words: str) -> int:
    """Return the number of a month by its name or abbreviation."""
    return MONTHS[words.casefold().rstrip(".")]


def date_in(year: int | None, month: int, day: int) -> Interval | None:
    """Return the day, None where there is none (30 February)."""
    if year is None:
        return None
    try:
        return day_of(date(year, month, day))
    except ValueError:
        return None


def year_named(words: str | None, context: Context) -> int | None:
    """Return the year of "2021", "last year", "the year"; that of publication where `words` are empty."""
    if not words:
        return None if context.published is None else context.published.year
    if words.isdigit():
        return int(words)
    if context.published is None:
        return None
    word = words.casefold()
    return context.published.year + (
        -1 if word[:4] in ("last", "prev", "past") else 1 if word[:4] == "next" else 0
    )


def nearest_holiday(name: str, context: Context) -> int | None:
    """Return the year in which a holiday that is named without one is meant."""
    near = None if context.published is None else holiday(name, context.published.year)
    day = None if near is None else near.earliest
    return None if day is None else context.nearest_year(day.month, day.day)


def seen_from(words: str, day: date) -> str:
    """Say how a date came about: "Monday before 2024-01-05"."""
    return f"{words} {day.isoformat()}"
