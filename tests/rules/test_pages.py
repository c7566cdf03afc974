"""Each code has a page, and the pages in docs/rules/ are the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import update_rules
from factcheck.documents import PROBLEMS
from factcheck.judging import CODES, UNSUPPORTED
from factcheck.judging.codes import POSSIBLY_DIFFERENT, SUPERSEDED
from factcheck.rules import RULES, Rule, rule_markdown, rule_text
from factcheck.suppression import COMMENT

EVERY_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)


def test_every_code_of_the_program_has_a_page_and_no_other_has() -> None:
    assert set(RULES) == {*CODES.values(), UNSUPPORTED, SUPERSEDED, POSSIBLY_DIFFERENT, COMMENT, *PROBLEMS}


def test_rules_are_named_like_the_types_of_their_findings() -> None:
    assert {kind: code for kind, code in CODES.items() if RULES[code].name != kind} == {}


def test_problems_are_summed_up_as_the_reader_does_it() -> None:
    assert {code: rule.summary for code, rule in RULES.items() if rule.group == "problem"} == PROBLEMS


def test_the_pages_in_docs_are_up_to_date() -> None:
    assert update_rules.stale() == []


def test_a_page_that_changed_is_missing_or_belongs_to_no_rule_is_told(
    tmp_path: Path,
) -> None:
    update_rules.write(tmp_path)
    assert update_rules.stale(tmp_path) == []
    (tmp_path / "FC101.md").write_text("# FC101 tide\n", encoding="utf-8")
    (tmp_path / "FC102.md").unlink()
    (tmp_path / "FC000.md").touch()
    assert update_rules.stale(tmp_path) == ["FC000.md", "FC101.md", "FC102.md"]
    update_rules.write(tmp_path)
    assert update_rules.stale(tmp_path) == []


@EVERY_RULE
def test_a_page_says_what_is_found_and_what_not_and_how_to_silence_it(rule: Rule) -> None:
    tokens = MarkdownIt("commonmark").parse(rule_markdown(rule))
    headings = [tokens[i + 1].content for i, t in enumerate(tokens) if t.type == "heading_open"]
    assert headings == [f"{rule.code} {rule.name}", "Found", "Not found", "How to silence it"]


@EVERY_RULE
@pytest.mark.parametrize("width", [40, 80])
def test_a_page_is_as_wide_as_it_may_be(rule: Rule, width: int) -> None:
    text = rule_text(rule, width)
    assert text.startswith(f"{rule.code} {rule.name}: ")
    assert max(map(len, text.splitlines())) <= width
