"""GitLab Code Quality: a JSON array in the part of the Code Climate format that GitLab reads.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any, TextIO

from factcheck.errors import InputError
from factcheck.judging import Finding, Severity
from factcheck.reports.json_report import dump
from factcheck.reports.page import Layout
from factcheck.reports.places import place, region
from factcheck.reports.report import Report
from factcheck.reports.safe import one_line
from factcheck.reports.sides import draft_first, reference_ids
from factcheck.suppression import Notice

__all__ = ["print_gitlab"]

_SEVERITIES: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}
_PROBLEM = "blocker"  # what could not be read was not checked


def print_gitlab(report: Report, stream: TextIO, layout: Layout) -> None:
    """Print problems with the input and idle comments, then every finding, notes too, whatever `layout` says."""
    entries = [_problem(p) for p in report.problems]
    entries += [_notice(n) for n in report.notices]
    references = reference_ids(report)
    entries += [_finding(f, references) for f in report.findings]
    stream.write(dump(list(_distinct(entries))) + "\n")


def _finding(finding: Finding, references: frozenset[str]) -> dict[str, Any]:
    ours, theirs = draft_first(finding, references)
    claim = ours.claim.claim
    where = region(claim)
    why = f"{finding.code} {finding.type}: {finding.explanation} (see {place(theirs.claim.claim)})"
    return _entry(
        why, finding.code, finding.fingerprint, _SEVERITIES[finding.severity],
        claim.document.path, where.start.line, where.end.line,
    )  # fmt: skip


def _problem(problem: InputError) -> dict[str, Any]:
    line = problem.line or 1
    fingerprint = _hash(problem.code, problem.path, problem.message)
    return _entry(
        f"{problem.code}: {problem.message}", problem.code, fingerprint, _PROBLEM, problem.path, line, line
    )


def _notice(notice: Notice) -> dict[str, Any]:
    fingerprint = _hash(notice.code, notice.path, notice.message)
    why = f"{notice.code}: {notice.message}"
    return _entry(
        why, notice.code, fingerprint, _SEVERITIES["warning"], notice.path, notice.line, notice.line
    )


def _entry(
    description: str, code: str, fingerprint: str, severity: str, path: str, begin: int, end: int
) -> dict[str, Any]:
    return {
        "description": one_line(description),
        "check_name": code,
        "fingerprint": fingerprint,
        "severity": severity,
        # Relative to the checkout and without "./", else GitLab does not find the file.
        "location": {"path": PurePath(path).as_posix(), "lines": {"begin": begin, "end": end}},
    }


def _distinct(entries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give each entry a fingerprint of its own: GitLab shows one of those that share one.

    A finding's fingerprint is made of the two wordings, which an agency's text brings into several files.
    """
    seen: dict[str, int] = {}
    for entry in entries:
        fingerprint = entry["fingerprint"]
        times = seen[fingerprint] = seen.get(fingerprint, 0) + 1
        yield entry if times == 1 else entry | {"fingerprint": _hash(fingerprint, str(times))}


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
