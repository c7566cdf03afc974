"""What a shell offers for an unfinished option: codes of rules, and what they are about."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.choices import Severity

__all__ = ["codes", "selectors", "severities"]


def codes(incomplete: str) -> list[tuple[str, str]]:
    """Return each code that begins like this, with the name of its rule."""
    from factcheck.rules import RULES

    return [(c, rule.name) for c, rule in RULES.items() if c.startswith(incomplete)]


def selectors(incomplete: str) -> list[tuple[str, str]]:
    """Return each selector that begins like the last one of a list with commas; what cannot be selected is left out."""
    before, comma, last = incomplete.rpartition(",")
    return [(before + comma + s, words) for s, words in _selectors() if s.startswith(last)]


def severities(incomplete: str) -> list[tuple[str, str]]:
    """Return the selectors with "=", and after one of them the severities."""
    code, equals, last = incomplete.partition("=")
    if not equals:
        return [(f"{s}=", words) for s, words in selectors(incomplete)]
    return [(f"{code}={severity}", "") for severity in Severity if severity.startswith(last)]


def _selectors() -> Iterator[tuple[str, str]]:
    from factcheck.rules import RULES

    yield "ALL", "every rule"
    yield "FC1", "contradictions"
    yield "FC3", "notes"
    yield from ((code, rule.name) for code, rule in RULES.items() if rule.group != "problem")
