"""Measures in metric units, for a reader that sees the figure and cannot convert the unit."""

from __future__ import annotations

import math

from factcheck.facts.fact import Quantity
from factcheck.facts.units import UNIT_AFTER, Unit, unit_named

__all__ = ["in_metric_units"]

_MEASURES = frozenset({"m", "m2", "kg", "L", "degC", "m/s"})
_KILOMETRES_PER_HOUR = 1 / 3.6
_DIGITS = 3


def in_metric_units(quantity: Quantity, beside: Quantity) -> str:
    """Return a quantity in the unit of another: "4,860 hectares" for "12,000 acres"; "" where it is no matter of units.

    It is one where the quantity is told in other units and that `beside` it, of the same kind, in metric ones.
    """
    weighed = quantity.unit == "pound" and beside.unit == "kg"  # "pounds" are money as well
    if beside.unit not in _MEASURES or not (weighed or quantity.unit == beside.unit):
        return ""
    ours, theirs = _unit_of(quantity), _unit_of(beside)
    if theirs is None or not _is_metric(theirs[1]):
        return ""
    if not weighed and (ours is None or _is_metric(ours[1])):
        return ""
    name, (_, size, _) = theirs
    pound = unit_named("lb")
    scale = (pound[1] if weighed and pound else 1.0) / size
    return (
        f"{_interval(quantity.low * scale, quantity.high * scale, approximate=quantity.approximate)} {name}"
    )


def _unit_of(quantity: Quantity) -> tuple[str, Unit] | None:
    """Return the unit in which a quantity is told, by its name in the text."""
    named = [
        m["unit"] for m in UNIT_AFTER.finditer(quantity.text)
    ]  # the last: the "t" of "about" looks like one, too
    unit = unit_named(named[-1]) if named else None
    return (named[-1], unit) if unit else None


def _is_metric(unit: Unit) -> bool:
    _, factor, offset = unit
    power = math.log10(factor)
    return offset == 0 and (math.isclose(power, round(power)) or math.isclose(factor, _KILOMETRES_PER_HOUR))


def _interval(low: float, high: float, *, approximate: bool) -> str:
    if math.isinf(low):
        return f"at most {_figure(high)}"
    if math.isinf(high):
        return f"at least {_figure(low)}"
    if approximate or math.isclose(low, high):
        return f"{'about ' if approximate else ''}{_figure((low + high) / 2)}"
    return f"{_figure(low)} to {_figure(high)}"


def _figure(value: float) -> str:
    """Return a value with three digits that count."""
    digits = _DIGITS - 1 - math.floor(math.log10(abs(value))) if value else 0
    return f"{round(value, digits):,.10g}"
