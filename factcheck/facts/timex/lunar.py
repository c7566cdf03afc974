"""Feasts that follow the moon: the Hebrew calendar by its own arithmetic, the Islamic one by its tables.

The Hebrew year is computed exactly (E. G. Richards, Mapping Time, 1998, chapter 17).  The tabular Islamic calendar is
off by a day or two from the one that is proclaimed after the new moon was seen, so its days are approximate.
"""

from __future__ import annotations

from datetime import date

__all__ = ["hebrew_day", "islamic_day"]

_HEBREW_EPOCH = -1_373_427  # proleptic Gregorian ordinal of the day before 1 Tishri of the year 1
_ISLAMIC_EPOCH = 227_015  # ordinal of 1 Muharram of the year 1
_PARTS_OF_DAY = 25_920
_MONTH_PARTS = 29 * _PARTS_OF_DAY + 13_753


def hebrew_day(year: int, days: int) -> date:
    """Return the day `days` after (before, if negative) the Hebrew new year that falls in the autumn of `year`."""
    return date.fromordinal(_new_year(year + 3761) + days)


def _new_year(year: int) -> int:
    """Return the ordinal of 1 Tishri, after the postponements that keep years of lawful length."""
    before, this, after = (_molad_day(year + k) for k in (-1, 0, 1))
    if after - this == 356:
        this += 2
    elif this - before == 382:
        this += 1
    return _HEBREW_EPOCH + this


def _molad_day(year: int) -> int:
    months = (235 * year - 234) // 19
    day = months * 29 + (12_084 + 13_753 * months) // _PARTS_OF_DAY
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def islamic_day(year: int, month: int, day: int) -> date | None:
    """Return the first time that a day of the Islamic year falls into a Gregorian `year`, None where it does not."""
    guess = (year - 622) * 33 // 32
    for hijri in range(guess - 1, guess + 4):
        ordinal = (
            _ISLAMIC_EPOCH
            + (hijri - 1) * 354
            + (3 + 11 * hijri) // 30
            + 29 * (month - 1)
            + month // 2
            + day
            - 1
        )
        found = date.fromordinal(ordinal)
        if found.year == year:
            return found
    return None
