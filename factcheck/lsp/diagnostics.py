"""From the findings of a check to what an editor underlines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
    Range,
)

from factcheck.claims import Claim
from factcheck.documents import Position as Place
from factcheck.judging import Finding, Severity, Side
from factcheck.lsp.checking import Outcome
from factcheck.lsp.positions import Units, lines_of, range_of, rest_of_line
from factcheck.reports import draft_first, one_line, place, shortened

__all__ = ["SOURCE", "Mark", "marks", "other_diagnostics"]

SOURCE = "factcheck"
"""The name under which editors show these diagnostics."""

_SEVERITIES: Mapping[Severity, DiagnosticSeverity] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}
_LONGEST_QUOTE = 300  # code points
_EMPTY = "FC902"  # of a text that somebody begins to write, no problem


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage that is underlined, the finding behind it, the other side, and where that stands."""

    diagnostic: Diagnostic
    finding: Finding
    theirs: Side
    other: Location
    references: frozenset[str]


PageOf = Callable[[str], str | None]
"""Tells the URI of the page on a rule, where there is one."""


def marks(outcome: Outcome, units: Units, page_of: PageOf, texts: Mapping[Path, str]) -> list[Mark]:
    """Return what to underline in the text that was checked.

    A finding is reported where the draft's side stands.  Other places in the same text that say either side get a hint
    that leads there, so that a writer who comes by sees it as well.  `texts` are those of other files that are open.
    """
    places = _Places(outcome, units, texts)
    out: list[Mark] = []
    for finding in outcome.findings:
        ours, theirs = draft_first(finding, outcome.references)
        also_ours, also_theirs = (finding.also_first, finding.also_second)
        if ours is finding.second:
            also_ours, also_theirs = also_theirs, also_ours
        everywhere = [
            (ours, theirs),
            *((s, theirs) for s in also_ours),
            *((s, ours) for s in (theirs, *also_theirs)),
        ]
        located = [(side, other, places.location(side)) for side, other in everywhere]
        for side, other, here in located:
            if here.uri != outcome.buffer.uri:
                continue
            others = [(s, where) for s, _, where in located if s is other]
            others += [(s, where) for s, _, where in located if s is not other and s is not side]
            diagnostic = _diagnostic(finding, here.range, others, page_of)
            if side is not ours:
                diagnostic.severity = DiagnosticSeverity.Hint
            out.append(Mark(diagnostic, finding, other, others[0][1], outcome.references))
    return out


def _diagnostic(
    finding: Finding, at: Range, others: Sequence[tuple[Side, Location]], page_of: PageOf
) -> Diagnostic:
    """Return what is shown at a place of a finding; `others` are its other places, that of the other side first."""
    other = others[0][0].claim.claim
    return Diagnostic(
        range=at,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=_described(finding.code, page_of),
        source=SOURCE,
        # Not every editor shows related information, so the message names the other side, too.
        message=f"{one_line(finding.explanation)}\n{one_line(place(other))}: {_quoted(other)}",
        related_information=[
            DiagnosticRelatedInformation(location=where, message=_quoted(side.claim.claim))
            for side, where in others
        ],
        data={"fingerprint": finding.fingerprint},
    )


def _quoted(claim: Claim) -> str:
    return f"“{shortened(claim.source_text, _LONGEST_QUOTE)}”"


def other_diagnostics(outcome: Outcome, units: Units, page_of: PageOf) -> Iterator[Diagnostic]:
    """Yield what is no finding: comments that silence nothing, and what is wrong with the text itself as an input."""
    lines = lines_of(outcome.buffer.text)
    for notice in outcome.notices:
        yield Diagnostic(
            range=rest_of_line(Place(notice.line, notice.column), lines, units),
            severity=DiagnosticSeverity.Warning,
            code=notice.code,
            code_description=_described(notice.code, page_of),
            source=SOURCE,
            message=one_line(notice.message),
            tags=[DiagnosticTag.Unnecessary],
        )
    for problem in outcome.problems:
        if problem.path == outcome.buffer.name and problem.code != _EMPTY:
            yield Diagnostic(
                range=rest_of_line(Place(problem.line or 1, 1), lines, units),
                severity=DiagnosticSeverity.Error,
                code=problem.code,
                code_description=_described(problem.code, page_of),
                source=SOURCE,
                message=one_line(problem.message),
            )


def _described(code: str, page_of: PageOf) -> CodeDescription | None:
    page = page_of(code)
    return CodeDescription(href=page) if page else None


class _Places:
    """Where the sides of findings stand: a URI, and a range in the units of the client."""

    def __init__(self, outcome: Outcome, units: Units, texts: Mapping[Path, str]) -> None:
        self._buffer = outcome.buffer
        self._files = outcome.files
        self._units = units
        self._texts = texts
        self._lines: dict[str, Sequence[str]] = {outcome.buffer.name: lines_of(outcome.buffer.text)}

    def location(self, side: Side) -> Location:
        name = side.claim.claim.document.path
        if name not in self._lines:
            self._lines[name] = lines_of(self._text(self._files[name]))
        uri = self._buffer.uri if name == self._buffer.name else self._files[name].absolute().as_uri()
        return Location(uri, range_of(side, self._lines[name], self._units))

    def _text(self, file: Path) -> str:
        """Return the text of a file, which only tells the units of columns: one that cannot be read does no harm."""
        if (known := self._texts.get(file.resolve())) is not None:
            return known
        try:
            return file.read_bytes().decode("utf-8", errors="replace").removeprefix("\ufeff")
        except OSError:
            return ""
