"""GitLab Code Quality: entries that GitLab can tell apart and place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from factcheck.errors import InputError
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


def entries(*findings: Any, **changes: Any) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(printed("gitlab", report(*findings, **changes)))
    return made


def test_severities_are_those_of_gitlab() -> None:
    assert [e["severity"] for e in entries(DATES, NEGATION, NOTE, problems=(MISSING,))] == [
        "blocker",
        "major",
        "minor",
        "info",
    ]


def test_findings_that_share_a_fingerprint_get_one_each_and_keep_it() -> None:
    """An agency's sentence in two papers clashes twice with the same other one."""
    prints = [e["fingerprint"] for e in entries(DATES, DATES, DATES)]
    assert prints[0] == DATES.fingerprint
    assert len(set(prints)) == 3
    assert prints == [e["fingerprint"] for e in entries(DATES, DATES, DATES)]


def test_a_path_is_relative_to_the_checkout() -> None:
    odd = replace(HARBOUR_POST, path="./drafts/harbour.txt")
    (entry,) = entries(finding(side(odd, "The ferry Aurora sank"), SUNK_IN_2018))
    assert entry["location"]["path"] == "drafts/harbour.txt"


def test_a_problem_stands_at_its_line() -> None:
    broken = InputError("no JSON object", path="feed.jsonl", code="FC905", line=3)
    (entry,) = entries(problems=(broken,))
    assert entry["location"] == {"path": "feed.jsonl", "lines": {"begin": 3, "end": 3}}
    assert entry["description"] == "FC905: no JSON object"


def test_nothing_found_is_an_empty_array() -> None:
    assert entries() == []
