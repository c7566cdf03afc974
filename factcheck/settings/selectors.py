"""Selectors: a code ("FC101"), the beginning of several ("FC1"), or ALL of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from factcheck.rules import RULES, nearest

__all__ = ["ALL", "covers", "longest", "selector", "without"]

ALL = "ALL"
_PREFIX = "FC"
_Value = TypeVar("_Value")


def selector(text: str) -> str:
    """Return the selector that a user wrote, in capitals; raises `ValueError` when it names no rule."""
    wanted = text.strip().upper()
    if wanted == ALL:
        return ALL
    meant = [code for code in RULES if code.startswith(wanted)] if wanted.startswith(_PREFIX) else []
    if meant and all(RULES[code].group == "problem" for code in meant):
        raise ValueError(f"{wanted} tells what could not be read, and no setting changes that")
    if meant:
        return wanted
    rule = nearest(text)
    raise ValueError(f"no rule has the code {text!r}; did you mean {rule.code} ({rule.name})?")


def covers(wide: str, narrow: str) -> bool:
    """Tell whether every code that `narrow` selects is selected by `wide`, too."""
    return wide == ALL or (narrow != ALL and narrow.startswith(wide))


def longest(selectors: Iterable[str], code: str) -> int:
    """Return the length of the longest of the selectors that select `code`: 0 for ALL, -1 when none does."""
    return max((0 if s == ALL else len(s) for s in selectors if covers(s, code)), default=-1)


def without(table: Mapping[str, _Value], covering: Iterable[str]) -> dict[str, _Value]:
    """Return the entries of a table by selector that none of the `covering` selectors covers."""
    wide = tuple(covering)
    return {s: value for s, value in table.items() if not any(covers(w, s) for w in wide)}
