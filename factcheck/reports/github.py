"""GitHub annotations: workflow commands that GitHub Actions turns into notes beside the text.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TextIO

from factcheck.errors import InputError
from factcheck.judging import Finding, Severity
from factcheck.reports.asides import asides
from factcheck.reports.page import Layout, plural
from factcheck.reports.places import place, region
from factcheck.reports.report import Report
from factcheck.reports.safe import one_line, shortened, visible
from factcheck.reports.sides import draft_first, reference_ids
from factcheck.reports.summary import in_a_line, shown
from factcheck.suppression import Notice

__all__ = ["print_github"]

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_MOST_OF_A_KIND = (
    10  # annotations of one level that GitHub shows for a step; it drops the rest without a word
)
_LONGEST_QUOTE = 300  # code points
_STDIN = "-"


class _Annotation(NamedTuple):
    level: str
    properties: dict[str, str | int]
    message: str


def print_github(report: Report, stream: TextIO, layout: Layout) -> None:
    """Print problems, findings (worst first) and idle comments as annotations, and a summary.

    A last line counts those that GitHub would not show.
    """
    references = reference_ids(report)
    found = shown(report, layout)
    annotations = [_problem(p) for p in report.problems] + [_finding(f, references) for f in found]
    annotations += [_notice(n) for n in report.notices]
    counts: Counter[str] = Counter()
    for annotation in annotations:
        counts[annotation.level] += 1
        if counts[annotation.level] <= _MOST_OF_A_KIND:
            stream.write(_command(annotation) + "\n")
    stream.write(in_a_line(report, found) + "\n")
    if aside := asides(report):
        stream.write(f"Not told: {aside}\n")
    left_out = list(_left_out(counts))
    if left_out:
        stream.write(
            f"Not annotated: {', '.join(left_out)} more (GitHub shows {_MOST_OF_A_KIND} of each a step)\n"
        )


def _left_out(counts: Mapping[str, int]) -> Iterator[str]:
    for level in _COMMANDS.values():
        if (more := counts[level] - _MOST_OF_A_KIND) > 0:
            yield plural(more, level)


def _finding(finding: Finding, references: frozenset[str]) -> _Annotation:
    ours, theirs = draft_first(finding, references)
    claim, other = ours.claim.claim, theirs.claim.claim
    start, end = region(claim)
    properties = _file(claim.document.path) | {"line": start.line, "endLine": end.line}
    if start.line == end.line:  # GitHub takes columns within one line only
        properties |= {"col": start.column, "endColumn": end.column}
    properties["title"] = f"{finding.code} {finding.type}"
    # The log of a step shows the message only, so it names the place, too.
    message = (
        f"{visible(place(claim))}: {one_line(finding.explanation)}\n"
        f"“{shortened(claim.source_text, _LONGEST_QUOTE)}”\n"
        f"against {visible(place(other))}\n"
        f"“{shortened(other.source_text, _LONGEST_QUOTE)}”"
    )
    return _Annotation(_COMMANDS[finding.severity], properties, message)


def _problem(problem: InputError) -> _Annotation:
    properties = _file(problem.path)
    if problem.line is not None:
        properties["line"] = problem.line
    properties["title"] = problem.code
    return _Annotation("error", properties, one_line(f"{problem.path}: {problem.message}"))


def _notice(notice: Notice) -> _Annotation:
    properties = _file(notice.path) | {"line": notice.line, "col": notice.column, "title": notice.code}
    return _Annotation("warning", properties, one_line(f"{notice.path}:{notice.line}: {notice.message}"))


def _file(path: str) -> dict[str, str | int]:
    return {} if path == _STDIN else {"file": visible(path)}


def _command(annotation: _Annotation) -> str:
    properties = ",".join(f"{key}={_property(value)}" for key, value in annotation.properties.items())
    return f"::{annotation.level} {properties}::{_data(annotation.message)}"


def _data(text: str) -> str:
    """Escape what would end a command, as GitHub's own toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str | int) -> str:
    """Escape what would end a property, too."""
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
