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
    """Compile a rule; case never matters to it, nor whether a space is doubled."""
    spaced = _SPACE.sub(lambda m: m.group() if m.group() != " " else " {1,2}", pattern)
    return Rule(re.compile(spaced, re.IGNORECASE), read)


_SPACE = re.compile(
    r"\[[^\]]*\]|\(\?<[=!][^()]*\)| (?![?*+{])"
)  # not in classes, nor in what is looked back at
