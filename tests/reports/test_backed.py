"""What a draft claims and no reference has, in every format that has a place for it, and only on request."""

from __future__ import annotations

import json

import pytest

from factcheck.judging import Backing
from factcheck.reports import FORMATS, Layout
from tests.reports.samples import BOARD, DATES, HARBOUR_POST, report, side
from tests.reports.test_formats import printed

SLEPT = side(HARBOUR_POST, "he had slept for two hours")
RESCUED = side(HARBOUR_POST, "14 of her crew were rescued")
NEAREST = side(BOARD, "nobody was rescued from the Aurora")
MISSING = Backing(
    SLEPT,
    "not found",
    0.21,
    "not found in the references; the nearest passage lacks “two\x1b[2J hours”",
    NEAREST,
)
HAD = Backing(RESCUED, "supported", 0.93, "in the references: “14”", NEAREST)
CLASHES = Backing(DATES.first, "contradicted", 0.0, "2019-03-03 against 2018-02", DATES.second)
LOOKED_UP = report(DATES, backing=(MISSING, HAD, CLASHES))
ASKED = Layout(show_unsupported=True)
TOLD = ("terminal", "concise", "markdown")


@pytest.mark.parametrize("name", FORMATS)
def test_nobody_is_told_without_asking(name: str) -> None:
    assert printed(name, LOOKED_UP) == printed(name, report(DATES))


@pytest.mark.parametrize("name", TOLD)
def test_people_are_told_what_is_missing_and_how_much_is_there(name: str) -> None:
    out = " ".join(printed(name, LOOKED_UP, ASKED).split())
    assert "not found in the references; the nearest passage lacks “two" in out
    assert "FC201" in out
    assert "3 claims looked up in the references: 1 supported, 1 contradicted, 1 not found" in out
    assert "1 error in 3 documents" in out
    # What is supported, or told as a finding, is not listed again.
    assert "in the references: “14”" not in out


@pytest.mark.parametrize("name", TOLD)
def test_nothing_is_said_where_everything_was_found(name: str) -> None:
    out = printed(name, report(backing=(HAD,)), ASKED)
    assert "FC201" not in out
    assert "1 claim looked up in the references: 1 supported" in " ".join(out.split())


@pytest.mark.parametrize("name", FORMATS)
def test_no_word_of_a_draft_steers_the_terminal(name: str) -> None:
    assert "\x1b" not in printed(name, LOOKED_UP, ASKED)


def test_json_has_every_claim_with_what_the_references_have() -> None:
    out = json.loads(printed("json", LOOKED_UP, ASKED))
    assert [f["code"] for f in out["findings"]] == ["FC101"]
    told = [(s["status"], s["code"], s["score"]) for s in out["support"]]
    assert told == [("not found", "FC201", 0.21), ("supported", None, 0.93), ("contradicted", None, 0.0)]
    assert out["support"][0]["claim"]["document"] == "harbour"
    assert out["support"][0]["passage"]["document"] == "inquiry"
    nowhere = Backing(SLEPT, "not found", 0.0, "not found", None)
    (alone,) = json.loads(printed("json", report(backing=(nowhere,)), ASKED))["support"]
    assert alone["passage"] is None


@pytest.mark.parametrize("name", ["jsonl", "sarif", "github", "gitlab", "junit"])
def test_formats_of_findings_have_no_place_for_it(name: str) -> None:
    assert printed(name, LOOKED_UP, ASKED) == printed(name, report(DATES))
