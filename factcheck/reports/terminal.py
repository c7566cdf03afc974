"""The terminal report: each finding with both sides and the reason, then a summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TextIO

from rich.text import Text

from factcheck.judging import Finding, Severity, Side
from factcheck.reports.excerpt import Excerpt, excerpt
from factcheck.reports.page import Layout, Page, Style, phrase, plural
from factcheck.reports.places import Masthead, place
from factcheck.reports.report import Report
from factcheck.reports.safe import one_line

__all__ = ["print_terminal"]

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_STYLES: dict[Severity, str] = {"error": Style.ERROR, "warning": Style.WARNING, "info": Style.INFO}
_COUNTED_AS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_INDENT = 2
_MOST_CERTAIN = 99  # percent; a model is never quite sure
_MOST_NAMED = 4  # documents of one side that are named rather than only counted
_OPEN, _CLOSE = "«", "»"


def print_terminal(report: Report, stream: TextIO, layout: Layout) -> None:
    """Print the findings for a person, grouped by the draft they concern, worst first, and a summary line."""
    page = Page(stream, layout)
    references = frozenset(d.document.id for d in report.documents if d.role == "reference")
    masthead = Masthead((d.document for d in report.documents), references)
    shown = [f for f in report.findings if layout.show_info or f.severity != "info"]
    groups = _by_draft(shown, references)
    for path, found in groups:
        if len(groups) > 1:
            page.unbroken(phrase((path, "bold underline"), (f"  {_tally(found)}", Style.QUIET)))
            page.blank()
        for finding in found:
            _print_finding(page, finding, masthead)
            page.blank()
    _print_summary(page, report, shown)


def _by_draft(found: Iterable[Finding], references: frozenset[str]) -> list[tuple[str, list[Finding]]]:
    """Group findings by the file of their draft side; the file with the worst finding comes first."""

    def draft(finding: Finding) -> Side:
        first_is_reference = finding.first.claim.claim.document.id in references
        return finding.second if first_is_reference else finding.first

    def rank(finding: Finding) -> tuple[int, float, str, int, int]:
        claim = draft(finding).claim.claim
        line, column = claim.document.locate(claim.field, claim.start)
        return _SEVERITIES.index(finding.severity), -finding.confidence, claim.document.path, line, column

    def path(finding: Finding) -> str:
        return draft(finding).claim.claim.document.path

    ranked = sorted(found, key=rank)
    order = {p: i for i, p in enumerate(dict.fromkeys(map(path, ranked)))}
    ranked.sort(key=lambda f: order[path(f)])
    return [(p, list(group)) for p, group in groupby(ranked, key=path)]


def _print_finding(page: Page, finding: Finding, masthead: Masthead) -> None:
    style = _STYLES[finding.severity]
    head = phrase((finding.severity, style), (f" {finding.code}", Style.STRONG), f" {finding.type}")
    if finding.severity != "info":  # a note does not claim that anything is wrong
        certainty = min(round(finding.confidence * 100), _MOST_CERTAIN)
        head += phrase((f" · {certainty}% sure", Style.QUIET))
    page.paragraph(head)
    page.paragraph(phrase(finding.explanation), _INDENT)
    for side in (finding.first, finding.second):
        page.blank()
        if side is finding.second and _in_one_document(finding):
            page.unbroken(phrase(place(side.claim.claim)), _INDENT)
        else:
            masthead.print(page, side.claim.claim, _INDENT)
        cut = excerpt(side)
        page.paragraph(_marked(cut, page.layout, style), 2 * _INDENT)
        if cut.reading:
            page.paragraph(phrase((f"read as: {cut.reading}", Style.QUIET)), 2 * _INDENT)
    page.blank()
    page.paragraph(phrase((_sides(finding), Style.QUIET)), _INDENT)


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


def _in_one_document(finding: Finding) -> bool:
    return finding.first.claim.claim.document.id == finding.second.claim.claim.document.id


def _sides(finding: Finding) -> str:
    """Say how many documents stand where: "1 document says 2019-03-03 · 2 say 2018-02 (coast, inquiry)"."""
    if _in_one_document(finding):
        return "Both stand in the same document."
    values = (finding.first.value, finding.second.value)
    if not all(values) and len(finding.agree_with_first) == len(finding.agree_with_second) == 1:
        return "1 document on each side"
    told: list[str] = []
    for ids, value, ordinal in zip(
        (finding.agree_with_first, finding.agree_with_second), values, ("first", "second"), strict=True
    ):
        if not ids:
            continue
        count = str(len(ids)) if told else plural(len(ids), "document")
        stand = (
            f"{'says' if len(ids) == 1 else 'say'} {one_line(value)}" if all(values) else f"for the {ordinal}"
        )
        told.append(f"{count} {stand}{_names(ids)}")
    return " · ".join(told)


def _names(ids: tuple[str, ...]) -> str:
    """Name the documents where there are a few; a single one is named above already."""
    return f" ({', '.join(map(one_line, ids))})" if 1 < len(ids) <= _MOST_NAMED else ""


def _tally(found: Iterable[Finding]) -> str:
    """Return "2 errors, 1 warning"."""
    severities = [f.severity for f in found]
    counts = [(severities.count(s), _COUNTED_AS[s]) for s in _SEVERITIES]
    return ", ".join(plural(n, noun) for n, noun in counts if n)


def _print_summary(page: Page, report: Report, shown: Sequence[Finding]) -> None:
    drafts = sum(d.role == "draft" for d in report.documents)
    references = len(report.documents) - drafts
    scope = f"in {plural(drafts, 'document')}"
    if references:
        scope += f" against {plural(references, 'reference')}"
    effort = f"{plural(report.claims, 'claim')}, {plural(report.pairs, 'pair')} compared"
    if page.layout.timings and report.seconds is not None:
        effort += f", {report.seconds:.1f} s"
    verdict = (_tally(shown), Style.STRONG) if shown else ("No contradictions", "bold green")
    page.paragraph(phrase(verdict, f" {scope} ", (f"({effort})", Style.QUIET)))
    if report.suppressed:
        page.paragraph(phrase((f"{plural(report.suppressed, 'finding')} suppressed", Style.QUIET)))
    hidden = len(report.findings) - len(shown)
    if hidden:
        page.paragraph(
            phrase((f"{plural(hidden, 'note')} not shown: add --show info to read them", Style.QUIET))
        )
    if report.problems:
        page.paragraph(
            phrase((f"{plural(len(report.problems), 'problem')} with the input, on stderr", Style.WARNING))
        )
