"""Code actions: what an editor offers to do about a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    Diagnostic,
    Position,
    Range,
    TextEdit,
    WorkspaceEdit,
)

from factcheck.documents import comment_marks
from factcheck.errors import UsageError
from factcheck.lsp.checking import Buffer
from factcheck.lsp.diagnostics import SOURCE, Mark
from factcheck.lsp.positions import Units, lines_of
from factcheck.reports import one_line, place
from factcheck.rules import RULES
from factcheck.suppression import ignore_comment

__all__ = ["SHOW_OTHER", "SHOW_RULE", "actions"]

SHOW_OTHER, SHOW_RULE = "factcheck.showOther", "factcheck.showRule"
"""Commands of the server: show the passage at a URI and a range, show the page on a rule."""

_RST = frozenset({".rst", ".rest"})


def actions(
    buffer: Buffer, diagnostics: Sequence[Diagnostic], marks: Sequence[Mark], units: Units
) -> Iterator[CodeAction]:
    """Yield what can be done about the diagnostics of a place, as the client hands them back.

    Their ranges are those of today: clients move them along as a text is edited.  `marks` are those of the last check.
    """
    ours = [d for d in diagnostics if d.source == SOURCE and str(d.code) in RULES]
    for diagnostic in ours:
        mark = _mark_of(diagnostic, marks)
        if mark is None:
            continue
        yield from _to_other(diagnostic, mark)
        yield from _ignore(buffer, diagnostic, units)
    for code in dict.fromkeys(str(d.code) for d in ours):
        yield CodeAction(
            title=f"What is {code} ({RULES[code].name})?",
            kind=CodeActionKind.QuickFix,
            diagnostics=[d for d in ours if d.code == code],
            command=Command(title="Show the rule", command=SHOW_RULE, arguments=[code]),
        )


def _mark_of(diagnostic: Diagnostic, marks: Sequence[Mark]) -> Mark | None:
    """Return what stands behind a diagnostic, on its side where both sides of the finding are in the text."""
    data = diagnostic.data if isinstance(diagnostic.data, dict) else {}
    found = [m for m in marks if m.finding.fingerprint == data.get("fingerprint")]
    if not found:  # a client that does not hand the data back
        found = [m for m in marks if m.diagnostic.message == diagnostic.message]
    same = [m for m in found if m.diagnostic.severity == diagnostic.severity]
    return next(iter(same or found), None)


def _to_other(diagnostic: Diagnostic, mark: Mark) -> Iterator[CodeAction]:
    yield CodeAction(
        title=f"Go to the other side ({one_line(place(mark.theirs.claim.claim))})",
        kind=CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        command=Command(
            title="Go to the other side", command=SHOW_OTHER, arguments=[mark.other.uri, mark.other.range]
        ),
    )


def _ignore(buffer: Buffer, diagnostic: Diagnostic, units: Units) -> Iterator[CodeAction]:
    code = str(diagnostic.code)
    suffix = PurePath(buffer.name).suffix
    try:
        comment = ignore_comment(suffix, [code])
    except UsageError:
        return  # a type of file without comments
    yield CodeAction(
        title=f"Ignore {code} in this paragraph",
        kind=CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        edit=WorkspaceEdit(
            changes={buffer.uri: [_insertion(comment, suffix, diagnostic, buffer.text, units)]}
        ),
    )


def _insertion(comment: str, suffix: str, diagnostic: Diagnostic, text: str, units: Units) -> TextEdit:
    """Return the edit that adds a comment: at the end of the line where comments have an end, else below it.

    reStructuredText has comments between paragraphs only.
    """
    lines = lines_of(text)
    row = min(diagnostic.range.end.line, len(lines) - 1)
    marks = comment_marks(suffix)
    between = "\n"
    if marks and marks.closing:
        between = " "
    elif suffix.lower() in _RST:
        between = "\n\n"
        while row + 1 < len(lines) and lines[row + 1].strip():
            row += 1
    end = Position(row, units(lines[row]))
    return TextEdit(range=Range(end, end), new_text=between + comment)
