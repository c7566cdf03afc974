"""What holds for every format: it has a printer, shows what it should, and never steers a terminal."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest

from factcheck.errors import InputError
from factcheck.reports import FORMATS, Layout, Report, print_report
from factcheck.settings import ReportFormat
from tests.reports.samples import (
    BOARD,
    COAST_WEEKLY,
    DATES,
    NEGATION,
    NOTE,
    document,
    finding,
    report,
    side,
)
from tests.reports.schemas import junit_errors, sarif_errors

EVERY_FORMAT = pytest.mark.parametrize("name", FORMATS)
FOR_PROGRAMS = ("json", "jsonl", "sarif", "gitlab")
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

HOSTILE = "She \x1b[2Jsank \x9b31m\x07 on\u202e 3 March \x00\ufffe\uffff ]]>&<b>::error::%0A%s{0} [x](0) @crew #12 **2019** | `a`"
ODD_PATH = "m\udcff\x1b[31m\n::error file=x::a,b%c&\u202e.txt"


def printed(name: str, report: Report, layout: Layout | None = None) -> str:
    out = io.StringIO()
    print_report(name, report, out, layout or Layout())
    return out.getvalue()


def test_the_command_line_offers_every_format() -> None:
    assert list(FORMATS) == [str(f) for f in ReportFormat]


@EVERY_FORMAT
def test_a_finding_names_its_code_and_both_files(name: str) -> None:
    out = printed(name, report(DATES))
    assert [
        w for w in ("FC101", "harbour.txt", "coast.txt", "2019-03-03 against 2018-02") if w not in out
    ] == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("terminal", "No contradictions in 3 documents"),
        ("concise", "No contradictions in 3 documents"),
        ("json", '"findings": []'),
        ("sarif", '"results": []'),
        ("github", "No contradictions in 3 documents"),
        ("gitlab", "[]"),
        ("junit", 'failures="0" errors="0"'),
        ("markdown", "no contradictions in 3 documents"),
    ],
)
def test_nothing_found_is_a_report_too(name: str, told: str) -> None:
    assert told in printed(name, report())


def test_nothing_found_is_no_line() -> None:
    assert printed("jsonl", report()) == ""


@EVERY_FORMAT
def test_people_see_notes_on_request_and_programs_always(name: str) -> None:
    without = printed(name, report(NOTE))
    with_notes = printed(name, report(NOTE), Layout(show_info=True))
    told = "these may be different events"
    assert told in with_notes
    assert (told in without) is (name in FOR_PROGRAMS)


@EVERY_FORMAT
def test_equal_runs_print_equal_text_without_timings(name: str) -> None:
    layout = Layout(timings=False)
    one, other = (printed(name, report(DATES, NEGATION, seconds=s), layout) for s in (0.8, 1.9))
    assert one == other


@EVERY_FORMAT
def test_nothing_in_a_document_steers_a_terminal(name: str) -> None:
    wreck = document("wreck", HOSTILE, path=ODD_PATH, title=HOSTILE, source=HOSTILE)
    clash = finding(side(wreck, HOSTILE, "3 March", HOSTILE), DATES.second, explanation=HOSTILE)
    problem = InputError(f"cannot be read {HOSTILE}", path=ODD_PATH, code="FC901", line=3)
    hostile = report(clash, NOTE, problems=(problem,))
    hostile = replace(hostile, documents=(*hostile.documents, replace(hostile.documents[0], document=wreck)))
    out = printed(name, hostile, Layout(show_info=True))
    assert not CONTROLS.search(out)
    out.encode("utf-8")
    if name == "github":
        assert [line for line in out.splitlines() if line.startswith("::error file=x::")] == []
    if name == "jsonl":
        assert [json.loads(line) for line in out.splitlines()]
    elif name in FOR_PROGRAMS:
        json.loads(out)
    if name == "sarif":
        assert sarif_errors(out) == []
    if name == "junit":
        assert junit_errors(out) == []


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("concise", r"^harbour\.txt:1:1: FC101 .* \(see coast\.txt:1:42\)$"),
        (
            "sarif",
            r'"locations": \[\s+\{\s+"physicalLocation": \{\s+"artifactLocation": \{\s+"uri": "harbour\.txt"',
        ),
        ("github", r"^::error file=harbour\.txt,"),
        ("gitlab", r'"path": "harbour\.txt"'),
        ("junit", r'<testcase name="harbour\.txt" classname="factcheck">\s+<failure '),
        ("markdown", r"`harbour\.txt:1:1`\n\n> The ferry[^`]+`coast\.txt:1:42`"),
    ],
)
def test_the_draft_s_side_is_the_place_of_a_finding(name: str, ours: str) -> None:
    """Also where the finding names it second."""
    out = printed(name, report(finding(DATES.second, DATES.first), references=(COAST_WEEKLY, BOARD)))
    assert re.search(ours, out, re.MULTILINE)
