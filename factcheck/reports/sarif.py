"""SARIF 2.1.0: one run with its rules, documents, findings, and the problems with the input.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; within what GitHub code scanning takes:
https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, TextIO
from urllib.parse import quote

from factcheck.claims import Claim
from factcheck.errors import InputError
from factcheck.judging import Finding, Severity
from factcheck.reports.asides import why_aside
from factcheck.reports.json_report import dump
from factcheck.reports.page import Layout, plural
from factcheck.reports.places import place, region, spot
from factcheck.reports.report import Report, SetAside
from factcheck.reports.safe import one_line, visible
from factcheck.reports.sides import draft_first, reference_ids
from factcheck.reports.summary import SEVERITIES
from factcheck.rules import RULES, Group, Rule, rule_markdown, rule_text
from factcheck.suppression import Notice

__all__ = ["print_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RESULTS = 5_000  # of a run that GitHub shows
_FINGERPRINT = "factcheck/v1"
_MOST_ELSEWHERE = 20  # further places of a result; a claim that a whole feed repeats has thousands
_OTHER_SIDE = 0  # id of the related location that a message links to
_STDIN = "-"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_GROUP_LEVELS: Mapping[Group, str] = {
    "contradiction": "error", "draft": "note", "note": "note", "comment": "warning", "problem": "error"
}  # fmt: skip
_NO_RESULT = ("comment", "problem")  # groups that are told as notifications
_RULES = tuple(rule for rule in RULES.values() if rule.group not in _NO_RESULT)
_PROBLEMS = tuple(rule for rule in RULES.values() if rule.group in _NO_RESULT)
_INDEX = {rule.code: i for rules in (_RULES, _PROBLEMS) for i, rule in enumerate(rules)}


def print_sarif(report: Report, stream: TextIO, layout: Layout) -> None:
    """Print the report as a SARIF log; it holds notes whatever `layout` says, the worst 5,000 findings at most.

    Findings that are set aside come last, with their `suppressions`, where `layout` asks for them: GitHub shows them as
    if nobody had silenced them.
    """
    run = _run(report, report.set_aside if layout.show_set_aside else ())
    stream.write(dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n")


def _run(report: Report, set_aside: Sequence[SetAside]) -> dict[str, Any]:
    references = reference_ids(report)
    state = {"baselineState": "new"} if any(s.by == "baseline" for s in report.set_aside) else {}
    worst: list[Finding | SetAside] = [
        *sorted(report.findings, key=lambda f: SEVERITIES.index(f.severity)),
        *set_aside,
    ]
    return {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": report.version,
                "rules": [_descriptor(rule) for rule in _RULES],
                "notifications": [_descriptor(rule) for rule in _PROBLEMS],
                "properties": {"models": dict(report.models)},
            }
        },
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "toolExecutionNotifications": [
                    *(_notification(p) for p in report.problems),
                    *(_notice(n) for n in report.notices),
                    *_left_out(worst[_MOST_RESULTS:]),
                ],
            }
        ],
        "artifacts": _artifacts(report),
        "results": [
            _aside(f, references) if isinstance(f, SetAside) else _result(f, references) | state
            for f in worst[:_MOST_RESULTS]
        ],
        "columnKind": "unicodeCodePoints",
    }


def _descriptor(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split()),
        "shortDescription": {"text": _sentence(rule.summary)},
        "fullDescription": {"text": rule.details},
        "help": {"text": rule_text(rule), "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"level": _GROUP_LEVELS[rule.group]},
    }


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."


def _artifacts(report: Report) -> list[dict[str, Any]]:
    """List the files that were checked, each once, however many documents it holds."""
    drafts = {d.document.path for d in report.documents if d.role == "draft"}
    paths = dict.fromkeys(d.document.path for d in report.documents)
    return [
        {"location": {"uri": _uri(path)}} | ({"roles": ["analysisTarget"]} if path in drafts else {})
        for path in paths
    ]


def _result(finding: Finding, references: frozenset[str]) -> dict[str, Any]:
    ours, theirs = (side.claim.claim for side in draft_first(finding, references))
    link = re.sub(r"([\[\]\\])", r"\\\1", visible(place(theirs)))
    message = (
        f"{_plain(finding.explanation)}. "
        f"The other side is [{_literal(link)}]({_OTHER_SIDE}): “{_plain(theirs.source_text)}”"
    )
    elsewhere = [side.claim.claim for side in (*finding.also_first, *finding.also_second)]
    related = [
        {
            "id": number,
            "message": {"text": _plain(claim.source_text)},
            "physicalLocation": _location(claim),
            **_logical(claim),
        }
        for number, claim in enumerate([theirs, *elsewhere[:_MOST_ELSEWHERE]], start=_OTHER_SIDE)
    ]
    return {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": _LEVELS[finding.severity],
        "rank": round(100 * float(finding.confidence), 1),
        "message": {"text": message},
        "locations": [{"physicalLocation": _location(ours), **_logical(ours)}],
        "relatedLocations": related,
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {"type": finding.type, "confidence": round(float(finding.confidence), 4)},
    }


def _aside(aside: SetAside, references: frozenset[str]) -> dict[str, Any]:
    """Return a result with what keeps it from being told."""
    suppression = {
        "kind": "inSource" if aside.by == "comment" else "external",
        "status": "accepted",
        "justification": why_aside(aside),
    }
    state = {"baselineState": "unchanged"} if aside.by == "baseline" else {}
    return _result(aside.finding, references) | {"suppressions": [suppression]} | state


def _location(claim: Claim) -> dict[str, Any]:
    start, end = region(claim)
    return {
        "artifactLocation": {"uri": _uri(claim.document.path)},
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "snippet": {"text": _snippet(claim)},
        },
    }


def _snippet(claim: Claim) -> str:
    """Return the words of the clause as they stand in the file, with the markup inside them."""
    if claim.field == "title" or not claim.document.raw:
        return claim.source_text
    start, end = claim.document.span(claim.field, claim.start, claim.end)
    return claim.document.raw[start:end]


def _logical(claim: Claim) -> dict[str, Any]:
    """Return page and paragraph in a file without lines, whose region counts in the text that was taken from it."""
    found = spot(claim)
    return {"logicalLocations": [{"fullyQualifiedName": _plain(found.words)}]} if found else {}


def _notification(problem: InputError) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": _uri(problem.path)}}
    if problem.line is not None:
        where["region"] = {"startLine": problem.line}
    return {
        "descriptor": {"id": problem.code, "index": _INDEX[problem.code]},
        "level": "error",
        "message": {"text": _plain(f"{problem.path}: {problem.message}")},
        "locations": [{"physicalLocation": where}],
    }


def _notice(notice: Notice) -> dict[str, Any]:
    where = {
        "artifactLocation": {"uri": _uri(notice.path)},
        "region": {"startLine": notice.line, "startColumn": notice.column},
    }
    return {
        "descriptor": {"id": notice.code, "index": _INDEX[notice.code]},
        "level": "warning",
        "message": {"text": _plain(notice.message)},
        "locations": [{"physicalLocation": where}],
    }


def _left_out(rest: Sequence[Finding | SetAside]) -> Iterable[dict[str, Any]]:
    if rest:
        text = f"{plural(len(rest), 'finding')} left out: the report holds the worst {_MOST_RESULTS:,}."
        yield {"level": "warning", "message": {"text": text}}


def _plain(text: str) -> str:
    """Return text for a message, on one line, in which nothing is taken for a link or a placeholder.

    Brackets are escaped only where they would make a link: viewers that know no links show the backslash.
    """
    return _literal(one_line(text).replace("](", "\\]("))


def _literal(text: str) -> str:
    """Double the braces: one alone begins a placeholder (SARIF 2.1.0, 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")


def _uri(path: str) -> str:
    """Return a relative path as a relative URI reference, an absolute one as a file URI; standard input as `stdin`."""
    if path == _STDIN:
        return "stdin"
    pure = PurePath(path)
    encoded = quote(_encoded(pure.as_posix()))
    return f"file://{'' if encoded.startswith('/') else '/'}{encoded}" if pure.is_absolute() else encoded


def _encoded(path: str) -> bytes:
    """Return the bytes of a file name, which need not be UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character of Windows
        return path.encode("utf-8", "surrogatepass")
