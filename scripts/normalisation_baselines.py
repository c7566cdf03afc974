"""Read the normalisation cases with libraries that are no dependency of factcheck, to put their figures beside ours.

    python scripts/normalisation_baselines.py --data DIR                # whichever of the two is installed
    python scripts/normalisation_baselines.py --data DIR --every 6      # one case in six: Recognizers is slow

dateparser (`pip install dateparser`) knows days only; a case asks for periods as well.  Recognizers-Text
(`pip install recognizers-text-suite`) is the program whose own cases these are.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path

from factcheck.facts import TimeSpan
from factcheck.facts.timex import Reference, find_times
from factcheck.facts.timex.calendar import day_of
from normalisation_cases import asked_on, right_times, time_cases

Reader = Callable[[str, date], list[TimeSpan]]


def _day(text: str, words: str, first: date | None, last: date | None) -> TimeSpan:
    start = max(text.casefold().find(words.casefold()), 0)
    return TimeSpan(start, start + len(words), words, first, last, "day" if first == last else "period")


def _ours(text: str, asked: date) -> list[TimeSpan]:
    return list(find_times(text, Reference(asked, day_of(asked))).times)


def _dateparser(text: str, asked: date) -> list[TimeSpan]:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.combine(asked, datetime.min.time())}
    found = search_dates(text, languages=["en"], settings=settings) or []
    return [_day(text, words, moment.date(), moment.date()) for words, moment in found]


def _recognizers(text: str, asked: date) -> list[TimeSpan]:
    from recognizers_date_time import recognize_datetime  # type: ignore[import-not-found]

    found = []
    for result in recognize_datetime(text, "en-us", reference=datetime.combine(asked, datetime.min.time())):
        for value in (result.resolution or {}).get("values", []):
            if value.get("type") == "date" and value.get("value", "")[:4].isdigit():
                day = date.fromisoformat(value["value"])
                found.append(_day(text, result.text, day, day))
            elif value.get("type") == "daterange" and ("start" in value or "end" in value):
                first = date.fromisoformat(value["start"]) if "start" in value else None
                last = date.fromisoformat(value["end"]) if "end" in value else None
                found.append(_day(text, result.text, first, last))
    return found


def main() -> None:
    """Print the share of the cases for times that each reader gets right, and its time a sentence."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--every", type=int, default=1, help="read one case in so many")
    chosen = options.parse_args()
    readers: dict[str, Reader] = {"ours": _ours}
    if find_spec("dateparser"):
        readers["dateparser"] = _dateparser
    if find_spec("recognizers_date_time"):
        readers["recognizers"] = _recognizers
    cases = [
        (case, gold) for _, case, gold, reason in time_cases(chosen.data / "normalisation") if not reason
    ]
    cases = cases[:: chosen.every]
    for name, read in readers.items():
        read("It rained on 3 May 2021.", date(2021, 5, 4))  # load first
        began = time.perf_counter()
        right = sum(
            right_times(read(case["Input"], asked_on(case)), gold, asked_on(case)) for case, gold in cases
        )
        taken = time.perf_counter() - began
        print(
            f"{name:12} {right:4} of {len(cases)} {right / len(cases):.3f} {1000 * taken / len(cases):7.1f} ms"
        )


if __name__ == "__main__":
    main()
