"""The terminal report: each finding with both sides and the reason, then a summary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich.text import Text

from factcheck.judging import Finding, Severity
from factcheck.reports.asides import aside_lines, asides
from factcheck.reports.backed import print_backing
from factcheck.reports.disputed import print_disputes
from factcheck.reports.excerpt import Excerpt, excerpt
from factcheck.reports.page import Layout, Page, Style, phrase, plural
from factcheck.reports.places import Masthead, place
from factcheck.reports.report import Report
from factcheck.reports.sides import by_draft, in_one_document, reference_ids
from factcheck.reports.summary import effort, not_shown, nothing, scope, shown, tally
from factcheck.reports.wording import also, certainty, stand

__all__ = ["print_terminal"]

_STYLES: dict[Severity, str] = {"error": Style.ERROR, "warning": Style.WARNING, "info": Style.INFO}
_INDENT = 2
_SHOWN = 8  # digits of a fingerprint: enough for --explain to tell it from others
_OPEN, _CLOSE = "«", "»"


def print_terminal(report: Report, stream: TextIO, layout: Layout) -> None:
    """Print the findings for a person, grouped by the draft they concern, worst first, and a summary line."""
    page = Page(stream, layout)
    references = reference_ids(report)
    masthead = Masthead((d.document for d in report.documents), references)
    to_show = shown(report, layout)
    groups = by_draft(to_show, references)
    for path, found in groups:
        if len(groups) > 1:
            page.unbroken(phrase((path, "bold underline"), (f"  {tally(found)}", Style.QUIET)))
            page.blank()
        for finding in found:
            _print_finding(page, finding, masthead)
            page.blank()
    print_disputes(page, report, masthead)
    print_backing(page, report, masthead)
    _print_summary(page, report, to_show)


def _print_finding(page: Page, finding: Finding, masthead: Masthead) -> None:
    style = _STYLES[finding.severity]
    head = phrase((finding.severity, style), (f" {finding.code}", Style.STRONG), f" {finding.type}")
    head += phrase((f"{certainty(finding)} · {finding.fingerprint[:_SHOWN]}", Style.QUIET))
    page.paragraph(head)
    page.paragraph(phrase(finding.explanation), _INDENT)
    for side in (finding.first, finding.second):
        page.blank()
        if side is finding.second and in_one_document(finding):
            page.unbroken(phrase(place(side.claim.claim)), _INDENT)
        else:
            masthead.print(page, side.claim.claim, _INDENT)
        cut = excerpt(side)
        page.paragraph(_marked(cut, page.layout, style), 2 * _INDENT)
        if cut.reading:
            page.paragraph(phrase((f"read as: {cut.reading}", Style.QUIET)), 2 * _INDENT)
    page.blank()
    page.paragraph(phrase((stand(finding), Style.QUIET)), _INDENT)
    if elsewhere := also(finding):
        page.paragraph(phrase((elsewhere, Style.QUIET)), _INDENT)


def _marked(cut: Excerpt, layout: Layout, style: str) -> Text:
    """Return the excerpt with the clashing words set off: by colour where there is any, else by «guillemets»."""
    styles = {
        "context": Style.QUIET,
        "clause": Style.PLAIN,
        "clash": f"{style} underline",
        "note": "dim italic",
    }
    marked = [] if layout.color else _to_mark(cut)
    text = Text()
    for i, (words, kind) in enumerate(cut.pieces):
        body = words.strip()
        lead, tail = words[: words.index(body)], words[len(words.rstrip()) :]
        opening = _OPEN if marked and i == marked[0] else ""
        closing = _CLOSE if marked and i == marked[-1] else ""
        text.append(lead + opening).append(body, styles[kind]).append(closing + tail)
    return text


def _to_mark(cut: Excerpt) -> list[int]:
    """Return which pieces to mark: the clashing words, else the clause, provided that there are words around it."""
    of_kind = {
        k: [i for i, piece in enumerate(cut.pieces) if piece.kind == k]
        for k in ("clash", "clause", "context")
    }
    if of_kind["clash"]:
        return of_kind["clash"]
    around = "".join(cut.pieces[i].text for i in of_kind["context"])
    return of_kind["clause"] if any(c.isalnum() for c in around) else []


def _print_summary(page: Page, report: Report, found: Sequence[Finding]) -> None:
    verdict = (tally(found), Style.STRONG) if found else (nothing(report), "bold green")
    page.paragraph(phrase(verdict, f" {scope(report)} ", (f"({effort(report, page.layout)})", Style.QUIET)))
    for line in aside_lines(report, page.layout):
        page.paragraph(phrase((line, Style.QUIET)), _INDENT, hanging=_INDENT)
    if aside := asides(report):
        page.paragraph(phrase((aside, Style.QUIET)))
    if hidden := not_shown(report, found):
        page.paragraph(phrase((hidden, Style.QUIET)))
    if report.notices:
        told = f"{plural(len(report.notices), 'comment')} without effect, on stderr"
        page.paragraph(phrase((told, Style.WARNING)))
    if report.problems:
        page.paragraph(
            phrase((f"{plural(len(report.problems), 'problem')} with the input, on stderr", Style.WARNING))
        )
