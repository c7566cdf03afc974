"""`Rule`: a pattern and how to read what it matches; `Candidate` and `Found`: a match, and what was read of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from factcheck.facts.timex.calendar import Interval
from factcheck.facts.timex.context import Context, Outlook

__all__ = ["Candidate", "Found", "Reader", "Rule", "rule"]

Reader = Callable[[re.Match[str], Context], Interval | None]
"""Returns None when the words name no day that can be told."""


class Rule:
    """A pattern as `source`, and its reader; it is compiled when the first text needs it, since many texts never do."""

    def __init__(self, source: str, read: Reader) -> None:
        self.source = source
        self.read = read

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern; case never matters to it."""
        return re.compile(self.source, re.IGNORECASE)


def rule(pattern: str, read: Reader) -> Rule:
    """Make a rule to which case never matters, nor whether a space is doubled."""
    return Rule(_SPACE.sub(lambda m: m.group() if m.group() != " " else " {1,2}", pattern), read)


_SPACE = re.compile(
    r"\[[^\]]*\]|\(\?<[=!][^()]*\)| (?![?*+{])"
)  # not in classes, nor in what is looked back at


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of a rule at code points `[start, end)` of a text."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class Found:
    """An expression that was read; `candidate` is None where it was put together of several."""

    start: int
    end: int
    interval: Interval
    candidate: Candidate | None = None
    outlook: Outlook = ""
