"""Where an action puts the comment that silences a rule, for each type of file."""

from __future__ import annotations

import pytest
from lsprotocol import types as lsp

from factcheck.lsp.actions import actions
from factcheck.lsp.checking import Buffer
from factcheck.lsp.diagnostics import SOURCE, Mark
from tests.lsp.editor import edited
from tests.reports.samples import DATES, SUNK_IN_2018

TEXT = "The Aurora sank on 3 March,\nthey say.\n\nThe next paragraph.\n"


def offered(
    name: str, *, code: str = "FC101", fingerprint: str = DATES.fingerprint
) -> dict[str, lsp.CodeAction]:
    """Return the actions for a finding in the first line of `TEXT`, by title."""
    first_line = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 10))
    mark = Mark(
        lsp.Diagnostic(first_line, "why", lsp.DiagnosticSeverity.Error, code, source=SOURCE),
        DATES, SUNK_IN_2018, lsp.Location("file:///coast.txt", first_line), frozenset(),
    )  # fmt: skip
    here = lsp.Diagnostic(first_line, "why", code=code, source=SOURCE, data={"fingerprint": fingerprint})
    buffer = Buffer(f"file:///{name}", name, None, TEXT)
    return {action.title: action for action in actions(buffer, [here], [mark], len)}


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("a.md", TEXT.replace("March,", "March, <!-- factcheck: ignore FC101 -->")),
        ("a.html", TEXT.replace("March,", "March, <!-- factcheck: ignore FC101 -->")),
        ("a.txt", TEXT.replace("March,", "March, [factcheck: ignore FC101]")),
        ("a.tex", TEXT.replace("March,", "March,\n% factcheck: ignore FC101")),
        ("a.adoc", TEXT.replace("March,", "March,\n// factcheck: ignore FC101")),
        ("a.rst", TEXT.replace("say.", "say.\n\n.. factcheck: ignore FC101")),
    ],
)
def test_the_comment_goes_where_the_type_of_file_takes_one(name: str, after: str) -> None:
    edit = offered(name)["Ignore FC101 in this paragraph"].edit
    assert edit
    assert edit.changes
    (change,) = edit.changes[f"file:///{name}"]
    assert edited(TEXT, change) == after


def test_a_type_of_file_without_comments_offers_the_rest() -> None:
    assert list(offered("a.jsonl")) == ["Go to the other side (coast.txt:1:42)", "What is FC101 (date)?"]


def test_a_client_that_keeps_no_data_is_served_by_the_message() -> None:
    assert "Ignore FC101 in this paragraph" in offered("a.md", fingerprint="")


def test_what_another_program_underlines_is_none_of_ours() -> None:
    assert offered("a.md", code="E501") == {}
