"""GitHub annotations: escaped, and no more than GitHub shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.documents import from_text
from factcheck.errors import InputError
from factcheck.reports import Layout
from tests.reports.samples import (
    DATES,
    HARBOUR_POST,
    MISSING,
    NEGATION,
    NOTE,
    SUNK_IN_2018,
    finding,
    report,
    side,
)
from tests.reports.test_formats import printed


def lines(*findings: object, **changes: object) -> list[str]:
    return printed("github", report(*findings, **changes), Layout(show_info=True)).splitlines()  # type: ignore[arg-type]


def test_an_annotation_says_where_what_and_against_what() -> None:
    assert lines(DATES)[0] == (
        "::error file=harbour.txt,line=1,endLine=1,col=1,endColumn=50,title=FC101 date::"
        "harbour.txt:1:1: 2019-03-03 against 2018-02%0A"
        "“The ferry Aurora sank off Lysekil on 3 March 2019”%0A"
        "against coast.txt:1:42%0A"
        "“which went down in February 2018”"
    )


def test_what_would_end_a_property_or_a_command_is_escaped() -> None:
    odd = replace(HARBOUR_POST, path="a,b:c%d.txt")
    line = lines(
        finding(side(odd, "The ferry Aurora sank"), SUNK_IN_2018, explanation="100% against\r\n50%")
    )[0]
    assert line.startswith("::error file=a%2Cb%3Ac%25d.txt,line=1,")
    assert "a,b:c%25d.txt:1:1: 100%25 against 50%25%0A" in line


def test_columns_are_given_within_one_line_only() -> None:
    ferry = from_text("The ferry sank\non 3 March 2019.", id="ferry", path="ferry.txt")
    line = lines(finding(side(ferry, "The ferry sank\non 3 March 2019"), SUNK_IN_2018))[0]
    assert line.startswith("::error file=ferry.txt,line=1,endLine=2,title=FC101 date::")


def test_standard_input_is_no_file() -> None:
    line = lines(finding(side(replace(HARBOUR_POST, path="-"), "The ferry Aurora sank"), SUNK_IN_2018))[0]
    assert line.startswith("::error line=1,")


def test_a_problem_is_an_error_with_its_line() -> None:
    broken = InputError("no JSON object", path="feed.jsonl", code="FC905", line=3)
    assert lines(problems=(MISSING, broken))[:2] == [
        "::error file=gone.txt,title=FC901::gone.txt: no such file",
        "::error file=feed.jsonl,line=3,title=FC905::feed.jsonl: no JSON object",
    ]


@pytest.mark.parametrize(
    ("errors", "warnings", "notes", "rest"),
    [
        (10, 10, 10, None),
        (12, 3, 0, "Not annotated: 2 errors more (GitHub shows 10 of each a step)"),
        (11, 13, 11, "Not annotated: 1 error, 3 warnings, 1 notice more (GitHub shows 10 of each a step)"),
    ],
)
def test_ten_of_each_level_are_annotated_and_the_rest_is_counted(
    errors: int, warnings: int, notes: int, rest: str | None
) -> None:
    found = lines(*[DATES] * errors, *[NEGATION] * warnings, *[NOTE] * notes)
    commands = [line.split(" ")[0] for line in found if line.startswith("::")]
    assert [commands.count(f"::{level}") for level in ("error", "warning", "notice")] == [
        min(n, 10) for n in (errors, warnings, notes)
    ]
    assert (found[-1] if found[-1].startswith("Not") else None) == rest


def test_problems_count_among_the_errors_and_come_first() -> None:
    found = lines(*[DATES] * 10, problems=(MISSING,))
    assert found[0].startswith("::error file=gone.txt")
    assert found[-1].startswith("Not annotated: 1 error more")
