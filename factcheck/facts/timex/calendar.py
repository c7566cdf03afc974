"""Intervals of days and the arithmetic of the calendar."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factcheck.facts.fact import Granularity

__all__ = [
    "Interval", "add_days", "add_months", "century_of", "day_of", "decade_of", "half_of", "month_of", "part_of",
    "quarter_of", "season_of", "shift", "week_of", "weekend_near", "weekend_of", "year_of",
]  # fmt: skip

_MIN_YEAR, _MAX_YEAR = 1, 9998


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `earliest` to `latest`, both included; None where open."""

    earliest: date | None
    latest: date | None
    granularity: Granularity
    derivation: str = ""
    approximate: bool = False


def day_of(day: date, derivation: str = "") -> Interval:
    """Return the one-day interval."""
    return Interval(day, day, "day", derivation)


def month_of(year: int, month: int) -> Interval:
    """Return the month."""
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def year_of(year: int) -> Interval:
    """Return the year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def decade_of(first: int) -> Interval:
    """Return the ten years from `first`."""
    return Interval(date(max(first, 1), 1, 1), date(first + 9, 12, 31), "decade")


def century_of(ordinal: int) -> Interval:
    """Return the century: the 17th runs from 1601 to 1700."""
    return Interval(date((ordinal - 1) * 100 + 1, 1, 1), date(ordinal * 100, 12, 31), "century")


def quarter_of(year: int, quarter: int) -> Interval:
    """Return the calendar quarter, 1 to 4."""
    return _months(year, 3 * quarter - 2, 3, "quarter")


def half_of(year: int, half: int) -> Interval:
    """Return the half year, 1 or 2."""
    return _months(year, 6 * half - 5, 6, "period")


_SEASON_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def season_of(year: int, season: str) -> Interval:
    """Return the meteorological season of the northern hemisphere; winter begins in December of `year`.

    It is approximate: speakers let seasons begin by weather, by calendar, or by hemisphere.
    """
    return replace(_months(year, _SEASON_MONTH[season], 3, "season"), approximate=True)


def week_of(day: date) -> Interval:
    """Return the week from Monday to Sunday that holds `day`."""
    monday = add_days(day, -day.weekday())
    return Interval(monday, add_days(monday, 6), "week")


def weekend_of(day: date) -> Interval:
    """Return Saturday and Sunday of the week that holds `day`."""
    monday = add_days(day, -day.weekday())
    return Interval(add_days(monday, 5), add_days(monday, 6), "period")


def _months(year: int, month: int, count: int, granularity: Granularity) -> Interval:
    first = date(year, month, 1)
    return Interval(first, add_days(add_months(first, count), -1), granularity)


def add_days(day: date, days: float) -> date:
    """Move by days, staying inside the calendar."""
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(day: date, months: int) -> date:
    """Move by months; the 31st becomes the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year = min(max(index // 12, _MIN_YEAR), _MAX_YEAR)
    month = index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def shift(day: date, count: float, unit: str) -> date:
    """Move `count` units (negative: back); hours and minutes do not leave the day unless they make one."""
    if unit in _UNIT_DAYS:
        return add_days(day, count * _UNIT_DAYS[unit])
    if unit in _UNIT_MONTHS:
        months = count * _UNIT_MONTHS[unit]
        whole = int(months)
        return add_days(add_months(day, whole), (months - whole) * 30)
    return add_days(day, int(count / 24)) if unit == "hour" else day


def weekend_near(day: date) -> Interval:
    """Return Saturday and Sunday around or next to `day`, with the day itself and what lies between."""
    saturday = add_days(day, 5 - day.weekday())
    if day.weekday() <= 2:  # Monday to Wednesday are nearer to the weekend before
        saturday = add_days(saturday, -7)
    return Interval(min(day, saturday), max(day, add_days(saturday, 1)), "period")


_THIRD = 4  # months
_PARTS_OF_YEAR = {
    "early": (1, 6),
    "late": (7, 6),
    "beginning": (1, _THIRD),
    "mid": (5, _THIRD),
    "end": (9, _THIRD),
}
"""First month and number of months; "early" and "late" are a half, as in Recognizers-Text: too wide is safer."""
_PARTS_OF_WEEK = {"early": (0, 2), "beginning": (0, 2), "mid": (1, 4), "late": (3, 6), "end": (3, 6)}
_HALF_MONTH = 15


def part_of(interval: Interval, part: str) -> Interval:
    """Narrow an interval to its "early", "mid" or "late" part, its "beginning" or "end", its "first" or "second" half.

    Where early ends is nobody's rule: these parts are approximate.
    """
    earliest, latest = interval.earliest, interval.latest
    if earliest is None or latest is None or interval.granularity == "day":
        return interval
    if interval.granularity == "year" and part in _PARTS_OF_YEAR and earliest.year == latest.year:
        return replace(_months(earliest.year, *_PARTS_OF_YEAR[part], "period"), approximate=True)
    if interval.granularity == "week" and part in _PARTS_OF_WEEK and (latest - earliest).days == 6:
        a, b = _PARTS_OF_WEEK[part]
        return Interval(add_days(earliest, a), add_days(earliest, b), "period", approximate=True)
    if interval.granularity == "month" and part in ("early", "late"):
        cut = earliest.replace(day=_HALF_MONTH)
        first, last = (earliest, cut) if part == "early" else (add_days(cut, 1), latest)
        return Interval(first, last, "period", approximate=True)
    days = (latest - earliest).days
    third = days / 3
    share = {
        "early": (0.0, third), "beginning": (0.0, third), "mid": (third, 2 * third), "late": (2 * third, float(days)),
        "end": (2 * third, float(days)), "first": (0.0, days / 2), "second": (days / 2, float(days)),
    }[part]  # fmt: skip
    return replace(
        interval, earliest=add_days(earliest, share[0]), latest=add_days(earliest, share[1]), granularity="period",
        approximate=interval.approximate or part not in ("first", "second"),
    )  # fmt: skip
