"""JUnit XML: a document fails on what fails the run, and everything else is still told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from junitparser import JUnitXml, TestCase

from factcheck.judging import Severity
from factcheck.reports import Layout, Report
from tests.reports.samples import BOARD, COAST_WEEKLY, DATES, HARBOUR_POST, MISSING, NEGATION, NOTE, report
from tests.reports.schemas import junit_errors
from tests.reports.test_formats import printed


def cases(made: Report, failing: frozenset[Severity] = frozenset({"error"}), **how: bool) -> list[TestCase]:
    """The test cases of a report, which is valid, as another program reads them."""
    text = printed("junit", made, Layout(failing=failing, **how))
    assert junit_errors(text) == []
    (suite,) = JUnitXml.fromstring(text.encode())
    return list(suite)


def test_an_error_fails_its_document_and_no_other() -> None:
    outcome = {case.name: case.is_passed for case in cases(report(DATES))}
    assert outcome == {"harbour.txt": False, "coast.txt": True, "inquiry.txt": True}


def test_a_failure_tells_everything_about_it() -> None:
    (failure,) = cases(report(DATES))[0].result
    assert (failure.message, failure.type) == ("1 error", "FC101")
    assert failure.text.strip().splitlines() == [
        "error FC101 date: 2019-03-03 against 2018-02",
        "  harbour.txt:1:1",
        "    The ferry Aurora sank off Lysekil on 3 March 2019",
        "  coast.txt:1:42",
        "    which went down in February 2018",
    ]


@pytest.mark.parametrize(("failing", "passed"), [({"error"}, True), ({"error", "warning"}, False)])
def test_a_warning_fails_where_it_fails_the_run_and_is_output_elsewhere(
    failing: set[Severity], passed: bool
) -> None:
    case = cases(report(NEGATION), frozenset(failing))[0]
    assert case.is_passed is passed
    told = case.system_out if passed else case.result[0].text
    assert "warning FC108 negation: one side denies what the other states" in told


def test_several_findings_are_one_failure_that_counts_them() -> None:
    case = cases(report(DATES, DATES, NEGATION, NOTE), frozenset({"error", "warning"}), show_info=True)[0]
    (failure,) = case.result
    assert failure.message == "2 errors, 1 warning"
    assert failure.text.count("FC101") == 2
    assert "FC302" in case.system_out


def test_references_are_no_test_cases() -> None:
    assert [c.name for c in cases(report(DATES, references=(COAST_WEEKLY, BOARD)))] == ["harbour.txt"]


def test_articles_of_one_file_are_told_apart_by_their_ids() -> None:
    made = report()
    feed = tuple(
        replace(
            d, document=replace(d.document, path="feed.jsonl" if d.document is not BOARD else "board.txt")
        )
        for d in made.documents
    )
    assert [c.name for c in cases(replace(made, documents=feed))] == [
        "feed.jsonl#harbour",
        "feed.jsonl#coast",
        "board.txt",
    ]
    assert HARBOUR_POST.id == "harbour"


def test_a_problem_is_a_test_case_with_an_error() -> None:
    first = cases(report(problems=(MISSING,)))[0]
    (error,) = first.result
    assert first.name == "gone.txt: FC901 no such file"
    assert (error.message, error.type, error.text) == (
        "no such file",
        "FC901",
        "gone.txt: FC901 no such file",
    )


def test_the_time_is_that_of_the_run() -> None:
    assert 'time="0.875"' in printed("junit", report())
    assert "time=" not in printed("junit", report(), Layout(timings=False))
