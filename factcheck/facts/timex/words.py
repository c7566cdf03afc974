"""Names of months, weekdays and units, and the patterns that the rules are built from."""

from __future__ import annotations

from factcheck.facts.numerals import CARDINAL, ORDINAL

__all__ = [
    "CARDINAL", "DAY_NUMBER", "MONTH", "MONTHS", "MONTH_FULL", "ORDINAL", "SEASON", "UNIT", "WEEKDAY", "WEEKDAYS",
    "YEAR", "unit_of",
]  # fmt: skip

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTHS = {name: i for i, name in enumerate(_MONTH_NAMES, 1)} | {
    **{name[:3]: i for i, name in enumerate(_MONTH_NAMES, 1)}, "sept": 9,
}  # fmt: skip
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: i for i, name in enumerate(_WEEKDAY_NAMES)} | {
    **{name[:3]: i for i, name in enumerate(_WEEKDAY_NAMES)}, "tues": 1, "wednes": 2, "thur": 3, "thurs": 3,
}  # fmt: skip

MONTH_FULL = "(?:" + "|".join(_MONTH_NAMES) + ")"
MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
WEEKDAY = (
    "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)\b\.?)"
)
SEASON = "(?:spring|summer|autumn|fall|winter)"
UNIT = "(?:day|night|week|fortnight|month|quarter|year|decade|century|centurie|hour|minute)s?"
YEAR = r"(?:1\d{3}|20\d\d|21\d\d)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"


def unit_of(words: str) -> str:
    """Return the singular of a unit of time."""
    word = words.casefold()
    return "century" if word.startswith("centur") else word.removesuffix("s")
