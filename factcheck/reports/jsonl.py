"""JSON lines: one finding a line, each as it stands in the JSON report."""

from __future__ import annotations

from typing import TextIO

from factcheck.reports.json_report import dump, finding_fields
from factcheck.reports.page import Layout
from factcheck.reports.report import Report

__all__ = ["print_jsonl"]


def print_jsonl(report: Report, stream: TextIO, layout: Layout) -> None:
    """Print every finding, notes too, whatever `layout` says; nothing when there is none."""
    for finding in report.findings:
        stream.write(dump(finding_fields(finding), indent=None) + "\n")
