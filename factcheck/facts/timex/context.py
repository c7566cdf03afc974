"""What the words of time are read against: the day of publication, the day of the story so far, the tense."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from factcheck.facts.timex.calendar import Interval, add_days

__all__ = ["NEAR_FUTURE_DAYS", "Context", "Outlook", "Reference"]

Outlook = Literal["past", "future", ""]

NEAR_FUTURE_DAYS = 62  # a date without a year lies at most two months ahead, unless the tense says future


@dataclass(frozen=True, slots=True)
class Reference:
    """The anchors of a text.

    `published` is the day the text was written (None: unknown, and nothing relative to it is resolved); `discourse`
    the time last spoken of before this text, which "two days earlier" counts from.
    """

    published: date | None
    discourse: Interval | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """One expression's surroundings.

    `outlook` is what the tense of its clause says; `year` an explicit year named earlier in the same text.
    """

    published: date | None
    discourse: Interval | None
    outlook: Outlook
    year: int | None = None

    def nearest_year(self, month: int, day: int = 1) -> int | None:
        """Return the year that a date without one means, None when nothing tells."""
        if self.year is not None:
            return self.year
        if self.published is None:
            return None
        first = self.published.year - 4  # 29 February may be four years away
        candidates = [y for y in range(first, first + 9) if _exists(y, month, day)]
        if self.outlook == "future":
            ahead = [y for y in candidates if date(y, month, day) >= self.published]
            return ahead[0] if ahead else None
        limit = add_days(self.published, 0 if self.outlook == "past" else NEAR_FUTURE_DAYS)
        behind = [y for y in candidates if date(y, month, day) <= limit]
        return behind[-1] if behind else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
