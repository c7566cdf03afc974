"""The JSON report: the contract that other programs rely on.  Keys are only ever added, and `version` says when not."""

from __future__ import annotations

import json
from typing import Any, TextIO

from factcheck.documents import Document
from factcheck.judging import Finding, Side
from factcheck.reports.page import Layout
from factcheck.reports.report import DocumentSummary, Report
from factcheck.reports.safe import escaped

__all__ = ["FORMAT_VERSION", "document_fields", "dump", "finding_fields", "print_json", "render_json", "tool"]

FORMAT_VERSION = 1
_CONFIDENCE_DIGITS = 4
_SECONDS_DIGITS = 2


def print_json(report: Report, stream: TextIO, layout: Layout) -> None:
    """Print the report as one JSON object; it holds notes whatever `layout` says."""
    stream.write(render_json(report, timings=layout.timings) + "\n")


def render_json(report: Report, *, timings: bool) -> str:
    """Return the report as one JSON object, without the seconds unless `timings`.

    Equal reports give equal text.
    """
    summary: dict[str, Any] = {
        "documents": len(report.documents),
        "claims": report.claims,
        "pairs": report.pairs,
        "clusters": report.clusters,
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
        "claims": [_side(finding.first), _side(finding.second)],
        "cluster": {
            "id": int(finding.cluster),
            "agree_with_first": list(finding.agree_with_first),
            "agree_with_second": list(finding.agree_with_second),
            "voices": list(finding.voices),
        },
        "also": {
            "first": [_side(side) for side in finding.also_first],
            "second": [_side(side) for side in finding.also_second],
        },
    }


def _side(side: Side) -> dict[str, Any]:
    claim = side.claim.claim
    line, column = claim.document.locate(claim.field, claim.start)
    return {
        "document": claim.document.id,
        "path": claim.document.path,
        "field": claim.field,
        "start": claim.start,
        "end": claim.end,
        "line": line,
        "column": column,
        "text": claim.text,
        "sentence": claim.sentence.text,
        "value": side.value,
    }
