"""Instants: two times of day laid over each other, across zones and midnight."""

from __future__ import annotations

from factcheck.facts.fact import Clock, TimeSpan

__all__ = ["clocks_apart"]

_DAY = 24 * 60
_TOLERANCE = 20  # minutes by which two reports of one moment differ


def clocks_apart(a: TimeSpan, b: TimeSpan) -> bool | None:
    """Tell whether two times exclude each other by the clock; None where only their days can tell.

    Tuesday 9:15 p.m. EST and Wednesday 02:15 GMT are one moment.  A time without a zone is compared with another such
    one, and never with one that has a zone.
    """
    if a.clock is None or b.clock is None or not _one_day(a) or not _one_day(b):
        return None
    days = 0 if a.earliest is None or b.earliest is None else (a.earliest - b.earliest).days
    if (a.clock.ahead_least is None) != (b.clock.ahead_least is None):
        return False if abs(days) <= 1 else None
    (first, last), (other_first, other_last) = _in_utc(a.clock), _in_utc(b.clock)
    first, last = first + days * _DAY, last + days * _DAY
    gap = max(other_first - last, first - other_last)
    if (a.earliest is None or b.earliest is None) and a.clock.ahead_least is not None:
        gap = min(gap, _DAY - gap)  # on days that are not named, midnight is no border between zones
    return gap > _TOLERANCE


def _one_day(time: TimeSpan) -> bool:
    return time.earliest == time.latest and time.granularity in ("day", "time")


def _in_utc(clock: Clock) -> tuple[int, int]:
    return clock.first - (clock.ahead_most or 0), clock.last - (clock.ahead_least or 0)
