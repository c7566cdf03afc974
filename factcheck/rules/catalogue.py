"""Every rule, by code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from factcheck.errors import UsageError
from factcheck.rules.comments import COMMENTS
from factcheck.rules.contradictions import CONTRADICTIONS
from factcheck.rules.drafts import DRAFTS
from factcheck.rules.notes import NOTES
from factcheck.rules.problems import PROBLEMS
from factcheck.rules.rule import Rule

__all__ = ["RULES", "find", "nearest"]

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.code: rule for rule in (*CONTRADICTIONS, *DRAFTS, *NOTES, *COMMENTS, *PROBLEMS)}
)
"""In the order of the codes."""


def find(code: str) -> Rule:
    """Return the rule of a code, in any case; raises `UsageError`, with the nearest code, when there is none."""
    wanted = code.upper()
    if wanted in RULES:
        return RULES[wanted]
    near = nearest(code)
    raise UsageError(
        f"no rule has the code {code!r}; the nearest is {near.code} ({near.name}), and "
        "`factcheck rule --all` lists them all"
    )


def nearest(code: str) -> Rule:
    """Return the rule whose code or name takes the fewest changes of a letter to make of `code`."""
    from rapidfuzz.distance import Levenshtein

    def changes(rule: Rule) -> int:
        return min(
            Levenshtein.distance(code.upper(), rule.code), Levenshtein.distance(code.lower(), rule.name)
        )

    return min(RULES.values(), key=changes)
