"""Reports: findings, claims and comparisons are shown to people and programs, one module a format."""

from factcheck.reports.claims_json import render_claims_json
from factcheck.reports.claims_terminal import print_claims
from factcheck.reports.comparison import print_comparison, render_comparison_json
from factcheck.reports.formats import FORMATS, Printer, print_report
from factcheck.reports.json_report import render_json
from factcheck.reports.markdown import finding_markdown
from factcheck.reports.page import Layout, plural
from factcheck.reports.places import place
from factcheck.reports.report import DocumentSummary, Report, SetAside
from factcheck.reports.safe import escaped, one_line, shortened, visible
from factcheck.reports.sides import draft_first, reference_ids
from factcheck.reports.terminal import print_terminal

__all__ = [
    "FORMATS",
    "DocumentSummary",
    "Layout",
    "Printer",
    "Report",
    "SetAside",
    "draft_first",
    "escaped",
    "finding_markdown",
    "one_line",
    "place",
    "plural",
    "print_claims",
    "print_comparison",
    "print_report",
    "print_terminal",
    "reference_ids",
    "render_claims_json",
    "render_comparison_json",
    "render_json",
    "shortened",
    "visible",
]
