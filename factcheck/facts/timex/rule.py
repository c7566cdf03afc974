"""`Rule`: a pattern and how to read what it matches."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from factcheck.facts.timex.calendar import Interval
from factcheck.facts.timex.context import Context

__all__ = ["Rule", "rule"]


class Rule(NamedTuple):
    """`read` returns None when the words name no day that can be told."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Interval | None]


def rule(pattern: str, read: Callable[[re.Match[str], Context], Interval | None]) -> Rule:
    """Compile a rule; case never matters to it."""
    return Rule(re.compile(pattern, re.IGNORECASE), read)
