"""What settings make of findings: which are reported, and how badly."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cache
from typing import get_args

from factcheck.judging import CODES, Finding, Severity
from factcheck.settings import RuleSettings

__all__ = ["Screen", "screen"]

Screen = Callable[[Finding], Finding | None]
"""Returns a finding as it is to be reported, None when it is not."""

_RANK: dict[str, int] = {severity: rank for rank, severity in enumerate(get_args(Severity))}
_MEASURED = frozenset(CODES.values())
"""Contradictions; a note is none, so that how surely it is one says nothing about it."""


def screen(rules_for: Callable[[str], RuleSettings], references: Collection[str]) -> Screen:
    """Return what the rules make of a finding; `rules_for` takes the path of a document.

    The rules are those of the documents that are checked, and not of `references` (ids).  Where both sides are checked,
    one that wants the finding is enough, and the worse severity counts.
    """
    rules = cache(rules_for)

    def screened(finding: Finding) -> Finding | None:
        documents = [side.claim.claim.document for side in (finding.first, finding.second)]
        paths = dict.fromkeys(d.path for d in documents if d.id not in references)
        severities = [s for path in paths if (s := _severity(finding, rules(path)))]
        if not severities:
            return None
        return replace(finding, severity=min(severities, key=_RANK.__getitem__))

    return screened


def _severity(finding: Finding, rules: RuleSettings) -> Severity | None:
    """Return the severity that one document's rules give to a finding, None when they do not want it."""
    if not rules.reports(finding.code):
        return None
    if finding.code in _MEASURED and finding.confidence < (rules.min_confidence or 0.0):
        return None
    given = rules.severity_of(finding.code)
    return given.value if given else finding.severity
