"""`Amount`: a number of a text with unit, comparison word and range."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["AGE", "SCORE", "SHARE_UNIT", "TIMES", "Amount"]

AGE = "age"
SCORE = "score"
SHARE_UNIT = "percent"
TIMES = "time"


@dataclass(frozen=True, slots=True)
class Amount:
    """A value interval in canonical units: code points `[start, end)`, comparison words included.

    `number_end` is where the numeral itself ends.  `counted` is "age" for ages, "" otherwise; `total` is true for
    the whole that a part is taken of ("16 of the 20"); `factor` leads from the figure as written to canonical units.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: float
    high: float
    unit: str = ""
    approximate: bool = False
    rounding: float = 0.0
    counted: str = ""
    total: bool = False
    factor: float = 1.0
