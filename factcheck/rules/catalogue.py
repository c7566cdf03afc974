"""Every rule, by code."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from factcheck.errors import UsageError
from factcheck.rules.contradictions import CONTRADICTIONS
from factcheck.rules.notes import NOTES
from factcheck.rules.problems import PROBLEMS
from factcheck.rules.rule import Rule

__all__ = ["RULES", "find"]

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.code: rule for rule in (*CONTRADICTIONS, *NOTES, *PROBLEMS)}
)
"""In the order of the codes."""


def find(code: str) -> Rule:
    """Return the rule of a code, in any case; raises `UsageError`, with the nearest code, when there is none."""
    wanted = code.upper()
    if wanted in RULES:
        return RULES[wanted]
    nearest = RULES[get_close_matches(wanted, RULES, n=1, cutoff=0.0)[0]]
    raise UsageError(
        f"no rule has the code {code!r}; the nearest is {nearest.code} ({nearest.name}), and "
        "`factcheck rule --all` lists them all"
    )
