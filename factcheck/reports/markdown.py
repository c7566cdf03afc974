"""Markdown: a report for a comment on a pull request, or for a mail to an editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TextIO

from factcheck.errors import InputError
from factcheck.judging import Finding, Severity, Side
from factcheck.reports.asides import asides
from factcheck.reports.backed import BACKING_HEADING, backing_lines
from factcheck.reports.disputed import HEADING, dispute_lines
from factcheck.reports.excerpt import Excerpt, excerpt
from factcheck.reports.page import Layout, plural
from factcheck.reports.places import place
from factcheck.reports.report import Report
from factcheck.reports.safe import one_line, shortened, visible
from factcheck.reports.sides import by_draft, draft_first, reference_ids
from factcheck.reports.summary import effort, not_shown, shown, verdict
from factcheck.reports.wording import also, certainty, stand
from factcheck.suppression import Notice

__all__ = ["finding_markdown", "print_markdown"]

_HEADS: Mapping[Severity, str] = {"error": "Error", "warning": "Warning", "info": "Note"}
_LONGEST = 60_000  # characters of findings; a comment on GitHub holds 65,536 in all
_LONGEST_TITLE = 160  # code points
_SPECIAL = re.compile(r"[\\`*_\[\]<>~$]|&(?=#?\w+;)")
_MENTION = re.compile(r"([@#])(?=\w)")
_WORD_JOINER = "\u2060"  # has no width, and keeps "@name" and "#1" from calling a person or naming an issue
_LINE_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=#]))")  # of a list, a heading or a rule
_DOT = " · "


def print_markdown(report: Report, stream: TextIO, layout: Layout) -> None:
    """Print a heading with the count, problems, the findings worst first, and a line on what was compared.

    What does not fit into a comment is counted.
    """
    references = reference_ids(report)
    found = shown(report, layout)
    head = verdict(report, found)
    stream.write(f"## factcheck: {head[0].lower()}{head[1:]}\n\n")
    stream.write(_listed("Problems with the input", report.problems))
    stream.write(_listed("Comments without effect", report.notices))
    room, left_out = _LONGEST, 0
    for _, group in by_draft(found, references):
        for finding in group:
            section = finding_markdown(finding, references)
            room -= len(section)
            if room < 0:
                left_out += 1
                continue
            stream.write(section)
    if left_out:
        stream.write(f"**{plural(left_out, 'finding')} more did not fit here.**\n\n")
    stream.write(_listed(HEADING, dispute_lines(report, layout)))
    stream.write(_listed(BACKING_HEADING, backing_lines(report, layout)))
    closing = [effort(report, layout), asides(report), not_shown(report, found)]
    stream.write(f"*{_DOT.join(c for c in closing if c)}*\n")


def _listed(title: str, entries: Iterable[InputError | Notice | str]) -> str:
    lines = [f"- {_literal(str(e))}\n" for e in entries]
    return f"### {title}\n\n{''.join(lines)}\n" if lines else ""


def finding_markdown(finding: Finding, references: frozenset[str]) -> str:
    """Return a heading, why, both passages with the clashing words in bold, and who stands where.

    `references` are the ids of the documents that are only checked against.
    """
    head = f"### {_HEADS[finding.severity]} {finding.code} {finding.type}{certainty(finding)}\n\n"
    sides = "".join(_side(side, references) for side in draft_first(finding, references))
    closing = [_literal(words) for words in (stand(finding), also(finding)) if words]
    return f"{head}{_literal(finding.explanation)}\n\n{sides}{'<br>'.join(closing)}\n\n"


def _side(side: Side, references: frozenset[str]) -> str:
    claim = side.claim.claim
    document = claim.document
    about = [
        "" if claim.field == "title" else f"**{_literal(shortened(document.title, _LONGEST_TITLE))}**",
        _literal(document.source),
        document.published.isoformat() if document.published else "",
        "reference" if document.id in references else "",
        "headline" if claim.field == "title" else "",
        _code(place(claim)),
    ]
    told = _DOT.join(a for a in about if a.strip("*"))
    cut = excerpt(side)
    reading = f"\n>\n> *read as: {_literal(cut.reading)}*" if cut.reading else ""
    return f"{told}\n\n> {_marked(cut)}{reading}\n\n"


def _marked(cut: Excerpt) -> str:
    """Return the excerpt with the clashing words in bold, and our own notes in italics."""
    marks = {"clash": "**", "note": "*"}
    out = ""
    for words, kind in cut.pieces:
        body = words.strip()
        if not body:
            out += words
            continue
        lead, tail = words[: words.index(body)], words[len(words.rstrip()) :]
        mark = marks.get(kind, "")
        out += f"{lead}{mark}{_escaped(body)}{mark}{tail}"
    return _line_start(out)


def _literal(text: str) -> str:
    """Return text on one line in which nothing is taken for Markdown or HTML, and nobody is mentioned."""
    return _line_start(_escaped(one_line(text)))


def _escaped(text: str) -> str:
    return _MENTION.sub(rf"\1{_WORD_JOINER}", _SPECIAL.sub(r"\\\g<0>", text))


def _line_start(text: str) -> str:
    """Escape what makes a list or a rule of a line at its beginning."""
    return _LINE_START.sub(r"\1\\", text)


def _code(text: str) -> str:
    """Return a code span around text; more backticks than stand in a row inside make its fence."""
    inside = visible(text)
    longest = max((len(run) for run in re.findall("`+", inside)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest else ""
    return f"{fence}{space}{inside}{space}{fence}"
