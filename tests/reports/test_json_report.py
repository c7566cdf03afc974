"""The JSON report keeps the contract that other programs rely on."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from factcheck.reports import render_json
from tests.reports.samples import (
    COAST_WEEKLY,
    DATES,
    HARBOUR,
    HARBOUR_POST,
    NEGATION,
    claim,
    finding,
    report,
    side,
)


def test_keys_and_their_order_are_those_of_the_contract() -> None:
    out = json.loads(render_json(report(DATES), timings=True))
    assert list(out) == ["version", "tool", "documents", "findings", "suppressed", "summary"]
    assert list(out["tool"]) == ["name", "version", "models"]
    assert list(out["tool"]["models"]) == ["nli", "embedder", "parser"]
    assert list(out["documents"][0]) == ["id", "path", "title", "published", "claims"]
    assert list(out["findings"][0]) == [
        "fingerprint", "code", "type", "severity", "confidence", "explanation", "claims", "cluster", "also",
    ]  # fmt: skip
    assert list(out["findings"][0]["claims"][0]) == [
        "document", "path", "field", "start", "end", "line", "column", "text", "sentence", "value",
    ]  # fmt: skip
    assert list(out["findings"][0]["cluster"]) == ["id", "agree_with_first", "agree_with_second", "voices"]
    assert list(out["summary"]) == ["documents", "claims", "pairs", "clusters", "seconds"]


def test_a_finding_says_what_clashes_and_where() -> None:
    out = json.loads(render_json(report(DATES), timings=False))
    found = out["findings"][0]
    assert (found["code"], found["type"], found["severity"], found["confidence"]) == (
        "FC101",
        "date",
        "error",
        0.97,
    )
    first, second = found["claims"]
    clause = "The ferry Aurora sank off Lysekil on 3 March 2019"
    assert HARBOUR[first["start"] : first["end"]] == clause
    assert (
        first["sentence"]
        == "The ferry Aurora sank off Lysekil on 3 March 2019, and 14 of her crew were rescued."
    )
    assert (first["path"], first["line"], first["column"], first["value"]) == (
        "harbour.txt",
        1,
        1,
        "2019-03-03",
    )
    assert (second["path"], second["line"], second["column"], second["value"]) == (
        "coast.txt",
        1,
        42,
        "2018-02",
    )
    assert found["cluster"] == {
        "id": 7,
        "agree_with_first": ["harbour"],
        "agree_with_second": ["coast", "inquiry"],
        "voices": [1, 2],
    }


def test_start_and_end_are_those_of_the_clause_and_not_of_the_clashing_words() -> None:
    first = json.loads(render_json(report(DATES), timings=False))["findings"][0]["claims"][0]
    assert first["end"] - first["start"] > len("3 March 2019")


def test_documents_are_drafts_and_references() -> None:
    out = json.loads(render_json(report(references=(COAST_WEEKLY,)), timings=False))
    assert [d["id"] for d in out["documents"]] == ["harbour", "coast", "inquiry"]
    assert [d["published"] for d in out["documents"]] == ["2019-03-04", "2020-06-01", None]


def test_findings_stay_in_the_order_of_the_judge() -> None:
    out = json.loads(render_json(report(NEGATION, DATES), timings=False))
    assert [f["code"] for f in out["findings"]] == ["FC108", "FC101"]


def test_equal_runs_print_equal_bytes_without_timings() -> None:
    one, other = (render_json(report(DATES, seconds=s), timings=False) for s in (0.8, 1.9))
    assert one == other
    assert "seconds" not in one


@pytest.mark.parametrize("path", ["m\u00e4rz\udcff.txt", "\u202egnp.txt"])
def test_any_path_can_be_printed_as_utf_8_and_read_back(path: str) -> None:
    odd = replace(HARBOUR_POST, path=path)
    text = render_json(report(finding(side(odd, "The ferry Aurora sank"), DATES.second)), timings=False)
    assert json.loads(text.encode("utf-8"))["findings"][0]["claims"][0]["path"] == path


def test_letters_are_written_as_they_are() -> None:
    swedish = replace(HARBOUR_POST, title="Färjan sjönk utanför Öckerö")
    text = render_json(report(finding(side(swedish, "The ferry Aurora sank"), DATES.second)), timings=False)
    assert claim(swedish, "The ferry").claim.document.title == "Färjan sjönk utanför Öckerö"
    assert "\\u00" not in text
