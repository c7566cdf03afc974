"""What a whole run comes to, in words: how many findings, in how many documents, and what is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.judging import Finding, Severity
from factcheck.reports.page import Layout, plural
from factcheck.reports.report import Report

__all__ = [
    "SEVERITIES",
    "effort",
    "in_a_line",
    "not_shown",
    "nothing",
    "scope",
    "shown",
    "tally",
    "verdict",
]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Worst first."""

_COUNTED_AS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def shown(report: Report, layout: Layout) -> list[Finding]:
    """Return the findings that a person is shown, worst first: notes only on request."""
    return [f for f in report.findings if layout.show_info or f.severity != "info"]


def tally(found: Iterable[Finding]) -> str:
    """Return "2 errors, 1 warning"; "" for none."""
    severities = [f.severity for f in found]
    counts = [(severities.count(s), _COUNTED_AS[s]) for s in SEVERITIES]
    return ", ".join(plural(n, noun) for n, noun in counts if n)


def scope(report: Report) -> str:
    """Return "in 3 documents against 2 references"."""
    drafts = sum(d.role == "draft" for d in report.documents)
    references = len(report.documents) - drafts
    against = f" against {plural(references, 'reference')}" if references else ""
    return f"in {plural(drafts, 'document')}{against}"


def verdict(report: Report, found: Iterable[Finding]) -> str:
    """Return "1 error in 3 documents", or that there was nothing to find it in."""
    if not report.documents:
        return "Nothing was checked"
    return f"{tally(found) or nothing(report)} {scope(report)}"


def nothing(report: Report) -> str:
    """Return what to say when nothing is found: that nothing else is, where findings are set aside."""
    return "No other contradictions" if report.set_aside else "No contradictions"


def effort(report: Report, layout: Layout) -> str:
    """Return "155 claims, 993 pairs compared, 1.9 s"."""
    told = f"{plural(report.claims, 'claim')}, {plural(report.pairs, 'pair')} compared"
    if layout.timings and report.seconds is not None:
        told += f", {report.seconds:.1f} s"
    return told


def not_shown(report: Report, found: Sequence[Finding]) -> str:
    """Say how many notes `found` leaves out of the report, and how to see them; "" when there are none."""
    hidden = len(report.findings) - len(found)
    return f"{plural(hidden, 'note')} not shown: add --show info to read them" if hidden else ""


def in_a_line(report: Report, found: Sequence[Finding]) -> str:
    """Return "1 error in 10 documents (1 note not shown: …)", for reports of one line a finding."""
    hidden = not_shown(report, found)
    return verdict(report, found) + (f" ({hidden})" if hidden else "")
