"""The concise report: one line a finding, worst first."""

from __future__ import annotations

from tests.reports.samples import DATES, NEGATION, NOTE, report
from tests.reports.test_formats import printed


def test_lines_and_a_summary() -> None:
    assert printed("concise", report(NEGATION, DATES, NOTE)).splitlines() == [
        "harbour.txt:1:1: FC101 error: 2019-03-03 against 2018-02 (see coast.txt:1:42)",
        "harbour.txt:1:56: FC108 warning: one side denies what the other states (see inquiry.txt:1:22)",
        "1 error, 1 warning in 3 documents (1 note not shown: add --show info to read them)",
    ]


def test_nothing_found() -> None:
    assert printed("concise", report()) == "No contradictions in 3 documents\n"
