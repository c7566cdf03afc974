"""The examples on the rule pages are real: the shipped program finds the one, and not the other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.documents import Document, from_text, read
from factcheck.pipeline import Pipeline
from factcheck.rules import RULES, Example, File, Rule, Text

CHECKED = [rule for rule in RULES.values() if rule.group in ("contradiction", "note")]
DRAFTS = [rule for rule in RULES.values() if rule.group == "draft"]
COMMENTS = [rule for rule in RULES.values() if rule.group == "comment"]
READ = [rule for rule in RULES.values() if rule.group == "problem"]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline.embedded()


def codes(pipeline: Pipeline, example: Example) -> set[str]:
    """The codes of what is found when the texts of an example are checked against one another."""
    return {finding.code for finding in pipeline.check(documents(example)).findings}


def documents(example: Example) -> list[Document]:
    texts = [text for text in example.inputs if isinstance(text, Text)]
    assert len(texts) == 2
    return [
        from_text(
            text.words,
            id=str(i),
            path=f"{i}.txt",
            published=date.fromisoformat(text.published) if text.published else None,
        )
        for i, text in enumerate(texts)
    ]


def notices(pipeline: Pipeline, example: Example, folder: Path) -> set[str]:
    """The codes of what is told about the comments in the file of an example when it is checked."""
    return {notice.code for notice in pipeline.check(read([str(written(example, folder))]).documents).notices}


def written(example: Example, folder: Path) -> Path:
    """The file of an example, which is not there if it says so."""
    (file,) = example.inputs
    assert isinstance(file, File)
    path = folder / file.name
    if file.content is not None:
        path.write_bytes((file.content * file.times).encode(file.encoding))
    return path


def problems(example: Example, folder: Path) -> set[str]:
    """The codes of the problems that the file of an example makes."""
    return {problem.code for problem in read([str(written(example, folder))]).problems}


@pytest.mark.parametrize("rule", [r for r in CHECKED if r.found], ids=lambda rule: rule.code)
def test_the_example_is_found_under_its_code(pipeline: Pipeline, rule: Rule) -> None:
    assert rule.found
    assert codes(pipeline, rule.found) == {rule.code}


@pytest.mark.parametrize("rule", CHECKED, ids=lambda rule: rule.code)
def test_the_counter_example_is_not_found_at_all(pipeline: Pipeline, rule: Rule) -> None:
    assert codes(pipeline, rule.clean) == set()


def test_only_the_last_resort_has_no_example() -> None:
    assert [rule.code for rule in RULES.values() if rule.found is None] == ["FC199"]


def not_found(pipeline: Pipeline, example: Example) -> list[str]:
    """What of the first text of an example is not found in the second one."""
    draft, reference = documents(example)
    looked_up = pipeline.check([draft], [reference], backed=True).backing
    assert looked_up
    return [b.claim.claim.claim.text for b in looked_up if b.status == "not found"]


@pytest.mark.parametrize("rule", DRAFTS, ids=lambda rule: rule.code)
def test_what_the_reference_lacks_is_told_and_what_it_has_is_not(pipeline: Pipeline, rule: Rule) -> None:
    assert rule.found
    (lacking,) = not_found(pipeline, rule.found)
    assert "stamps" in lacking
    assert not_found(pipeline, rule.clean) == []


@pytest.mark.parametrize("rule", COMMENTS, ids=lambda rule: rule.code)
def test_a_comment_is_told_and_the_other_is_not(pipeline: Pipeline, tmp_path: Path, rule: Rule) -> None:
    assert rule.found
    assert notices(pipeline, rule.found, tmp_path) == {rule.code}
    assert notices(pipeline, rule.clean, tmp_path) == set()


@pytest.mark.parametrize("rule", READ, ids=lambda rule: rule.code)
def test_the_input_is_a_problem_with_its_code(tmp_path: Path, rule: Rule) -> None:
    assert rule.found
    assert problems(rule.found, tmp_path) == {rule.code}


@pytest.mark.parametrize("rule", READ, ids=lambda rule: rule.code)
def test_the_other_input_is_read_without_a_problem(tmp_path: Path, rule: Rule) -> None:
    assert problems(rule.clean, tmp_path) == set()
