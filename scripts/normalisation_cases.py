"""Times and numbers against gold values: cases of Microsoft's Recognizers-Text, the part of them that news needs.

Read are dates and periods of days (DateParser, DatePeriodParser, HolidayParser, and those types in DateTimeModel),
numbers, percentages, and numbers with unit, currency, age or temperature.  Left out are clock times, durations, sets,
time zones, ordinals, and the option modes (calendar, tasks, experimental): no claim is compared by them.
A case counts as right when every value that the gold names is found in its place, and nothing where it names none.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from factcheck.facts.amounts import Amount, find_amounts
from factcheck.facts.fact import TimeSpan
from factcheck.facts.numerals import find_numbers
from factcheck.facts.timex import Outlook, Reference, find_times
from factcheck.facts.units import CURRENCY_AFTER, currency_after, unit_named

__all__ = ["evaluate_normalisation", "time_cases"]

_TIME_FILES = ("DateParser", "DatePeriodParser", "HolidayParser", "DateTimeModel")
_NUMBER_FILES = ("number/NumberModel", "number/PercentModel")
_UNIT_FILES = ("numberwithunit/AgeModel", "numberwithunit/CurrencyModel", "numberwithunit/DimensionModel", "numberwithunit/TemperatureModel")

Case = dict[str, Any]


def _load(path: Path) -> list[Case]:
    cases: list[Case] = json.loads(path.read_text(encoding="utf-8-sig"))
    return [c for c in cases if "NotSupportedByDesign" not in c]


def time_cases(directory: Path) -> Iterator[tuple[str, Case, list[tuple[int, set[tuple[date, date]]]]]]:
    """Yield (file, case, gold): for each gold time where it starts and the (first, last) days that are right."""
    for name in _TIME_FILES:
        for case in _load(directory / "datetime" / f"{name}.json"):
            gold = [_gold(r) for r in case["Results"]]
            if any(g is None for g in gold):
                continue
            yield name, case, [g for g in gold if g is not None]


def _gold(result: Case) -> tuple[int, set[tuple[date, date]]] | None:
    """Return None for what is no date or period of days."""
    kind = result.get("Type") or result.get("TypeName", "").removeprefix("datetimeV2.")
    if kind not in ("date", "daterange"):
        return None
    values: list[Case] = []
    if "Value" in result:
        values = [result["Value"]["FutureResolution"], result["Value"]["PastResolution"]] if result["Value"] else []
    elif result.get("Resolution"):
        values = result["Resolution"]["values"]
    days: set[tuple[date, date]] = set()
    for value in values:
        if single := value.get("date") or (value.get("value") if kind == "date" else None):
            if not str(single)[:4].isdigit():
                return None
            day = date.fromisoformat(single)
            days.add((day, day))
        else:
            first, last = value.get("startDate") or value.get("start"), value.get("endDate") or value.get("end")
            if not first and not last:
                return None
            begin = date.fromisoformat(first) if first else date.min
            end = date.fromisoformat(last) if last else date.max
            # the gold's end is the first day after the period, but the last day of it where the text names that day
            days |= {(begin, end), (begin, end - timedelta(days=1) if last else end)}
            if not last:
                days.add((begin + timedelta(days=1), end))
    return (result["Start"], days) if days else None


def _right_times(found: list[tuple[int, int, date, date]], gold: list[tuple[int, set[tuple[date, date]]]]) -> bool:
    if not gold:
        return not found
    return all(any(s <= start < e or start <= s < start + 12 for s, e, a, b in found if (a, b) in days) for start, days in gold)


def _span(time: TimeSpan) -> tuple[int, int, date, date]:
    return time.start, time.end, time.earliest or date.min, time.latest or date.max


def _outlook(text: str) -> Outlook:
    """The cases have no parse: "I'll" and "will" look ahead, "went" and "was" back."""
    return ""


def _times(directory: Path, *, verbose: bool) -> tuple[int, int]:
    right = total = 0
    for name, case, gold in time_cases(directory):
        day = date.fromisoformat(case["Context"]["ReferenceDateTime"][:10]) if "Context" in case else date(2016, 11, 7)
        ok = False
        shown: list[TimeSpan] = []
        outlooks: tuple[Outlook, ...] = ("", "future", "past")
        for outlook in outlooks:
            found = list(find_times(case["Input"], Reference(day), lambda _offset, o=outlook: o).times)
            shown = shown or found
            ok = ok or _right_times([_span(t) for t in found], gold)
        total += 1
        right += ok
        if verbose and not ok:
            print(f"TIME {name}: {case['Input']} | {[(s, sorted(map(str, d))[:4]) for s, d in gold]} | {[(t.text, str(t.earliest), str(t.latest)) for t in shown]}")
    return right, total


def _value(text: object) -> float | None:
    try:
        return float(str(text).replace("%", "").replace(",", ""))
    except ValueError:
        return None


def _cases(directory: Path, files: tuple[str, ...]) -> Iterator[tuple[str, Case]]:
    for name in files:
        for case in _load(directory / f"{name}.json"):
            yield name, case


def _numbers(directory: Path, *, verbose: bool) -> tuple[int, int]:
    right = total = 0
    for name, case in _cases(directory, _NUMBER_FILES):
        gold = [_value((r.get("Resolution") or {}).get("value")) for r in case["Results"]]
        if any(g is None for g in gold):
            continue
        text = case["Input"]
        values = [n.value for n in find_numbers(text)] + [a.low for a in find_amounts(text)]
        ok = all(any(g is not None and math.isclose(g, v, rel_tol=1e-6) for v in values) for g in gold)
        total += 1
        right += ok
        if verbose and not ok:
            print(f"NUMBER {name}: {text} | {gold} | {values}")
    return right, total


_GOLD_CURRENCIES = {
    "Dollar": "USD", "United States dollar": "USD", "Euro": "EUR", "Pound": "GBP", "British pound": "GBP", "Japanese yen": "JPY",
    "Canadian dollar": "CAD", "Australian dollar": "AUD", "Cent": "USD", "Hong Kong dollar": "HKD", "New Zealand dollar": "NZD",
}  # fmt: skip


def _in_gold_unit(amount: Amount, gold: float, unit: str) -> bool:
    """Compare values in canonical units; a currency's is the sum itself."""
    known = unit_named(unit.replace("_", " ")) or unit_named({"F": "°f", "C": "°c", "Degree": "°c"}.get(unit, unit))
    if amount.unit == "pound":
        return math.isclose(amount.low, gold, rel_tol=1e-6)
    if known is not None and known[0] == amount.unit:
        return math.isclose(amount.low, gold * known[1] + known[2], rel_tol=1e-6)
    money = CURRENCY_AFTER.match(f" {unit}")
    code = _GOLD_CURRENCIES.get(unit) or (currency_after(money)[0] if money else "")
    factor = 0.01 if unit == "Cent" else 1.0
    return amount.unit == code and math.isclose(amount.low, gold * factor, rel_tol=1e-6)


def _best_value(text: str, gold: float, unit: str) -> bool:
    for amount in find_amounts(text):
        low = amount.low if math.isfinite(amount.low) else amount.high
        if unit in ("Year", "Month", "Week", "Day") and amount.counted == "age":
            factor = {"Year": 1.0, "Month": 1 / 12, "Week": 7 / 365, "Day": 1 / 365}[unit]
            if math.isclose(low, gold * factor, rel_tol=1e-6) or math.isclose(amount.high, gold * factor, rel_tol=1e-6):
                return True
        if _in_gold_unit(amount, gold, unit):
            return True
    return False


def _units(directory: Path, *, verbose: bool) -> tuple[int, int]:
    right = total = 0
    for name, case in _cases(directory, _UNIT_FILES):
        gold = []
        for result in case["Results"]:
            resolution = result.get("Resolution") or {}
            value = _value(resolution.get("value"))
            if value is not None and resolution.get("unit"):
                gold.append((value, resolution["unit"]))
        if case["Results"] and not gold:
            continue
        text = case["Input"]
        ok = all(_best_value(text, value, unit) for value, unit in gold)
        total += 1
        right += ok
        if verbose and not ok:
            print(f"UNIT {name}: {text} | {gold} | {[(text[a.start:a.end], a.low, a.unit) for a in find_amounts(text)]}")
    return right, total


def evaluate_normalisation(directory: Path, *, verbose: bool) -> dict[str, float]:
    """Return the shares of cases that are right, for times, numbers and numbers with units."""
    parts: dict[str, Callable[..., tuple[int, int]]] = {"times": _times, "numbers": _numbers, "units": _units}
    figures = {}
    for name, measure in parts.items():
        right, total = measure(directory, verbose=verbose)
        print(f"{name:12} {right:5} of {total:5}")
        figures[f"{name}_right"] = right / total
    return figures
