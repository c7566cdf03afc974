"""Findings that are set aside, and comments without effect, in every format."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from factcheck.reports import FORMATS, Layout, SetAside
from factcheck.suppression import Notice
from tests.reports.samples import DATES, NEGATION, NOTE, SLEPT, SUNK_IN_2018, finding, report
from tests.reports.schemas import junit_errors, sarif_errors
from tests.reports.test_formats import printed

SILENCED = SetAside(DATES, "comment", "harbour.txt:3:1", "the inquiry says \x1b[2J2019")
KNOWN = SetAside(NEGATION, "baseline", "known.json")
OLD = SetAside(NOTE, "diff", "main")
ASIDE = report(
    finding(SLEPT, SUNK_IN_2018, code="FC113", type="sequence"),
    suppressed=1,
    set_aside=(SILENCED, KNOWN, OLD),
)
IDLE = Notice("harbour.txt", 3, 1, "the comment silences nothing: \x1b[2Jno finding")
LISTED = Layout(show_set_aside=True)


@pytest.mark.parametrize("name", ["terminal", "concise", "github", "markdown"])
def test_people_are_told_how_many_and_why(name: str) -> None:
    out = " ".join(printed(name, ASIDE).split())
    for words in (
        "1 error silenced by comments",
        "1 warning in the baseline",
        "1 note on no line that changed since main",
    ):
        assert words in out


@pytest.mark.parametrize("name", ["terminal", "concise", "github", "markdown"])
def test_nothing_else_is_found_where_something_is_set_aside(name: str) -> None:
    out = printed(name, report(set_aside=(SILENCED,))).lower()
    assert "no other contradictions in 3 documents" in out
    assert "no contradictions in 3 documents" in printed(name, report()).lower()


@pytest.mark.parametrize("name", ["terminal", "concise"])
def test_people_see_them_on_request(name: str) -> None:
    out = " ".join(printed(name, ASIDE, LISTED).split())
    assert "harbour.txt:1:1: FC101 error: 2019-03-03 against 2018-02 (see coast.txt:1:42)" in out
    assert "silenced by the comment at harbour.txt:3:1: the inquiry says" in out
    assert "in the baseline known.json" in out
    assert "on no line that changed since main" in out
    assert "known.json" not in printed(name, ASIDE)


@pytest.mark.parametrize("name", FORMATS)
def test_neither_a_reason_nor_a_comment_steers_the_terminal(name: str) -> None:
    out = printed(name, report(set_aside=(SILENCED,), notices=(IDLE,)), LISTED)
    assert "\x1b" not in out


def test_json_counts_them_and_lists_them_on_request() -> None:
    out = json.loads(printed("json", ASIDE))
    assert (out["suppressed"], out["summary"]["in_baseline"], out["summary"]["outside_diff"]) == (1, 1, 1)
    assert [f["code"] for f in out["findings"]] == ["FC113"]
    assert "set_aside" not in out
    listed = json.loads(printed("json", ASIDE, LISTED))["set_aside"]
    assert [(a["by"], a["where"], a["code"]) for a in listed] == [
        ("comment", "harbour.txt:3:1", "FC101"),
        ("baseline", "known.json", "FC108"),
        ("diff", "main", "FC302"),
    ]


def test_sarif_leaves_them_out_because_github_would_show_them() -> None:
    (run,) = json.loads(printed("sarif", ASIDE))["runs"]
    assert [r["ruleId"] for r in run["results"]] == ["FC113"]


def test_sarif_carries_them_as_suppressions_on_request() -> None:
    text = printed("sarif", ASIDE, LISTED)
    assert sarif_errors(text) == []
    results = json.loads(text)["runs"][0]["results"]
    told = [
        (r["ruleId"], [s["kind"] for s in r.get("suppressions", [])], r.get("baselineState")) for r in results
    ]
    assert told == [
        ("FC113", [], "new"),
        ("FC101", ["inSource"], None),
        ("FC108", ["external"], "unchanged"),
        ("FC302", ["external"], None),
    ]
    assert results[2]["suppressions"][0]["justification"] == "in the baseline known.json"
    assert "the inquiry says" in results[1]["suppressions"][0]["justification"]


def test_an_idle_comment_is_a_warning_in_every_format_for_programs() -> None:
    made = report(DATES, notices=(IDLE,))
    log = printed("sarif", made)
    assert sarif_errors(log) == []
    (invocation,) = json.loads(log)["runs"][0]["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert (told["level"], told["descriptor"]["id"], invocation["executionSuccessful"]) == (
        "warning",
        "FC900",
        True,
    )
    assert told["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 1}
    (notice,) = json.loads(printed("json", made))["notices"]
    assert (notice["code"], notice["path"], notice["line"], notice["column"]) == (
        "FC900",
        "harbour.txt",
        3,
        1,
    )
    assert "::warning file=harbour.txt,line=3,col=1,title=FC900::" in printed("github", made)
    entry = json.loads(printed("gitlab", made))[0]
    assert (entry["check_name"], entry["severity"], entry["location"]["lines"]["begin"]) == (
        "FC900",
        "minor",
        3,
    )


def test_junit_fails_on_an_idle_comment_as_the_run_does() -> None:
    made = report(notices=(IDLE,))
    passed = printed("junit", made)
    failed = printed("junit", made, Layout(failing=frozenset({"error", "warning"})))
    assert junit_errors(passed) == junit_errors(failed) == []
    assert "FC900" in (ET.fromstring(passed).findtext(".//system-out") or "")
    failure = ET.fromstring(failed).find(".//failure")
    assert failure is not None
    assert failure.get("message") == "1 idle comment"


def test_people_are_told_of_idle_comments() -> None:
    assert "1 comment without effect, on stderr" in printed("terminal", report(notices=(IDLE,)))
    assert "### Comments without effect\n\n- harbour.txt:3:1: FC900" in printed(
        "markdown", report(notices=(IDLE,))
    )
