"""Disputes, in every format that has a place for them, and only on request."""

from __future__ import annotations

import json

import pytest

from factcheck.judging import Dispute
from factcheck.reports import FORMATS, Layout
from tests.reports.samples import BOARD, DATES, HARBOUR_POST, report, side
from tests.reports.test_formats import printed

CAPTAIN = side(HARBOUR_POST, "14 of her crew were rescued", "14", speaker="the captain\x1b[2J")
INQUIRY = side(BOARD, "nobody was rescued from the Aurora", "nobody", speaker="the board")
WHY = "said by the captain\x1b[2J, said by the board: “14” does not go with “nobody”"
DISPUTE = Dispute("number", 0.21, WHY, CAPTAIN, INQUIRY)
ASKED = Layout(show_disputed=True)
TOLD = ("terminal", "concise", "markdown")


@pytest.mark.parametrize("name", FORMATS)
def test_nobody_is_told_without_asking(name: str) -> None:
    assert printed(name, report(DATES, disputed=(DISPUTE,))) == printed(name, report(DATES))


@pytest.mark.parametrize("name", TOLD)
def test_people_are_told_on_request(name: str) -> None:
    out = " ".join(printed(name, report(DATES, disputed=(DISPUTE,)), ASKED).split())
    assert "said by the board: “14” does not go with “nobody”" in out
    assert "disputed" in out.lower()
    # It is no finding.
    assert "1 error in 3 documents" in out


@pytest.mark.parametrize("name", FORMATS)
def test_no_speaker_steers_the_terminal(name: str) -> None:
    assert "\x1b" not in printed(name, report(disputed=(DISPUTE,)), ASKED)


def test_json_has_them_in_a_list_of_their_own() -> None:
    out = json.loads(printed("json", report(DATES, disputed=(DISPUTE,)), ASKED))
    assert [f["code"] for f in out["findings"]] == ["FC101"]
    (dispute,) = out["disputed"]
    assert (dispute["type"], dispute["confidence"]) == ("number", 0.21)
    assert dispute["speakers"][1] == "the board"
    assert [c["document"] for c in dispute["claims"]] == ["harbour", "inquiry"]
    assert {"code", "severity", "fingerprint"}.isdisjoint(dispute)
    assert json.loads(printed("json", report(DATES), ASKED))["disputed"] == []


@pytest.mark.parametrize("name", ["jsonl", "sarif", "github", "gitlab", "junit"])
def test_formats_of_findings_have_no_place_for_them(name: str) -> None:
    asked, other = printed(name, report(DATES, disputed=(DISPUTE,)), ASKED), printed(name, report(DATES))
    assert asked == other
