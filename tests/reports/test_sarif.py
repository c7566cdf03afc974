"""SARIF: valid, within GitHub's limits, with places that an editor finds."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest

from factcheck.documents import from_text
from factcheck.judging import Finding
from factcheck.reports import Report
from tests.reports.samples import (
    DATES,
    HARBOUR_POST,
    MISSING,
    NEGATION,
    NOTE,
    SUNK_IN_2018,
    document,
    finding,
    report,
    side,
)
from tests.reports.schemas import sarif_errors
from tests.reports.test_formats import printed


def run_of(report: Report) -> dict[str, Any]:
    """The only run of a log, which is valid."""
    text = printed("sarif", report)
    assert sarif_errors(text) == []
    (run,) = json.loads(text)["runs"]
    found: dict[str, Any] = run
    return found


def physical(path: str) -> dict[str, Any]:
    """The location of a finding in a file."""
    odd = replace(HARBOUR_POST, path=path)
    (result,) = run_of(
        with_document(report(finding(side(odd, "The ferry Aurora sank"), SUNK_IN_2018)), path)
    )["results"]
    place: dict[str, Any] = result["locations"][0]["physicalLocation"]
    return place


def with_document(made: Report, path: str) -> Report:
    first, *rest = made.documents
    return replace(made, documents=(replace(first, document=replace(first.document, path=path)), *rest))


def test_levels_rules_and_fingerprints() -> None:
    run = run_of(report(DATES, NEGATION, NOTE))
    told = [(r["ruleId"], r["level"], r["rank"], r["partialFingerprints"]) for r in run["results"]]
    assert told == [
        ("FC101", "error", 97.0, {"factcheck/v1": "f00d"}),
        ("FC108", "warning", 71.4, {"factcheck/v1": "beef"}),
        ("FC302", "note", 20.0, {"factcheck/v1": "cafe"}),
    ]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"]


def test_the_worst_5000_are_kept_and_the_rest_is_told() -> None:
    many: list[Finding] = [NOTE] * 3000 + [NEGATION] * 2500 + [DATES] * 4
    (run,) = json.loads(printed("sarif", report(*many)))[
        "runs"
    ]  # not validated: that takes seconds for so many
    levels = [r["level"] for r in run["results"]]
    assert (len(levels), levels.count("error"), levels.count("warning")) == (5000, 4, 2500)
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("504 findings left out")
    assert run["invocations"][0]["executionSuccessful"]


def test_a_clause_over_two_lines_has_a_region_over_two_lines() -> None:
    text = "Der Kapitän sagte 🚢: the ferry sank\non 3 March 2019 off Lysekil."
    ferry = from_text(text, id="ferry", path="harbour.txt")
    clash = finding(side(ferry, "the ferry sank\non 3 March 2019"), SUNK_IN_2018)
    region = run_of(report(clash))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (
        1,
        text.index("the ferry") + 1,
    )  # the ship is one column
    assert (region["endLine"], region["endColumn"]) == (2, len("on 3 March 2019") + 1)
    assert region["snippet"]["text"] == "the ferry sank\non 3 March 2019"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("drafts/a b.txt", "drafts/a%20b.txt"),
        ("./drafts/a.txt", "drafts/a.txt"),
        ("../a.txt", "../a.txt"),
        ("a:b#c?d%e.txt", "a%3Ab%23c%3Fd%25e.txt"),
        ("/srv/feed/ä.txt", "file:///srv/feed/%C3%A4.txt"),
        ("m\udcff.txt", "m%FF.txt"),
        ("\ud800.txt", "%ED%A0%80.txt"),
        ("-", "stdin"),
    ],
)
def test_a_path_becomes_a_uri(path: str, uri: str) -> None:
    assert physical(path)["artifactLocation"]["uri"] == uri


def test_files_are_listed_once_and_drafts_are_what_was_analysed() -> None:
    run = run_of(report(DATES, references=(SUNK_IN_2018.claim.claim.document,)))
    assert [(PurePosixPath(a["location"]["uri"]).stem, "roles" in a) for a in run["artifacts"]] == [
        ("harbour", True),
        ("coast", False),
        ("inquiry", True),
    ]


def test_words_of_a_document_make_neither_links_nor_placeholders() -> None:
    wreck = document("coast", "The log says [here](0) and {0} that she sank.", path="a[1].txt")
    clash = finding(DATES.first, side(wreck, wreck.text), explanation="“[x](7)” against {1}")
    made = report(clash)
    made = replace(made, documents=(*made.documents, replace(made.documents[0], document=wreck)))
    message = run_of(made)["results"][0]["message"]["text"]
    assert message.count("](") == message.count("\\](") + 1
    assert "[a\\[1\\].txt:1:1](0)" in message
    assert "{{0}}" in message
    assert "{{1}}" in message


def test_a_run_with_a_problem_is_not_successful_and_says_where() -> None:
    (invocation,) = run_of(report(DATES, problems=(MISSING,)))["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "gone.txt: no such file"
