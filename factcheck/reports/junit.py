"""JUnit XML: one test case a document, for the test panes of Jenkins, GitLab and the like.

There is no one standard; the elements and attributes used here are those that Jenkins' junit-10.xsd allows.  A document
fails when it holds a finding that fails the run; what does not fail it is told as its output.  A problem with an input
is a test case of its own, with an error.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from factcheck.errors import InputError
from factcheck.judging import Finding
from factcheck.reports.page import Layout, plural
from factcheck.reports.places import place
from factcheck.reports.report import DocumentSummary, Report
from factcheck.reports.safe import one_line, visible
from factcheck.reports.sides import draft_first, reference_ids
from factcheck.reports.summary import shown, tally
from factcheck.suppression import Notice

__all__ = ["print_junit"]

_NAME = "factcheck"
_STAND_IN = "\ufffd"
_NOT_IN_XML = dict.fromkeys(
    (0xFFFE, 0xFFFF), _STAND_IN
)  # what XML 1.0 forbids beyond controls and surrogates


def print_junit(report: Report, stream: TextIO, layout: Layout) -> None:
    """Print the report as a document of one test suite."""
    references = reference_ids(report)
    found: dict[str, list[Finding]] = {}
    for finding in shown(report, layout):
        ours, _ = draft_first(finding, references)
        found.setdefault(ours.claim.claim.document.id, []).append(finding)
    drafts = [d for d in report.documents if d.role == "draft"]
    files = Counter(d.document.path for d in drafts)
    notices: dict[str, list[Notice]] = {}
    for notice in report.notices:
        notices.setdefault(notice.path, []).append(notice)
    cases = [_problem(p) for p in report.problems]
    cases += [
        _case(
            d,
            found.get(d.document.id, ()),
            notices.get(d.document.path, ()),
            references,
            layout,
            alone=files[d.document.path] == 1,
        )
        for d in drafts
    ]
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(ET.tostring(_suites(cases, report, layout), encoding="unicode") + "\n")


def _suites(cases: Sequence[ET.Element], report: Report, layout: Layout) -> ET.Element:
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(c.find("failure") is not None for c in cases)),
        "errors": str(sum(c.find("error") is not None for c in cases)),
    }
    if layout.timings and report.seconds is not None:
        counts["time"] = f"{report.seconds:.3f}"
    root = ET.Element("testsuites", {"name": _NAME, **counts})
    suite = ET.SubElement(root, "testsuite", {"name": _NAME, **counts})
    suite.extend(cases)
    ET.indent(root)
    return root


def _case(
    summary: DocumentSummary,
    found: Sequence[Finding],
    notices: Sequence[Notice],
    references: frozenset[str],
    layout: Layout,
    *,
    alone: bool,
) -> ET.Element:
    document = summary.document
    case = _element("testcase", name=document.path if alone else f"{document.path}#{document.id}")
    failing = [f for f in found if f.severity in layout.failing]
    others = [f for f in found if f.severity not in layout.failing]
    warned = notices if "warning" in layout.failing else ()
    if failing or warned:
        # One element: readers of JUnit show one failure of a test case.
        told = [tally(failing), plural(len(warned), "idle comment") if warned else ""]
        code = failing[0].code if failing else warned[0].code
        attributes = _attributes(message=", ".join(filter(None, told)), type=code)
        ET.SubElement(case, "failure", attributes).text = _text(failing, warned, references)
    rest = () if warned else notices
    if others or rest:
        ET.SubElement(case, "system-out").text = _text(others, rest, references)
    return case


def _problem(problem: InputError) -> ET.Element:
    case = _element("testcase", name=str(problem))  # two problems of one file have two names
    error = ET.SubElement(case, "error", _attributes(message=problem.message, type=problem.code))
    error.text = _clean(str(problem))
    return case


def _element(tag: str, *, name: str) -> ET.Element:
    return ET.Element(tag, _attributes(name=name, classname=_NAME))


def _attributes(**values: str) -> dict[str, str]:
    return {key: _clean(value) for key, value in values.items()}


def _text(found: Sequence[Finding], notices: Sequence[Notice], references: frozenset[str]) -> str:
    """Return each finding with both passages and each notice, a blank line between two."""
    blocks = []
    for finding in found:
        sides = [side.claim.claim for side in draft_first(finding, references)]
        head = f"{finding.severity} {finding.code} {finding.type}: {one_line(finding.explanation)}"
        quotes = [f"  {place(c)}\n    {one_line(c.source_text)}" for c in sides]
        blocks.append("\n".join(_clean(line) for line in "\n".join([head, *quotes]).split("\n")))
    blocks += [_clean(one_line(str(n))) for n in notices]
    return "\n" + "\n\n".join(blocks) + "\n"


def _clean(line: str) -> str:
    """Return a line of text with nothing in it that XML forbids or that steers a terminal."""
    return visible(line).translate(_NOT_IN_XML)
