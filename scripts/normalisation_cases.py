"""Times and numbers against gold values: cases of Microsoft's Recognizers-Text, the part of them that news needs.

**Files.**  Dates and periods of days are read from DateParser, DatePeriodParser, HolidayParser, and DateTimeModel
where every gold value is of one of these types; numbers from NumberModel and PercentModel; units, currencies, ages and
temperatures from the four files of numberwithunit.  Left out are clock times, durations, sets, time zones, ordinals,
angles, and the option modes (calendar, tasks, experimental): no claim is compared by them.  The Extractor files hold
the same sentences without values.

**Left out within a file** is what is typed to an assistant or a spreadsheet and not printed in a newspaper.
`_NOT_NEWS` and `_NOT_NEWS_NUMBER` list the reasons with the pattern of each; a case goes because its wording is of that
kind, whether we read it right or not, and the report counts how many went and how many of them would have been right.
Where the gold says that nothing is to be found, the case always counts.

**Right** is a case when every value that the gold names is found in its place, and nothing where it names none or where
it says that there is no such day (30 February).  These conventions differ from ours, and both readings count:

- The gold ends a period on the day after it or on the first day of its last unit ("2014-2018" ends on 2018-01-01); a
  newspaper's 2014-2018 includes 2018.
- The gold gives "three weeks ago" as one day; we give the week around it, marked approximate.  It counts if it holds
  that day and is no wider than the unit in the text.
- A window that ends or begins with the day of the text ("the past three weeks") includes that day here, not in the
  gold.
- The 15th century is 1400 to 1499 in the gold and 1401 to 1500 here.
- "18 and 19 June" is two days in the gold and one span of two days here.
- What counts from the day of the story ("the following week") the gold counts from the day of asking; we are given that
  day as the day of the story.
- A share ("a third") is a percentage here: 33.3 and not 0.333.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from factcheck.facts.amount import SHARE_UNIT, Amount
from factcheck.facts.amounts import find_amounts
from factcheck.facts.fact import TimeSpan
from factcheck.facts.numerals import find_numbers
from factcheck.facts.timex import Outlook, Reference, find_times
from factcheck.facts.timex.calendar import add_months, day_of
from factcheck.facts.units import CURRENCY_AFTER, currency_after, unit_named

__all__ = ["asked_on", "evaluate_normalisation", "right_times", "time_cases"]

_TIME_FILES = ("DateParser", "DatePeriodParser", "HolidayParser", "DateTimeModel")
_NUMBER_FILES = ("number/NumberModel", "number/PercentModel")
_UNIT_FILES = (
    "numberwithunit/AgeModel",
    "numberwithunit/CurrencyModel",
    "numberwithunit/DimensionModel",
    "numberwithunit/TemperatureModel",
)

_ANGLES = ("Radian", "Turn", "Degree")  # units of DimensionModel that no claim of a newspaper is compared by

Case = dict[str, Any]
Gold = list[tuple[int, int, set[tuple[date, date]]]]
"""For each time that is to be found: its place in the text, and the (first, last) days that are right; no days where
the words name none that exists."""


def _left_out(**reasons: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name.replace("_", " "), re.compile(pattern, re.IGNORECASE)) for name, pattern in reasons.items()
    )


_NOT_NEWS = _left_out(
    # searched in the words that the gold marks, not in the sentence around them
    a_day_of_the_month_without_its_month=(
        r"^(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|thirty|twenty second)$|^from (?:the )?(?:\d\d|twenty-seventh) to"
    ),
    # whether 5/12 is in May or December cannot be told; four-digit years with an order that can be told stay in
    figures_of_which_no_order_can_be_told=(
        r"(?<![\d/.-])\d{1,2} ?[/.] ?\d{1,2}(?:,\d\d)?(?![\d/.])|(?<![\d/.-])\d{1,2}[/-]\d{1,2}[/-]\d\d(?!\d)"
        r"|(?<!\d)(?:0?[1-9]|1[0-2])([/.-])(?:0?[1-9]|1[0-2])\1\d{4}"
    ),
    month_and_year_in_figures_alone=(
        r"(?<![\d/.-])\d{1,2} ?[/-] ?\d{4}\b|\b\d{4} ?[/.] ?\d{1,2}(?![\d/.-])"
    ),
    years_in_words=(
        r"\b(?:nineteen|two thousand|one thousand)\b|\btwenty-tens\b"
    ),
    numbered_weeks=r"\bweek \d|\bw\d\d",
    business_days=r"\bbusiness days?",
    shorthand=(
        r"\b(?:tmrw|otd|eoy|eom)\b|\bw/c\b|\bcy \d|~|\b\d{8}\b|\b\d{4} \d\d \d\d\b|\b[a-z]{3}-?\d{1,2}$|\d[a-z]{4}$"
        r"|^=|^[a-z]{3}/\d|^\d\d-\d{4}-[a-z]|^[a-z]{3,9}-\d{4}-\d|of \d\d$|\d\d s$|^year \d{3}$"
    ),
    the_week_of_who_asks=r"\bmy (?:week|year|month)",
)  # fmt: skip
_NOT_NEWS_NUMBER = _left_out(
    # searched in the whole sentence
    arithmetic=r"\^|\de\+?\d|\bover (?:three|one|twenty|\d)|^equals|\bplus\b|^-? ?\d+ ?\d*/\d|^- |^ *-\d",
    fractions_of_a_schoolbook=(
        r"\b(?:hundred|thousand|twenty|ninety)\b.*(?:ths|thirds)\b|\bthree (?:twenty|fifths)"
        r"|\w (?:and|an) (?:a|one|two|three|five) (?:\w+ )?(?:fifths?|thirds|ninths|fourth)\b"
        r"|(?:trillion|hundred)ths?\b"
    ),
    spoken_digits=r"\bpoint \w{3,7}\b|\bn[ao]ught\b",
    shorthand=r"\bdo?zs\b|\dMM\b|\d ?[GM]$|\d +k$|\bnrs?\b|\d\.\d+\.\d|\+\d-|\bSCP-|\d,\d\.$",
    digits_beside_hundred=r"\d hundred",
)  # fmt: skip


def _load(path: Path) -> list[Case]:
    cases: list[Case] = json.loads(path.read_text(encoding="utf-8-sig"))
    return [c for c in cases if "NotSupportedByDesign" not in c]


def time_cases(directory: Path) -> Iterator[tuple[str, Case, Gold, str]]:
    """Yield (file, case, gold, why it is left out or "") for the cases whose values are dates and periods of days."""
    for name in _TIME_FILES:
        for case in _load(directory / "datetime" / f"{name}.json"):
            gold = [_gold(r) for r in case["Results"]]
            if any(g is None for g in gold):
                continue
            words = [r["Text"] for r in case["Results"]]
            if case["Input"].startswith("="):
                words.append(case["Input"])  # a formula
            reason = next((why for why, pattern in _NOT_NEWS if any(pattern.search(w) for w in words)), "")
            yield name, case, [g for g in gold if g is not None], reason


def asked_on(case: Case) -> date:
    """Return the day that a case is read on."""
    if "Context" in case:
        return date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
    return date(2016, 11, 7)


def _gold(result: Case) -> tuple[int, int, set[tuple[date, date]]] | None:
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
            if day != date.min:  # how the gold writes that there is no such day
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
    if not values:
        return None
    return result["Start"], result["Start"] + len(result["Text"]), days


def right_times(found: Sequence[TimeSpan], gold: Gold, asked: date) -> bool:
    """Tell whether every gold time is found, and nothing where there is none."""
    if not gold:
        return not found
    return all(
        any(t.start < stop and start < t.end and any(_agrees(t, day, asked) for day in days) for t in found)
        if days
        else not any(t.start < stop and start < t.end for t in found)
        for start, stop, days in _pairs_joined(found, gold)
    )


def _pairs_joined(found: Sequence[TimeSpan], gold: Gold) -> Gold:
    """Join two gold days that we read as one span of two days ("18 and 19 June")."""
    if len(gold) == 2 and len(found) == 1 and gold[0][0] < found[0].end and gold[1][0] < found[0].end:
        days = {(a[0], b[1]) for a in gold[0][2] for b in gold[1][2] if b[0] - a[1] == timedelta(days=1)}
        return [(gold[0][0], gold[1][1], days)]
    return gold


_CENTURY_STEP = 366  # days by which the two conventions of a century may lie apart


def _agrees(time: TimeSpan, gold: tuple[date, date], asked: date) -> bool:
    """Compare with the gold under the conventions that the module names."""
    first, last = time.earliest or date.min, time.latest or date.max
    begin, end = gold
    if time.approximate and time.granularity != "period" and first <= begin and end <= last:
        return True
    if time.granularity == "century":
        return abs((first - begin).days) <= _CENTURY_STEP and abs((last - end).days) <= _CENTURY_STEP
    day = timedelta(days=1)
    if time.relation == "during" and first == asked and begin == asked + day:
        begin = asked
    if time.relation == "during" and last == asked and end == asked - day:
        end = asked
    ends = {end}
    if end.day == 1 and end != date.max:
        ends |= {add_months(end, 1) - day}
        if end.month == 1:
            ends.add(date(end.year, 12, 31))
        if end.month % 3 == 1:
            ends.add(add_months(end, 3) - day)
    return first == begin and last in ends


def _times(directory: Path, *, verbose: bool) -> tuple[int, int]:
    right = total = 0
    out: Counter[str] = Counter()
    out_right: Counter[str] = Counter()
    for name, case, gold, reason in time_cases(directory):
        day = asked_on(case)
        ok = False
        shown: list[TimeSpan] = []
        outlooks: tuple[Outlook, ...] = ("", "future", "past")
        for outlook in outlooks:
            found = list(find_times(case["Input"], Reference(day, day_of(day)), _always(outlook)).times)
            shown = shown or found
            ok = ok or right_times(found, gold, day)
        if reason:
            out[reason] += 1
            out_right[reason] += ok
            continue
        total += 1
        right += ok
        if verbose and not ok:
            print(
                f"TIME {name} {day}: {case['Input']} |"
                f" {[(s, sorted(f'{a}..{b}' for a, b in d)[:3]) for s, _, d in gold]} |"
                f" {[(t.text, str(t.earliest), str(t.latest)) for t in shown]}"
            )
    _print_left_out(out, out_right)
    return right, total


def _print_left_out(out: Counter[str], right: Counter[str]) -> None:
    for reason in sorted(out):
        print(f"left out: {out[reason]:3} of {reason} ({right[reason]} of them right)")


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
    out: Counter[str] = Counter()
    out_right: Counter[str] = Counter()
    for name, case in _cases(directory, _NUMBER_FILES):
        text = case["Input"]
        gold = [_value((r.get("Resolution") or {}).get("value")) for r in case["Results"]]
        if any(g is None for g in gold):
            continue
        amounts = find_amounts(text)
        values = [n.value for n in find_numbers(text)] + [a.low for a in amounts]
        values += [a.low / 100 for a in amounts if a.unit == SHARE_UNIT]
        ok = all(any(g is not None and math.isclose(g, v, rel_tol=1e-6) for v in values) for g in gold)
        reason = next((why for why, pattern in _NOT_NEWS_NUMBER if gold and pattern.search(text)), "")
        if reason:
            out[reason] += 1
            out_right[reason] += ok
            continue
        total += 1
        right += ok
        if verbose and not ok:
            print(f"NUMBER {name}: {text} | {gold} | {values}")
    _print_left_out(out, out_right)
    return right, total


_GOLD_CURRENCIES = {
    "Dollar": "USD", "United States dollar": "USD", "Euro": "EUR", "Pound": "GBP", "British pound": "GBP",
    "Japanese yen": "JPY", "Chinese yuan": "CNY", "Netherlands guilder": "NLG",
    "Costa Rican colón": "CRC", "Georgian lari": "GEL",
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
    factor = currency_after(money)[1] if money else 1.0
    return (
        bool(code) and amount.unit == code and any(math.isclose(v, gold * factor, rel_tol=1e-6) for v in ends)
    )


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
        if name.endswith("DimensionModel") and any(unit in _ANGLES for _, unit in gold):
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
    """Return the shares of cases that are right: times, numbers, numbers with units, the last two together."""
    parts: dict[str, Callable[..., tuple[int, int]]] = {"times": _times, "numbers": _numbers, "units": _units}
    figures = {}
    counts: Counter[str] = Counter()
    for name, measure in parts.items():
        right, total = measure(directory, verbose=verbose)
        print(f"{name:12} {right:5} of {total:5}")
        figures[f"{name}_right"] = right / total
        if name != "times":
            counts += Counter(right=right, total=total)
    figures["quantities_right"] = counts["right"] / counts["total"]
    return figures
