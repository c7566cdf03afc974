"""What of a directory is checked, and standard input that stands for a file."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FakePipeline, Run

STORY = "The ferry Aurora sank off Lysekil on 3 March 2019.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory of drafts, which is the working directory."""
    for name in ("a.md", "b.txt", "old/c.md", "build/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("build/\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let `text` be the standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.mark.parametrize(
    ("options", "paths"),
    [
        ((), ["a.md", "b.txt", "old/c.md"]),
        (("--include", "*.md"), ["a.md", "old/c.md"]),
        (("--include", "*.md", "--include", "*.txt", "--exclude", "old"), ["a.md", "b.txt"]),
        (("--no-gitignore",), ["a.md", "b.txt", "build/d.md", "old/c.md"]),
    ],
)
@pytest.mark.parametrize("command", ["check", "claims"])
def test_options_choose(
    run: Run, pipeline: FakePipeline, desk: Path, command: str, options: tuple[str, ...], paths: list[str]
) -> None:
    outcome = run(command, ".", *options, "--format", "json")
    assert outcome.code == 0
    assert [d["path"] for d in json.loads(outcome.out)["documents"]] == paths


@pytest.mark.parametrize("option", ["--include", "--exclude"])
def test_a_pattern_that_is_none_is_told(run: Run, desk: Path, option: str) -> None:
    outcome = run("check", ".", option, "")
    assert outcome.code == 2
    assert outcome.err == f'factcheck: {option}: expected a list of patterns like ["archive/**"], not ""\n'


def test_nothing_chosen_is_told_with_the_reasons(run: Run, desk: Path) -> None:
    outcome = run("check", ".", "--include", "*.adoc")
    assert outcome.code == 2
    assert outcome.err == (
        ".: FC902 no article in this directory: 1 hidden, 1 ignored by git, 3 not included\n"
    )


def test_an_unsaved_draft_is_checked_in_the_place_of_the_saved_one(
    run: Run, pipeline: FakePipeline, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "# Aurora\n\nThe **ferry** sank in 2018.\n")
    assert run("check", "-", "--stdin-filename", "a.md", "--against", ".").code == 0
    (draft,) = pipeline.drafts
    assert (draft.path, draft.text) == ("a.md", "Aurora\nThe ferry sank in 2018.\n")
    assert [d.path for d in pipeline.references] == ["b.txt", "old/c.md"]


def test_a_name_without_standard_input_is_told(run: Run, desk: Path) -> None:
    outcome = run("check", "a.md", "--stdin-filename", "a.md")
    assert outcome.code == 2
    assert outcome.err == (
        "factcheck: --stdin-filename names what is read from standard input: add - to the paths\n"
    )


def test_problems_of_standard_input_have_its_name(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "---\ndate: soon\n---\nThe ferry sank.\n")
    outcome = run("check", "-", "--stdin-filename", "new/draft.md")
    assert outcome.code == 2
    assert outcome.err.startswith("new/draft.md:2: FC906 ")
