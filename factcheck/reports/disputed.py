"""Disputes, for those who ask: what opposing speakers are reported to have said, and no text makes its own."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.reports.excerpt import excerpt
from factcheck.reports.page import Layout, Page, Style, phrase, plural
from factcheck.reports.places import Masthead, place
from factcheck.reports.report import Report
from factcheck.reports.safe import one_line, visible

__all__ = ["HEADING", "dispute_lines", "print_disputes"]

HEADING = "Disputed: said by opposing speakers, and asserted by no text"
_INDENT = 2


def print_disputes(page: Page, report: Report, masthead: Masthead) -> None:
    """Print the disputes as a group of their own, where the layout asks for them."""
    if not page.layout.show_disputed or not report.disputed:
        return
    count = (f"  {plural(len(report.disputed), 'pair')}", Style.QUIET)
    page.unbroken(phrase((HEADING, "bold underline"), count))
    page.blank()
    for dispute in report.disputed:
        page.paragraph(phrase(("disputed", Style.INFO), f" {dispute.type}"))
        page.paragraph(phrase(one_line(dispute.explanation)), _INDENT)
        for side in (dispute.first, dispute.second):
            page.blank()
            masthead.print(page, side.claim.claim, _INDENT)
            words = "".join(piece.text for piece in excerpt(side).pieces)
            page.paragraph(phrase(words), 2 * _INDENT)
        page.blank()


def dispute_lines(report: Report, layout: Layout) -> Iterator[str]:
    """Yield a line for each dispute, where the layout asks for them."""
    if layout.show_disputed:
        for dispute in report.disputed:
            ours, theirs = (visible(place(s.claim.claim)) for s in (dispute.first, dispute.second))
            yield f"{ours}: disputed {dispute.type}: {one_line(dispute.explanation)} (see {theirs})"
