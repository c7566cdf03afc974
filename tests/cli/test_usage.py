"""A wrong command line is answered in one line that says what is allowed."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import FakePipeline, Run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check",), ("PATH",)),
        (("chek", "a.txt"), ("chek", "check")),
        (("check", "a.txt", "--fromat", "json"), ("--fromat", "--format")),
        (("check", "a.txt", "--format", "xml"), ("--format", "xml", "terminal", "json")),
        (("check", "a.txt", "--fail-on", "info"), ("--fail-on", "info", "error", "warning", "never")),
        (("check", "a.txt", "--color", "blue"), ("--color", "blue", "auto", "always", "never")),
        (("check", "a.txt", "--show", "all"), ("--show", "all", "info")),
        (("check", "a.txt", "--encoding", "klingon"), ("klingon",)),
        (("check", "a.txt", "--against"), ("--against",)),
        (("compare", "one"), ("B",)),
        (("compare", "one", "two", "--date-a", "32 May"), ("--date-a", "32 May", "2024-01-31")),
        (("compare", "one", "two", "--date-b", "2023-02-29"), ("--date-b", "2023-02-29")),
    ],
)
def test_one_line_says_what_is_wrong_and_what_is_allowed(
    run: Run, arguments: tuple[str, ...], told: tuple[str, ...]
) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("factcheck: ")
    assert outcome.err.count("\n") == 1
    assert [words for words in told if words not in outcome.err] == []


def test_no_command_prints_the_help_and_is_wrong(run: Run) -> None:
    outcome = run()
    assert (outcome.code, outcome.out) == (2, "")
    assert "compare" in outcome.err


def test_help_is_no_error(run: Run) -> None:
    outcome = run("--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert [c for c in ("check", "claims", "compare") if f"  {c} " not in outcome.out] == []


def test_the_version_names_the_models(run: Run) -> None:
    outcome = run("--version")
    assert outcome.code == 0
    assert outcome.out.startswith("factcheck ")
    assert [m for m in ("nli", "embedder", "parser") if f"  {m}: " not in outcome.out] == []


def test_claims_are_printed_for_people_and_programs(run: Run, article: str) -> None:
    assert "- The ferry Aurora sank off Lysekil on 3 March 2019." in run("claims", article).out
    out = json.loads(run("claims", article, "--format", "json").out)
    assert out["documents"][0]["sentences"][0]["claims"][0]["predicate"] == "sink"


def test_claims_of_a_missing_file(run: Run, article: str) -> None:
    outcome = run("claims", "gone.txt", article)
    assert outcome.code == 2
    assert outcome.err == "gone.txt: FC901 no such file or directory\n"
    assert "The ferry Aurora sank" in outcome.out


def test_compare_prints_the_verdict_and_never_fails_on_it(run: Run, pipeline: FakePipeline) -> None:
    outcome = run("compare", "She sank in 2019.", "She sank in 2018.", "--date-a", "2019-03-04")
    assert outcome.code == 0
    assert outcome.out.startswith("They contradict each other: date")
    assert [d and d.isoformat() for d in pipeline.dates] == ["2019-03-04", None]


def test_compare_as_json(run: Run) -> None:
    out = json.loads(run("compare", "A.", "B.", "--format", "json").out)
    assert (out["relation"], out["probability"]) == ("contradiction", 0.97)
