"""Dates in metadata: only complete, unambiguous ones are believed.

A general date parser fills in what is missing from today's date; a publication date that was made up that way would
shift every "Thursday" of an article, so a date counts here only when it names its day, month and year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

__all__ = ["COMPLETE_DATE", "MONTH_DAY", "complete_date", "dates_in", "month_day", "year_in"]

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"[0-3]?[0-9]"
_YEAR = r"[12][0-9]{3}"
_TH = r"(?:st|nd|rd|th)?"
_SEP = r"[ \u00a0]{1,3}"

# Each alternative names its groups by its own letter, because a name may stand only once in a pattern.
COMPLETE_DATE = re.compile(
    rf"(?<![0-9/.,-])(?:"
    rf"(?P<ay>{_YEAR})(?P<as>[-/.])(?P<am>[01]?[0-9])(?P=as)(?P<ad>{_DAY})"
    rf"|(?P<bd>{_DAY}){_TH}(?:{_SEP}of)?(?:{_SEP}|[-.])(?P<bm>{_MONTH}),?(?:{_SEP}|-)(?P<by>{_YEAR})"
    rf"|(?P<cm>{_MONTH}){_SEP}(?P<cd>{_DAY}){_TH}(?:,{_SEP}|{_SEP}|,)(?P<cy>{_YEAR})"
    rf"|(?P<dd>{_DAY})(?P<ds>[./])(?P<dm>{_DAY})(?P=ds)(?P<dy>{_YEAR})"
    rf")(?![0-9])(?![-/.][0-9])",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?[ \u00a0]{1,3})?"
_TIME = (
    r"(?:[T ,\u00a0]{1,3}(?:at )?[0-2]?[0-9][:.][0-5][0-9](?:[:.][0-5][0-9](?:[.,][0-9]{1,9})?)?"
    r"(?: ?[ap]\.?m\.?)?(?: ?(?:Z|\(?[A-Z]{2,5}\)?|(?:UTC|GMT)? ?[+-][0-9]{2}:?[0-9]{2}(?: \([A-Za-z ]{1,40}\))?))?)?"
)
_ALONE = re.compile(rf"\s{{0,9}}{_WEEKDAY}(?P<date>{COMPLETE_DATE.pattern}){_TIME}\s{{0,9}}", re.IGNORECASE)
MONTH_DAY = rf"(?:{_MONTH}{_SEP}{_DAY}{_TH}|{_DAY}{_TH}{_SEP}{_MONTH})"
_YEAR_ALONE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MIDDLE_OF_YEAR = 12


def complete_date(text: str) -> date | None:
    """Return the date that `text` is, a time of day after it ignored; None when it is none, or not complete.

    "2024-01-04", "2024-01-04T10:00:00Z", "3 March 2024", "Sunday, March 3rd, 2024 10:30 GMT", "19.04.2023" are;
    "March 2024", "3/4/2024" (the third of April, or March 4?) and "2024-13-45" are not.
    """
    found = _ALONE.fullmatch(text)
    return _date(found) if found else None


def dates_in(text: str) -> Iterator[tuple[int, date]]:
    """Yield (offset, date) for each complete date in `text`."""
    for found in COMPLETE_DATE.finditer(text):
        day = _date(found)
        if day:
            yield found.start(), day


def month_day(text: str, reference: date | None) -> date | None:
    """Return the day that `text` ("March 3", "Jan. 5th") names, in the year that brings it nearest to `reference`."""
    month = re.search(_MONTH, text, re.IGNORECASE)
    day = re.search(_DAY, text)
    if reference is None or month is None or day is None:
        return None
    number = _month(month.group())
    # "Dec 31" on an article of 2 January belongs to the year before.
    shift = _nearest_year_shift(number, reference)
    return _build(reference.year + shift, number, int(day.group()))


def year_in(text: str) -> int | None:
    """Return the only year that `text` names, None when it names none or several."""
    years = set(_YEAR_ALONE.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def _nearest_year_shift(month: int, reference: date) -> int:
    half = _MIDDLE_OF_YEAR // 2
    apart = month - reference.month
    return -1 if apart > half else 1 if apart < -half else 0


def _date(found: re.Match[str]) -> date | None:
    part = found.groupdict()
    if part["ay"]:
        return _build(int(part["ay"]), int(part["am"]), int(part["ad"]))
    if part["by"]:
        return _build(int(part["by"]), _month(part["bm"]), int(part["bd"]))
    if part["cy"]:
        return _build(int(part["cy"]), _month(part["cm"]), int(part["cd"]))
    first, second, year = int(part["dd"]), int(part["dm"]), int(part["dy"])
    if part["ds"] == "." or first > _MIDDLE_OF_YEAR or first == second:
        return _build(year, second, first)  # dots are written day first everywhere
    if second > _MIDDLE_OF_YEAR:
        return _build(year, first, second)
    return None


def _month(name: str) -> int:
    return _NAMES.index(name[:3].lower()) + 1


def _build(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
