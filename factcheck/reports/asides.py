"""Findings that are set aside, in words: how many, by what, and on request which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from factcheck.reports.page import Layout
from factcheck.reports.places import place
from factcheck.reports.report import By, Report, SetAside
from factcheck.reports.safe import one_line, visible
from factcheck.reports.sides import draft_first, reference_ids
from factcheck.reports.summary import tally

__all__ = ["aside_lines", "asides", "why_aside"]

_COUNTED: Mapping[By, str] = MappingProxyType(
    {
        "comment": "silenced by comments",
        "baseline": "in the baseline",
        "diff": "on no line that changed since {where}",
    }
)
_WHY: Mapping[By, str] = MappingProxyType(
    {
        "comment": "silenced by the comment at {where}",
        "baseline": "in the baseline {where}",
        "diff": "on no line that changed since {where}",
    }
)


def asides(report: Report) -> str:
    """Return "1 error silenced by comments; 2 errors, 1 note in the baseline"; "" when nothing is set aside."""
    told = []
    for by, words in _COUNTED.items():
        aside = [s for s in report.set_aside if s.by == by]
        if aside:
            told.append(f"{tally(s.finding for s in aside)} {words.format(where=one_line(aside[0].where))}")
    return "; ".join(told)


def why_aside(aside: SetAside) -> str:
    """Return "silenced by the comment at draft.md:7:1", and the reason that the comment gives."""
    why = _WHY[aside.by].format(where=one_line(aside.where))
    return f"{why}: {one_line(aside.reason)}" if aside.reason else why


def aside_lines(report: Report, layout: Layout) -> Iterator[str]:
    """Yield a line for each finding that is set aside, where the layout asks for them."""
    if not layout.show_set_aside:
        return
    references = reference_ids(report)
    for aside in report.set_aside:
        finding = aside.finding
        ours, theirs = (visible(place(s.claim.claim)) for s in draft_first(finding, references))
        told = f"{finding.code} {finding.severity}: {one_line(finding.explanation)} (see {theirs})"
        yield f"{ours}: {told}, {why_aside(aside)}"
