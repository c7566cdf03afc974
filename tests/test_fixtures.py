"""The whole way, on the articles of fixtures/: what `fixtures/README` promises is what the program reports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

Finding = dict[str, Any]


@pytest.fixture(scope="module")
def report(root: Path) -> dict[str, Any]:
    program = Path(sys.executable).with_name("factcheck")
    command = [str(program), "check", "--format", "json", "--exit-zero", "fixtures"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_article_is_read_with_its_date(report: dict[str, Any]) -> None:
    published = {Path(d["path"]).name + ":" + d["id"]: d["published"] for d in report["documents"]}
    assert published == {
        "airstrike.txt:airstrike": "2024-01-04",
        "sadrists.txt:sadrists": None,
        "targeted-strike.txt:targeted-strike": None,
        "think-tank.md:think-tank": "2023-10-20",
        "threat.html:threat": "2025-06-19",
        "ferry.jsonl:ferry-1": "2024-11-12",
        "ferry.jsonl:ferry-2": "2025-03-18",
        "ferry.jsonl:ferry-3": "2025-05-09",
        "library.md:library": "2025-02-06",
        "observatory.txt:observatory": None,
    }


def test_the_strike_of_2021_clashes_with_the_anniversary(report: dict[str, Any]) -> None:
    clashes = [f for f in report["findings"] if f["code"] == "FC101" and f["severity"] == "error"]
    assert [_sides(f) for f in clashes] == [{"airstrike", "targeted-strike"}]
    values = {side["value"] for side in clashes[0]["claims"]}
    assert "2021-05-27" in values
    assert any("2020-01" in value for value in values)


def test_the_strikes_of_2021_and_2024_may_be_different_events(report: dict[str, Any]) -> None:
    notes = [f for f in report["findings"] if f["code"] == "FC302"]
    assert {"airstrike", "targeted-strike"} in [_sides(f) for f in notes]
    assert "error" not in {f["severity"] for f in notes}


def test_counts_threats_offices_and_quotes_are_no_errors(report: dict[str, Any]) -> None:
    errors = [f for f in report["findings"] if f["severity"] == "error"]
    assert [f["explanation"] for f in errors if f["code"] != "FC101"] == []


def test_the_clean_articles_are_clean(report: dict[str, Any]) -> None:
    clean = {d["id"] for d in report["documents"] if Path(d["path"]).parent.name == "clean"}
    loud = [f for f in report["findings"] if f["severity"] != "info"]
    assert [f["explanation"] for f in loud if _sides(f) & clean] == []


def test_a_position_leads_to_the_words_in_the_file(report: dict[str, Any], root: Path) -> None:
    sides = [side for f in report["findings"] for side in f["claims"] if side["path"].endswith(".txt")]
    assert sides
    for side in sides:
        text = (root / side["path"]).read_text(encoding="utf-8")
        lines = text.split("\n")
        from_there = "\n".join([lines[side["line"] - 1][side["column"] - 1 :], *lines[side["line"] :]])
        assert from_there.startswith(text[side["start"] : side["end"]])


def _sides(finding: Finding) -> set[str]:
    return {side["document"] for side in finding["claims"]}
