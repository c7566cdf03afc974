"""The JSON report: the contract that other programs rely on.  Keys are only ever added, and `version` says when not."""

from __future__ import annotations

import json
from typing import Any, TextIO

from factcheck.documents import Document, FieldName
from factcheck.judging import UNSUPPORTED, Backing, Dispute, Finding, Side
from factcheck.reports.page import Layout
from factcheck.reports.report import DocumentSummary, Report, SetAside
from factcheck.reports.safe import escaped
from factcheck.suppression import Notice

__all__ = [
    "FORMAT_VERSION",
    "document_fields",
    "dump",
    "finding_fields",
    "place_fields",
    "print_json",
    "render_json",
    "side_fields",
    "tool",
]

FORMAT_VERSION = 1
_CONFIDENCE_DIGITS = 4
_SECONDS_DIGITS = 2


def print_json(report: Report, stream: TextIO, layout: Layout) -> None:
    """Print the report as one JSON object; it holds notes whatever `layout` says."""
    text = render_json(
        report,
        timings=layout.timings,
        set_aside=layout.show_set_aside,
        disputed=layout.show_disputed,
        support=layout.show_unsupported,
    )
    stream.write(text + "\n")


def render_json(
    report: Report, *, timings: bool, set_aside: bool = False, disputed: bool = False, support: bool = False
) -> str:
    """Return the report as one JSON object, without the seconds unless `timings`.

    With `set_aside` it lists the findings that are set aside, too, apart from the others, and with `disputed` what
    opposing speakers say, which is no finding; with `support` what the references have for each claim of the drafts.
    Equal reports give equal text.
    """
    summary: dict[str, Any] = {
        "documents": len(report.documents),
        "claims": report.claims,
        "pairs": report.pairs,
        "clusters": report.clusters,
        "in_baseline": sum(s.by == "baseline" for s in report.set_aside),
        "outside_diff": sum(s.by == "diff" for s in report.set_aside),
    }
    if timings and report.seconds is not None:
        summary["seconds"] = round(report.seconds, _SECONDS_DIGITS)
    return dump(
        {
            "version": FORMAT_VERSION,
            "tool": tool(report.version, dict(report.models)),
            "documents": [_document(d) for d in report.documents],
            "findings": [finding_fields(f) for f in report.findings],
            "suppressed": report.suppressed,
            **({"set_aside": [_aside(s) for s in report.set_aside]} if set_aside else {}),
            **({"disputed": [_dispute(d) for d in report.disputed]} if disputed else {}),
            **({"support": [_support(b) for b in report.backing]} if support else {}),
            "notices": [_notice(n) for n in report.notices],
            "summary": summary,
        }
    )


def dump(value: Any, indent: int | None = 2) -> str:
    """Return `value` as JSON in Unicode, on one line where `indent` is None.

    Lone surrogates (from a file name that is not UTF-8, say) are escaped, so that the text can always be encoded, and
    so are controls, so that it can be shown on a terminal.
    """
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False))


def tool(version: str, models: dict[str, str]) -> dict[str, Any]:
    """Return who made the report, and with which weights."""
    return {"name": "factcheck", "version": version, "models": models}


def document_fields(document: Document) -> dict[str, Any]:
    """Return what names a document."""
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
    }


def _aside(aside: SetAside) -> dict[str, Any]:
    return {"by": aside.by, "where": aside.where, "reason": aside.reason} | finding_fields(aside.finding)


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "code": notice.code,
        "path": notice.path,
        "line": notice.line,
        "column": notice.column,
        "message": notice.message,
    }


def _document(summary: DocumentSummary) -> dict[str, Any]:
    return document_fields(summary.document) | {"claims": summary.claims}


def finding_fields(finding: Finding) -> dict[str, Any]:
    """Return a finding with both of its sides."""
    return {
        "fingerprint": finding.fingerprint,
        "code": finding.code,
        "type": finding.type,
        "severity": finding.severity,
        "confidence": round(float(finding.confidence), _CONFIDENCE_DIGITS),
        "explanation": finding.explanation,
        "claims": [side_fields(finding.first), side_fields(finding.second)],
        "cluster": {
            "id": int(finding.cluster),
            "agree_with_first": list(finding.agree_with_first),
            "agree_with_second": list(finding.agree_with_second),
            "voices": list(finding.voices),
        },
        "also": {
            "first": [side_fields(side) for side in finding.also_first],
            "second": [side_fields(side) for side in finding.also_second],
        },
    }


def place_fields(document: Document, field: FieldName, offset: int) -> dict[str, Any]:
    """Return page, paragraph and part of a file without lines, as far as they are known; nothing in one with lines."""
    place = document.place(field, offset)
    if place is None:
        return {}
    fields = {"page": place.page, "paragraph": place.paragraph, "part": place.part or None}
    return {key: value for key, value in fields.items() if value is not None}


def side_fields(side: Side) -> dict[str, Any]:
    """Return one side: where it stands, what it says, and its value."""
    claim = side.claim.claim
    line, column = claim.document.locate(claim.field, claim.start)
    start, end = claim.document.span(claim.field, claim.start, claim.end)
    return {
        "document": claim.document.id,
        "path": claim.document.path,
        "field": claim.field,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        **place_fields(claim.document, claim.field, claim.start),
        "text": claim.text,
        "sentence": claim.sentence.text,
        "value": side.value,
    }


def _dispute(dispute: Dispute) -> dict[str, Any]:
    """Return a dispute with both sides as in a finding, and who says each."""
    sides = (dispute.first, dispute.second)
    return {
        "type": dispute.type,
        "confidence": dispute.confidence,
        "explanation": dispute.explanation,
        "speakers": [side.claim.claim.speaker for side in sides],
        "claims": [side_fields(side) for side in sides],
    }


def _support(backing: Backing) -> dict[str, Any]:
    """Return what the references have for a claim, with a code where that is nothing, and the nearest passage."""
    return {
        "status": backing.status,
        "code": UNSUPPORTED if backing.status == "not found" else None,
        "score": round(float(backing.score), _CONFIDENCE_DIGITS),
        "explanation": backing.explanation,
        "claim": side_fields(backing.claim),
        "passage": side_fields(backing.passage) if backing.passage else None,
    }
