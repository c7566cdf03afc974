"""Holidays whose date can be computed from the year alone, under the names that English news uses.

Days that differ between countries under one name (Independence Day, Mother's Day) are left out: which one is meant
cannot be told from the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from factcheck.facts.timex.calendar import Interval, add_days, day_of

__all__ = ["HOLIDAY", "holiday"]

_FIXED: dict[str, tuple[int, int]] = {
    r"new year[’']?s day": (1, 1), r"new year[’']?s eve": (12, 31), r"epiphany": (1, 6), r"burns night": (1, 25),
    r"groundhog day": (2, 2), r"(?:st\.?|saint) valentine[’']?s day|valentine[’']?s day": (2, 14),
    r"international women[’']?s day": (3, 8), r"(?:st\.?|saint) patrick[’']?s day": (3, 17),
    r"april fools?[’']?(?:s[’']?)? day": (4, 1), r"earth day": (4, 22), r"(?:st\.?|saint) george[’']?s day": (4, 23),
    r"anzac day": (4, 25), r"may day|(?:international|int[’']l) workers[’']? day": (5, 1), r"juneteenth": (6, 19),
    r"canada day": (7, 1), r"(?:the )?fourth of july": (7, 4), r"bastille day": (7, 14),
    r"assumption day": (8, 15), r"hallowe[’']?en": (10, 31), r"all saints[’']? day": (11, 1),
    r"all souls[’']? day": (11, 2), r"guy fawkes night|bonfire night": (11, 5),
    r"armistice day|veterans[’']? day|remembrance day": (11, 11), r"(?:st\.?|saint) andrew[’']?s day": (11, 30),
    r"christmas eve": (12, 24), r"christmas day|christmas|xmas": (12, 25),
    r"boxing day|(?:st\.?|saint) stephen[’']?s day": (12, 26),
    r"orthodox christmas(?: day)?": (1, 7), r"orthodox christmas eve": (1, 6), r"orthodox new year": (1, 14),
}  # fmt: skip
_EASTER: dict[str, int] = {
    r"shrove tuesday|mardi gras": -47, r"ash wednesday": -46, r"palm sunday": -7, r"maundy thursday|holy thursday": -3,
    r"good friday": -2, r"holy saturday": -1, r"easter monday": 1, r"easter sunday|easter day|easter": 0,
    r"ascension day": 39, r"whit ?monday|pentecost monday": 50, r"pentecost|whit ?sunday": 49,
    r"trinity sunday": 56, r"corpus christi": 60,
}  # fmt: skip
_NTH: dict[str, tuple[int, int, int]] = {  # month, weekday (Monday 0), which one (-1: last)
    r"(?:martin luther king(?:,? jr\.?)?|mlk) day": (1, 0, 3), r"president[’']?s[’']? day": (2, 0, 3),
    r"memorial day": (5, 0, -1), r"labor day": (9, 0, 1), r"columbus day": (10, 0, 2),
    r"thanks ?giving(?: day)?": (11, 3, 4), r"father[’']?s[’']? day": (6, 6, 3),
}  # fmt: skip


_HEBREW: dict[str, tuple[int, int]] = {  # days from the Hebrew new year of the same autumn, and how many it lasts
    r"rosh hashanah?": (0, 2), r"yom kippur": (9, 1), r"sukkot": (14, 7), r"simchat torah": (22, 1),
    r"purim": (-193, 1), r"passover|pesach": (-163, 8), r"shavuot": (-113, 2),
}  # fmt: skip
_ISLAMIC: dict[str, tuple[int, int, int]] = {  # month, day, and how many days it lasts
    r"ramadan": (9, 1, 30), r"eid al[- ]fitr": (10, 1, 3), r"eid al[- ]adha": (12, 10, 4), r"ashura": (1, 10, 1),
}  # fmt: skip


def _easter(year: int, method: Literal[1, 2, 3] = 3) -> date:
    from dateutil.easter import easter  # dateutil costs 20 ms, and few texts name a movable feast

    return easter(year, method)


def _orthodox_easter(year: int) -> date:
    return _easter(year, 2)


def _hebrew(days: int, length: int) -> Callable[[int], Interval]:
    def feast(year: int) -> Interval:
        from factcheck.facts.timex.lunar import hebrew_day  # rare, as Easter is

        first = hebrew_day(year, days)
        # it begins with the evening before
        return Interval(
            first, add_days(first, length - 1), "day" if length == 1 else "period", approximate=True
        )

    return feast


def _islamic(month: int, day: int, length: int) -> Callable[[int], Interval | None]:
    def feast(year: int) -> Interval | None:
        from factcheck.facts.timex.lunar import islamic_day

        first = islamic_day(year, month, day)
        if first is None:
            return None
        return Interval(add_days(first, -1), add_days(first, length), "period", approximate=length > 1)

    return feast


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: add_days(_easter(year), days)


def _nth(month: int, weekday: int, which: int) -> Callable[[int], date]:
    def day(year: int) -> date:
        if which < 0:
            last = add_days(date(year + month // 12, month % 12 + 1, 1), -1)
            return add_days(last, -((last.weekday() - weekday) % 7))
        first = date(year, month, 1)
        return add_days(first, (weekday - first.weekday()) % 7 + 7 * (which - 1))

    return day


_When = Callable[[int], date | Interval | None]
_TABLE: tuple[tuple[str, _When], ...] = (
    *((p, _fixed(*when)) for p, when in _FIXED.items()),
    *((p, _from_easter(days)) for p, days in _EASTER.items()),
    *((p, _nth(*when)) for p, when in _NTH.items()),
    *((p, _hebrew(*when)) for p, when in _HEBREW.items()),
    *((p, _islamic(*when)) for p, when in _ISLAMIC.items()),
    (r"orthodox easter(?: sunday)?", _orthodox_easter),
    (r"black friday", lambda year: add_days(_nth(11, 3, 4)(year), 1)),
    (r"cyber monday", lambda year: add_days(_nth(11, 3, 4)(year), 4)),
    (r"election day", lambda year: add_days(_nth(11, 0, 1)(year), 1)),
)
_RULES = tuple((re.compile(pattern, re.IGNORECASE), rule) for pattern, rule in _TABLE)

HOLIDAY = "(?:" + "|".join(pattern.pattern for pattern, _ in _RULES) + ")"
"""Pattern of the name of a holiday."""


def holiday(name: str, year: int) -> Interval | None:
    """Return when the holiday is in `year`, None for an unknown name; feasts of several days from first to last."""
    for pattern, rule in _RULES:
        if pattern.fullmatch(name):
            found = rule(year)
            return day_of(found) if isinstance(found, date) else found
    return None
