"""The two sides of a finding: which of them is the draft's, and in which order findings are told."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from factcheck.judging import Finding, Side
from factcheck.reports.report import Report
from factcheck.reports.summary import SEVERITIES

__all__ = ["by_draft", "draft_first", "in_one_document", "reference_ids"]


def reference_ids(report: Report) -> frozenset[str]:
    """Return the ids of the documents that are only checked against."""
    return frozenset(d.document.id for d in report.documents if d.role == "reference")


def draft_first(finding: Finding, references: frozenset[str]) -> tuple[Side, Side]:
    """Return both sides, that of the draft first; of two drafts, the first one."""
    if finding.first.claim.claim.document.id in references:
        return finding.second, finding.first
    return finding.first, finding.second


def in_one_document(finding: Finding) -> bool:
    """Tell whether a text contradicts itself."""
    return finding.first.claim.claim.document.id == finding.second.claim.claim.document.id


def by_draft(found: Iterable[Finding], references: frozenset[str]) -> list[tuple[str, list[Finding]]]:
    """Group findings by the file of their draft side; the file with the worst finding comes first."""

    def rank(finding: Finding) -> tuple[int, float, str, int, int]:
        claim = draft_first(finding, references)[0].claim.claim
        line, column = claim.document.locate(claim.field, claim.start)
        return SEVERITIES.index(finding.severity), -finding.confidence, claim.document.path, line, column

    def path(finding: Finding) -> str:
        return draft_first(finding, references)[0].claim.claim.document.path

    ranked = sorted(found, key=rank)
    order = {p: i for i, p in enumerate(dict.fromkeys(map(path, ranked)))}
    ranked.sort(key=lambda f: order[path(f)])
    return [(p, list(group)) for p, group in groupby(ranked, key=path)]
