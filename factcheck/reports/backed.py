"""What of a draft its references do not have, for those who ask: FC201, and how much of the rest they do have."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.judging import UNSUPPORTED, Backing
from factcheck.reports.excerpt import excerpt
from factcheck.reports.page import Layout, Page, Style, phrase, plural
from factcheck.reports.places import Masthead, place
from factcheck.reports.report import Report
from factcheck.reports.safe import one_line, visible

__all__ = ["BACKING_HEADING", "backing_lines", "backing_tally", "print_backing"]

BACKING_HEADING = "Not found in the references"
_INDENT = 2


def backing_tally(report: Report) -> str:
    """Return "12 claims of the drafts: 7 supported, 1 contradicted, 4 not found"; "" where nothing was looked up."""
    if not report.backing:
        return ""
    statuses = [b.status for b in report.backing]
    counted = ", ".join(
        f"{statuses.count(s)} {s}" for s in ("supported", "contradicted", "not found") if s in statuses
    )
    return f"{plural(len(statuses), 'claim')} looked up in the references: {counted}"


def print_backing(page: Page, report: Report, masthead: Masthead) -> None:
    """Print what was not found as a group of its own, where the layout asks for it."""
    if not page.layout.show_unsupported or not report.backing:
        return
    if found := _not_found(report):
        page.unbroken(
            phrase((BACKING_HEADING, "bold underline"), (f"  {plural(len(found), 'claim')}", Style.QUIET))
        )
        page.blank()
    for backing in found:
        page.paragraph(phrase(("info", Style.INFO), (f" {UNSUPPORTED}", Style.STRONG), " unsupported"))
        masthead.print(page, backing.claim.claim.claim, _INDENT)
        words = "".join(piece.text for piece in excerpt(backing.claim).pieces)
        page.paragraph(phrase(words), 2 * _INDENT)
        page.paragraph(phrase((one_line(backing.explanation) + _nearest(backing), Style.QUIET)), _INDENT)
        page.blank()
    page.paragraph(phrase((backing_tally(report), Style.QUIET)))


def backing_lines(report: Report, layout: Layout) -> Iterator[str]:
    """Yield a line for each claim that was not found, and one that counts all, where the layout asks for them."""
    if not layout.show_unsupported or not report.backing:
        return
    for backing in _not_found(report):
        where = visible(place(backing.claim.claim.claim))
        yield f"{where}: {UNSUPPORTED} info: {one_line(backing.explanation)}{_nearest(backing)}"
    yield backing_tally(report)


def _not_found(report: Report) -> list[Backing]:
    return [b for b in report.backing if b.status == "not found"]


def _nearest(backing: Backing) -> str:
    return f" (see {visible(place(backing.passage.claim.claim))})" if backing.passage else ""
