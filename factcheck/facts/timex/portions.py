"""Rules for portions of a period: its nth week, its first ten days, its rest, its end, the weekend of a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from factcheck.facts.numerals import cardinal, ordinal
from factcheck.facts.timex.calendar import (
    Interval,
    add_days,
    add_months,
    day_of,
    month_of,
    part_of,
    shift,
    week_of,
    weekend_near,
    year_of,
)
from factcheck.facts.timex.context import Context
from factcheck.facts.timex.holidays import HOLIDAY, holiday
from factcheck.facts.timex.naming import (
    YEAR_AFTER,
    date_in,
    month_named,
    nearest_holiday,
    number_of,
    year_named,
)
from factcheck.facts.timex.rule import Rule, rule
from factcheck.facts.timex.words import CARDINAL, DAY_NUMBER, MONTH, ORDINAL, YEAR, unit_of

__all__ = ["PORTION_RULES"]


def _this_month(words: str, context: Context) -> date | None:
    step = {"last": -1, "next": 1}.get(words.casefold(), 0)
    return None if context.published is None else add_months(context.published.replace(day=1), step)


def _nth_of_this_month(match: re.Match[str], context: Context) -> Interval | None:
    first = _this_month(match["k"], context)
    return None if first is None else _nth(first, match["o"], match["u"])


def _days_of_this_month(match: re.Match[str], context: Context) -> Interval | None:
    first = _this_month(match["k"], context)
    if first is None:
        return None
    a, b = (
        date_in(first.year, first.month, number_of(match["d"])),
        date_in(first.year, first.month, number_of(match["e"])),
    )
    return (
        None
        if a is None or b is None or number_of(match["d"]) > number_of(match["e"])
        else Interval(a.earliest, b.latest, "period")
    )


def _nth_of_year(match: re.Match[str], context: Context) -> Interval | None:
    year, unit, which = year_named(match["y"], context), match["u"].casefold(), match["o"].casefold()
    if year is None:
        return None
    number = None if which in ("last", "final") else ordinal(which)
    if unit == "month":
        month = 12 if number is None else number
        return month_of(year, month) if 1 <= month <= 12 else None
    if unit == "day":
        day = date(year, 12, 31) if number is None else add_days(date(year, 1, 1), number - 1)
        return day_of(day) if day.year == year else None
    if unit == "weekend" or (number is not None and not 1 <= number <= 53):
        return None
    if number is None:
        return week_of(date(year, 12, 28))  # the fourth of January lies in the first week (ISO 8601)
    return week_of(add_days(date(year, 1, 4), 7 * (number - 1)))


def _week_of(match: re.Match[str], context: Context) -> Interval | None:
    month, day = month_named(match["m"] or match["n"]), number_of(match["d"] or match["f"])
    year = int(match["y"]) if match["y"] else context.nearest_year(month, day)
    found = date_in(year, month, day)
    return None if found is None or found.earliest is None else week_of(found.earliest)


def _year_end(_match: re.Match[str], context: Context) -> Interval | None:
    return None if context.published is None else part_of(year_of(context.published.year), "end")


def _year_to_date(_match: re.Match[str], context: Context) -> Interval | None:
    return (
        None
        if context.published is None
        else Interval(date(context.published.year, 1, 1), context.published, "period")
    )


def _nth_of_month(match: re.Match[str], context: Context) -> Interval | None:
    month = month_named(match["m"])
    year = int(match["y"]) if match["y"] else context.nearest_year(month)
    if year is None:
        return None
    return _nth(date(year, month, 1), match["o"], match["u"])


def _nth(first: date, which: str, name: str) -> Interval | None:
    last = add_days(add_months(first, 1), -1)
    which, name = which.casefold(), name.casefold()
    if name.startswith("week") and not name.startswith("weekd"):
        if which in ("last", "final"):
            return Interval(add_days(last, -6), last, "week", approximate=True)
        # weeks of a month as weeks of a year: the first one holds its first Thursday
        thursday = add_days(first, (3 - first.weekday()) % 7 + 7 * ((ordinal(which) or 1) - 1))
        return replace(week_of(thursday), approximate=True) if thursday <= last else None
    step = (
        0
        if name == "day"
        else ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].index(name)
    )
    if which in ("last", "final"):
        return day_of(last if name == "day" else add_days(last, -((last.weekday() - step) % 7)))
    number = ordinal(which) or 1
    day = (
        add_days(first, number - 1)
        if name == "day"
        else add_days(first, (step - first.weekday()) % 7 + 7 * (number - 1))
    )
    return day_of(day) if day <= last else None


def _count_of(match: re.Match[str], context: Context) -> Interval | None:
    """Read "the first three months of 2023", "the last ten days of May"."""
    whole = _whole(match, context)
    unit = unit_of(match["u"])
    count = cardinal(match["n"])
    if whole is None or whole.earliest is None or whole.latest is None or count is None:
        return None
    if match["o"].casefold() in ("first", "opening"):
        begin, end = whole.earliest, add_days(shift(whole.earliest, count, unit), -1)
    else:
        begin, end = shift(add_days(whole.latest, 1), -count, unit), whole.latest
    return Interval(begin, end, "period") if whole.earliest <= begin <= end <= whole.latest else None


def _whole(match: re.Match[str], context: Context) -> Interval | None:
    """Return the year or month that a portion is taken of."""
    if match["m"]:
        month = month_named(match["m"])
        year = int(match["y"]) if match["y"] else context.nearest_year(month)
        return None if year is None else month_of(year, month)
    if match["k"]:
        first = _this_month(match["k"], context)
        return None if first is None else month_of(first.year, first.month)
    year = year_named(match["of"], context)
    if year is not None and match["of"].casefold() == "year" and context.outlook == "past":
        day = context.published
        # in January "the first nine months of the year" that are over are those of the last one
        year -= day is not None and day.year == year and day.month <= _LOOKING_BACK
    return None if year is None else year_of(year)


_LOOKING_BACK = 2  # months of a year in which reports still tell of the one before


def _rest(match: re.Match[str], context: Context) -> Interval | None:
    """Read "the rest of the week": from the day of publication to its end."""
    day = context.published
    if day is None:
        return None
    unit = match["u"].casefold()
    whole = (
        week_of(day)
        if unit == "week"
        else month_of(day.year, day.month)
        if unit == "month"
        else year_of(day.year)
    )
    return Interval(day, whole.latest, "period")


def _holiday_weekend(match: re.Match[str], context: Context) -> Interval | None:
    name, words = match["h"], match["y"] or match["z"]
    year = int(words) if words else nearest_holiday(name, context)
    found = None if year is None else holiday(name, year)
    return None if found is None or found.earliest is None else weekend_near(found.earliest)


PORTION_RULES: tuple[Rule, ...] = (
    rule(
        r"\b(?:the )?(?P<o>first|second|third|fourth|fifth|last|final) (?P<u>monday|tuesday"
        r"|wednesday|thursday|friday|saturday|sunday|week|day) (?:of|in) (?P<k>this|last|next"
        r"|the) month\b", _nth_of_this_month),
    rule(
        rf"\b(?:from |between )?(?:the )?(?P<d>{DAY_NUMBER}) ?(?:-|–|—|to|and|through|until"
        rf"|till) ?(?:the )?(?P<e>{DAY_NUMBER})(?: of)? (?P<k>this|last|next) month\b", _days_of_this_month),
    rule(
        rf"\bthe week (?:of|beginning|starting"
        rf"|commencing)(?: on)? (?:(?:monday,? )?(?P<m>{MONTH}) (?P<d>{DAY_NUMBER})"
        rf"|(?:monday,? )?(?P<f>{DAY_NUMBER}) (?P<n>{MONTH}))\b{YEAR_AFTER}?", _week_of),
    rule(r"\b(?:the )?(?:end of the year|year[- ]end|year’s end|year's end)\b", _year_end),
    rule(r"\b(?:in the |the )?year to date\b|\bso far this year\b", _year_to_date),
    rule(
        rf"\b(?:the )?(?P<o>last|final|{ORDINAL}) (?P<u>week|month|day|weekend)"
        rf" of (?P<y>{YEAR}|last year|this year|next year)\b", _nth_of_year),
    rule(
        rf"\b(?:the )?(?P<o>last|final|{ORDINAL}) (?P<u>week|month) (?P<y>last year|this year|next year)\b",
        _nth_of_year),
    rule(
        rf"\b(?:the )?(?P<o>first|opening|last|final) (?P<n>{CARDINAL}) (?P<u>day|week|month)s? of (?:the )?"
        rf"(?:(?P<m>{MONTH})(?!\w){YEAR_AFTER}?|(?P<of>{YEAR}|(?:last |this |next )?year)\b"
        r"|(?P<k>last|this|next) month\b)", _count_of),
    rule(r"\b(?:the )?(?:rest|remainder|remaining)(?: of)? (?:the|this) (?P<u>week|month|year)\b", _rest),
    rule(
        rf"\b(?:the )?(?P<h>{HOLIDAY})(?: (?P<y>{YEAR}))? weekend"
        rf"(?:,? (?:in |of )?(?P<z>{YEAR}))?\b", _holiday_weekend),
    rule(
        rf"\b(?:the )?(?P<o>first|second|third|fourth|fifth|last|final) (?P<u>monday|tuesday"
        rf"|wednesday|thursday|friday|saturday|sunday|week|day) (?:of"
        rf"|in) (?P<m>{MONTH})(?!\w){YEAR_AFTER}?", _nth_of_month),
)  # fmt: skip
