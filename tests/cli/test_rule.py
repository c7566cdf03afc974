"""`factcheck rule`: the page of a code, for people and programs."""

from __future__ import annotations

import json

import pytest

from factcheck.rules import RULES, rule_text
from tests.cli.conftest import Run


def test_the_command_prints_the_page_of_a_rule(run: Run) -> None:
    outcome = run("rule", "fc102")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == rule_text(RULES["FC102"])


def test_the_command_prints_all_pages(run: Run) -> None:
    out = run("rule", "--all").out
    assert [code for code, rule in RULES.items() if f"{code} {rule.name}: " not in out] == []


def test_as_json_one_rule_is_an_object_and_several_are_an_array(run: Run) -> None:
    one = json.loads(run("rule", "FC101", "--format", "json").out)
    assert (one["code"], one["name"], one["group"]) == ("FC101", "date", "contradiction")
    assert len(one["found"]["inputs"]) == 2
    several = json.loads(run("rule", "FC102", "FC101", "--format", "json").out)
    assert [rule["code"] for rule in several] == ["FC102", "FC101"]
    everything = json.loads(run("rule", "--all", "--format", "json").out)
    assert [rule["code"] for rule in everything] == list(RULES)


@pytest.mark.parametrize(
    ("code", "nearest"),
    [("FC1O1", "FC101"), ("fc200", "FC"), ("FC999", "FC199"), ("dates", "FC101 (date)"), ("\x1b[2J", "FC")],
)
def test_an_unknown_code_is_one_line_with_the_nearest_one(run: Run, code: str, nearest: str) -> None:
    outcome = run("rule", code)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"the nearest is {nearest}" in outcome.err
    assert outcome.err.count("\n") == 1
    assert "\x1b" not in outcome.err


@pytest.mark.parametrize("arguments", [(), ("FC101", "--all")])
def test_a_rule_or_all_of_them_must_be_asked_for(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run("rule", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("factcheck: name a rule")
    assert outcome.err.count("\n") == 1
