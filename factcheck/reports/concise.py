"""The concise report: one line a finding, as editors, grep and people who know ruff read them."""

from __future__ import annotations

from typing import TextIO

from factcheck.reports.asides import aside_lines, asides
from factcheck.reports.backed import backing_lines
from factcheck.reports.disputed import dispute_lines
from factcheck.reports.page import Layout
from factcheck.reports.places import place
from factcheck.reports.report import Report
from factcheck.reports.safe import one_line, visible
from factcheck.reports.sides import by_draft, draft_first, reference_ids
from factcheck.reports.summary import in_a_line, shown

__all__ = ["print_concise"]


def print_concise(report: Report, stream: TextIO, layout: Layout) -> None:
    """Print `path:line:column: FC101 error: why, (see path:line:column)` for each finding, and a summary line.

    In a file without lines, page and paragraph stand in their place.
    """
    references = reference_ids(report)
    found = shown(report, layout)
    for _, group in by_draft(found, references):
        for finding in group:
            ours, theirs = draft_first(finding, references)
            why = f"{finding.code} {finding.severity}: {one_line(finding.explanation)}"
            # Paths keep their blanks: a place is there to be opened.
            stream.write(
                f"{visible(place(ours.claim.claim))}: {why} (see {visible(place(theirs.claim.claim))})\n"
            )
    more = (*dispute_lines(report, layout), *backing_lines(report, layout), *aside_lines(report, layout))
    for line in more:
        stream.write(line + "\n")
    stream.write(in_a_line(report, found) + "\n")
    if aside := asides(report):
        stream.write(f"Not told: {aside}\n")
