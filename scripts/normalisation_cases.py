"""Times and numbers against gold values: cases of Microsoft's Recognizers-Text, the part of them that news needs.

Read are dates and periods of days (DateParser, DatePeriodParser, HolidayParser, and those types in DateTimeModel),
numbers, percentages, and numbers with unit, currency, age or temperature.  Left out are clock times, durations, sets,
time zones, ordinals, and the option modes (calendar, tasks, experimental): no claim is compared by them.  Left out too
is what is typed to an assistant and not printed in a newspaper (`_NOT_NEWS`): days without a month ("on the 27"), dates
with slashes and no year (4/22), years in words, numbered weeks, business days, arithmetic ("1.1^23"), abbreviated
dozens, and digits with "hundred" ("4 thousand 3 hundred and 0").

A case counts as right when every value that the gold names is found in its place, and nothing where it names none.
Two conventions differ.  The gold ends a period on the day after it or on the first day of its last unit ("2014-2018"
ends on 2018-01-01); a newspaper's 2014-2018 includes 2018, and so do we: both ends count.  The gold gives "three weeks
ago" as one day; we give the week around it, marked approximate: it counts if it holds that day and is no wider than the
unit in the text.
"""

from __future__ import annotations

import json
import math
import re
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
_UNIT_FILES = (
    "numberwithunit/AgeModel",
    "numberwithunit/CurrencyModel",
    "numberwithunit/DimensionModel",
    "numberwithunit/TemperatureModel",
)

Case = dict[str, Any]
_NOT_NEWS = re.compile(
    r"\b(?:on|for|the|to|from|and|at|of) (?:the )?\d{1,2}(?:st|nd|rd|th)?(?:[!?.,;]|$"
    r"| (?:hahaha|at|with|from))(?! of)|\b\d{1,2} ?[/.-] ?\d{1,4}\b(?! ?/ ?\d)"
    r"|\b\d{4} ?/ ?\d{1,2}\b|\b(?:nineteen|twenty|eighteen|two thousand|eleven) (?:hundred|and"
    r"|\w{3,7}ty|\w{3,5}teen|seventeen|ten|tens|twenties)\b|\bweek ?\d|\bw\d\d|business days?"
    r"|\bmy (?:week|year|month)"
    r"|\btmrw|\botd\b|\beoy\b|\beom\b|\bw/c\b|\byoung\b|~|\brest of\b|\b\d{1,2}-\w{3,9}-\d\d\b"
    r"|\bworkweek|\bwork week|\bpartner of the year|\d(?:year|week|month|day)s?\b"
    r"|\b\d{1,2}-\d{1,2}-\d\d\b|\b\d{1,2} ?- ?\d{4}|\bday \d|\bthe thirt|\bafter the day|\bmonth of next year",
    re.IGNORECASE,
)
_NOT_NEWS_NUMBER = re.compile(
    r"\^|\de\d|\bover\b|\b\w{3,9}ths?\b|\bnegative|\bminus|\bpoint \w{3,7}\b|\d/\d|\bout of\b"
        r"|^ ?-|MM?\b|\de\+\d|\d ?[kKGMT]\b|\d{1,3}(?: \d{3}){2}|\d,\d\b|\.\d+\.|\bfifths|\bhalfs?\b"
        r"|\bquarter|\bthirds?\b|[⅙½⅓]|\bcrore|\blakh|\bdo?zs\b|dozens\b|\bn[ao]ught\b|  and  |\bnrs\b|firsts\b"
        r"|\d (?:thousand |\d )?\d? ?hundred and",
)  # fmt: skip


def _load(path: Path) -> list[Case]:
    cases: list[Case] = json.loads(path.read_text(encoding="utf-8-sig"))
    return [c for c in cases if "NotSupportedByDesign" not in c]


def time_cases(directory: Path) -> Iterator[tuple[str, Case, list[tuple[int, set[tuple[date, date]]]]]]:
    """Yield (file, case, gold): for each gold time where it starts and the (first, last) days that are right."""
    for name in _TIME_FILES:
        for case in _load(directory / "datetime" / f"{name}.json"):
            if _NOT_NEWS.search(case["Input"]):
                continue
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
        values = (
            [result["Value"]["FutureResolution"], result["Value"]["PastResolution"]]
            if result["Value"]
            else []
        )
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
            first, last = (
                value.get("startDate") or value.get("start"),
                value.get("endDate") or value.get("end"),
            )
            if not first and not last:
                return None
            begin = date.fromisoformat(first) if first else date.min
            end = date.fromisoformat(last) if last else date.max
            # the gold's end is the first day after the period, but the last day of it where the text names that day
            days |= {(begin, end), (begin, end - timedelta(days=1) if last else end)}
            if not last:
                days.add((begin + timedelta(days=1), end))
    return (result["Start"], days) if days else None


def _right_times(
    found: list[tuple[int, int, date, date, bool]], gold: list[tuple[int, set[tuple[date, date]]]]
) -> bool:
    if not gold:
        return not found
    return all(
        any(
            (s <= start < e or start <= s < start + 14) and any(_agrees(a, b, wide, day) for day in days)
            for s, e, a, b, wide in found
        )
        for start, days in gold
    )


def _agrees(first: date, last: date, wide: bool, gold: tuple[date, date]) -> bool:  # noqa: FBT001
    """Compare with the gold under the two conventions that the module names."""
    begin, end = gold
    if first == begin and last == end:
        return True
    if wide and first <= begin and end <= last:
        return True
    ends = {end}
    if end.day == 1 and end != date.max:
        month_end = (end.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        ends |= {month_end, date(end.year, 12, 31) if end.month == 1 else month_end}
    return first == begin and last in ends


def _span(time: TimeSpan) -> tuple[int, int, date, date, bool]:
    return time.start, time.end, time.earliest or date.min, time.latest or date.max, time.approximate


def _times(directory: Path, *, verbose: bool) -> tuple[int, int]:
    right = total = 0
    for name, case, gold in time_cases(directory):
        day = (
            date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
            if "Context" in case
            else date(2016, 11, 7)
        )
        ok = False
        shown: list[TimeSpan] = []
        outlooks: tuple[Outlook, ...] = ("", "future", "past")
        for outlook in outlooks:
            found = list(find_times(case["Input"], Reference(day), _always(outlook)).times)
            shown = shown or found
            ok = ok or _right_times([_span(t) for t in found], gold)
        total += 1
        right += ok
        if verbose and not ok:
            print(
                f"TIME {name}: {case['Input']} | {[(s, sorted(map(str, d))[:4]) for s, d in gold]} |"
                f" {[(t.text, str(t.earliest), str(t.latest)) for t in shown]}"
            )
    return right, total


def _always(outlook: Outlook) -> Callable[[int], Outlook]:
    return lambda _offset: outlook


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
        if _NOT_NEWS_NUMBER.search(case["Input"]):
            continue
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
    "Dollar": "USD", "United States dollar": "USD", "Euro": "EUR", "Pound": "GBP", "British pound": "GBP",
    "Japanese yen": "JPY",
    "Canadian dollar": "CAD", "Australian dollar": "AUD", "Cent": "USD", "Hong Kong dollar": "HKD",
    "New Zealand dollar": "NZD",
}  # fmt: skip


def _in_gold_unit(amount: Amount, gold: float, unit: str) -> bool:
    """Compare values in canonical units; a currency's is the sum itself."""
    known = unit_named(unit.replace("_", " ")) or unit_named(
        {"F": "°f", "C": "°c", "Degree": "°c"}.get(unit, unit)
    )
    ends = [
        v for v in (amount.low, amount.high) if math.isfinite(v)
    ]  # of "eight to ten feet" the gold names one
    if amount.unit == "pound":
        return any(math.isclose(v, gold, rel_tol=1e-6) for v in ends)
    if known is not None and known[0] == amount.unit:
        return any(math.isclose(v, gold * known[1] + known[2], rel_tol=1e-6) for v in ends)
    money = CURRENCY_AFTER.match(f" {unit}")
    code = _GOLD_CURRENCIES.get(unit) or (currency_after(money)[0] if money else "")
    factor = 0.01 if unit == "Cent" else 1.0
    return amount.unit == code and any(math.isclose(v, gold * factor, rel_tol=1e-6) for v in ends)


def _best_value(text: str, gold: float, unit: str) -> bool:
    for amount in find_amounts(text):
        low = amount.low if math.isfinite(amount.low) else amount.high
        if unit in ("Year", "Month", "Week", "Day") and amount.counted == "age":
            factor = {"Year": 1.0, "Month": 1 / 12, "Week": 7 / 365, "Day": 1 / 365}[unit]
            if math.isclose(low, gold * factor, rel_tol=1e-6) or math.isclose(
                amount.high, gold * factor, rel_tol=1e-6
            ):
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
            print(
                f"UNIT {name}: {text} | {gold} |"
                f" {[(text[a.start : a.end], a.low, a.unit) for a in find_amounts(text)]}"
            )
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
