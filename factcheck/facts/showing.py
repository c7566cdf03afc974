"""Values as they are shown to a person: short and normalised."""

from __future__ import annotations

import math
import re
from datetime import timedelta

from factcheck.facts.fact import Quantity, TimeSpan
from factcheck.facts.shares import VAGUE_COUNTS

__all__ = ["show_counted", "show_measure", "show_quantity", "show_time", "show_time_with_reason"]

_MONTH_DAYS = 31


def show_time(time: TimeSpan) -> str:
    """Return "2021-05-27", "2020-01", "2019", "since 2023-10-07", "2014 to 2020"."""
    first, last = time.earliest, time.latest
    if first is None and last is None:
        return time.text
    if first is None:
        return f"until {last}"
    if last is None:
        return f"since {first}"
    if first == last:
        return first.isoformat() if time.clock is None else f"{first.isoformat()}, {time.clock.text}"
    days = (last - first).days
    if time.approximate and days <= _MONTH_DAYS:
        return (first + timedelta(days=days // 2)).isoformat()[:7]
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if first.year == last.year and first.month == last.month:
            return first.isoformat()[:7]
        if first.month == 1 and last.month == 12:
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        return f"{first.isoformat()[:7]} to {last.isoformat()[:7]}"
    return f"{first.isoformat()} to {last.isoformat()}"


def show_time_with_reason(time: TimeSpan) -> str:
    """Return the value, and in brackets how it came about when the text does not say it outright."""
    value = show_time(time)
    return f"{value} ({time.derivation})" if time.derivation else value


def show_quantity(quantity: Quantity) -> str:
    """Return "at least 40", "2,500 (about)", "5–7 percent" as canonical value and unit."""
    low, high = quantity.low, quantity.high
    if low == high == 0 and not quantity.unit:
        return "none"
    if quantity.unit == "score":
        return quantity.text
    in_words = quantity.unit == "percent" and not any(c.isdigit() for c in quantity.text)  # "a third"
    if in_words or quantity.unit == "day" or quantity.text.casefold() in VAGUE_COUNTS:
        return quantity.text[:1].lower() + quantity.text[1:]  # nobody counts twelve years in days
    unit = f" {_UNIT_NAMES.get(quantity.unit, quantity.unit)}" if quantity.unit else ""
    if quantity.unit in _LARGER and quantity.counted != "age":
        low, high, unit = _in_larger(low, high, quantity.unit)
    if quantity.counted == "age":
        unit = " years old"
    if low == -math.inf and _LESS.match(quantity.text):
        whole = not quantity.unit and high == math.floor(high) and quantity.rounding == 0
        return f"{'less' if quantity.unit else 'fewer'} than {_figure(high + 1 if whole else high)}{unit}"
    if low == -math.inf:
        return f"at most {_figure(high)}{unit}"
    if high == math.inf:
        if _MORE.match(quantity.text):
            whole = not quantity.unit and low == math.floor(low) and quantity.rounding == 0
            return f"more than {_figure(low - 1 if whole else low)}{unit}"
        return f"at least {_figure(low)}{unit}"
    about = "about " if quantity.approximate else ""
    if math.isclose(low, high):
        return f"{about}{_figure(low)}{unit}"
    return f"{_figure(low)} to {_figure(high)}{unit}"


_LARGER: dict[str, tuple[tuple[float, str], ...]] = {
    "m": ((1e3, "km"), (1.0, "m"), (1e-2, "cm"), (1e-3, "mm")),
    "m2": ((1e6, "km²"), (1e4, "hectares"), (1.0, "m²")),
    "kg": ((1e3, "tonnes"), (1.0, "kg"), (1e-3, "g")),
    "m/s": ((1 / 3.6, "km/h"),),
    "L": ((1.0, "litres"),),
}
"""Units by their size in the canonical one, the largest first: of the first that a value fills, it is shown in."""


def _in_larger(low: float, high: float, unit: str) -> tuple[float, float, str]:
    value = abs(low if math.isfinite(low) else high)
    size, name = next(((s, n) for s, n in _LARGER[unit] if value >= s), _LARGER[unit][-1])
    return low / size, high / size, f" {name}"


def show_measure(quantity: Quantity) -> str:
    """Return the value, with the words of the text where these are in another unit: "19.31 km (“12 miles”)"."""
    shown = show_quantity(quantity)
    if quantity.unit not in (*_LARGER, "degC") or any(
        _same_figure(m.group(), shown) for m in _FIGURE.finditer(quantity.text)
    ):
        return shown
    return f"{shown} (“{quantity.text}”)"


_FIGURE = re.compile(r"\d[\d,.]*")


def _same_figure(written: str, shown: str) -> bool:
    figures = {m.group().strip(".,").replace(",", "") for m in _FIGURE.finditer(shown)}
    return written.strip(".,").replace(",", "") in figures


_PLURALS = {
    "person": "people",
    "child": "children",
    "man": "men",
    "woman": "women",
    "police": "police",
    "time": "times",
}
_ES = ("s", "x", "ch", "sh")
_BEFALLEN = {
    "death": "killed", "injury": "hurt", "arrest": "arrested", "rescue": "rescued", "evacuation": "evacuated",
    "displacement": "displaced",
}  # fmt: skip


def show_counted(quantity: Quantity) -> str:
    """Return "soldiers hurt", "turnout", "" where the value says it all: what a quantity counts or measures."""
    counted = quantity.counted
    if not counted or counted in ("age", "score"):
        return ""
    if quantity.unit:
        return counted
    befallen = _BEFALLEN.get(quantity.predicate, "")
    return f"{_plural(counted)} {befallen}".strip()


def _plural(noun: str) -> str:
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith(_ES):
        return noun if noun.endswith("species") else f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


_MORE = re.compile(
    r"more|over|above|exceed|in excess|north|greater|higher|well|past|surpass|topp|upward|>", re.IGNORECASE
)
_LESS = re.compile(r"less|fewer|under|below|lower|short of|<", re.IGNORECASE)
_UNIT_NAMES = {
    "day": "days", "points": "percentage points", "m2": "m²", "degC": "°C", "year": "years", "pound": "pounds",
    "L": "litres",
}  # fmt: skip
_LARGE = 10_000


def _figure(value: float) -> str:
    if abs(value) >= 1e12:
        return f"{value / 1e12:.4g} trillion"
    if abs(value) >= 1e9:
        return f"{value / 1e9:.4g} billion"
    if abs(value) >= 1e6:
        return f"{value / 1e6:.4g} million"
    if math.isclose(value, round(value), rel_tol=1e-7):
        return f"{round(value):,}"
    return f"{value:,.4g}"
