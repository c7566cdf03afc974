"""`factcheck check`: what is printed where, and what the exit code says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.errors import ModelError
from factcheck.judging import Finding
from tests.cli.conftest import FakePipeline, Run
from tests.reports.samples import DATES, NEGATION, NOTE


@pytest.mark.parametrize(
    ("findings", "options", "code"),
    [
        ((), (), 0),
        ((DATES,), (), 1),
        ((NEGATION,), (), 0),
        ((NEGATION,), ("--fail-on", "warning"), 1),
        ((DATES,), ("--fail-on", "warning"), 1),
        ((NOTE,), ("--fail-on", "warning"), 0),
        ((DATES,), ("--fail-on", "never"), 0),
        ((DATES,), ("--exit-zero",), 0),
    ],
)
def test_the_exit_code_tells_whether_there_are_findings(
    run: Run,
    pipeline: FakePipeline,
    article: str,
    findings: tuple[Finding, ...],
    options: tuple[str, ...],
    code: int,
) -> None:
    pipeline.findings = findings
    assert run("check", article, *options).code == code


def test_the_report_is_on_standard_output_and_nothing_else_is(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    pipeline.findings = (DATES,)
    outcome = run("check", article)
    assert outcome.out.startswith("error FC101 date · 97% sure · f00d\n")
    assert outcome.out.endswith("(2 claims, 1 pair compared, 0.5 s)\n")
    assert outcome.err == ""
    assert "\x1b" not in outcome.out


def test_json_is_one_object(run: Run, pipeline: FakePipeline, article: str) -> None:
    pipeline.findings = (DATES,)
    out = json.loads(run("check", article, "--format", "json").out)
    assert out["version"] == 1
    assert out["findings"][0]["code"] == "FC101"
    assert out["summary"]["seconds"] == 0.5


def test_timings_can_be_left_out_of_both_formats(run: Run, article: str) -> None:
    assert "0.5 s" not in run("check", article, "--no-timings").out
    assert (
        "seconds" not in json.loads(run("check", article, "--format", "json", "--no-timings").out)["summary"]
    )


def test_notes_are_shown_on_request(run: Run, pipeline: FakePipeline, article: str) -> None:
    pipeline.findings = (NOTE,)
    assert "FC302" not in run("check", article).out
    assert "FC302" in run("check", article, "--show", "info").out


def test_a_missing_file_is_reported_and_the_others_are_checked(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    pipeline.findings = (DATES,)
    outcome = run("check", "gone.txt", article)
    assert outcome.code == 2
    assert outcome.err == "gone.txt: FC901 no such file or directory\n"
    assert "error FC101 date" in outcome.out
    assert [d.id for d in pipeline.drafts] == ["aurora"]


def test_what_is_missing_as_a_draft_and_as_a_reference_is_one_problem(run: Run, article: str) -> None:
    outcome = run("check", article, "gone.txt", "--against", "gone.txt")
    assert outcome.code == 2
    assert outcome.err == "gone.txt: FC901 no such file or directory\n"
    assert "1 problem with the input" in outcome.out


def test_exit_zero_does_not_hide_a_problem_with_the_input(run: Run, article: str) -> None:
    assert run("check", "gone.txt", article, "--exit-zero").code == 2


def test_nothing_to_read_is_answered_without_a_pipeline(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    pipeline.fails = AssertionError("the models are not needed")
    outcome = run("check", "gone.txt")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1


def test_nothing_to_read_is_an_empty_json_report(run: Run, article: str) -> None:
    outcome = run("check", "gone.txt", "--format", "json")
    assert outcome.code == 2
    out = json.loads(outcome.out)
    assert (out["documents"], out["findings"], out["summary"]["claims"]) == ([], [], 0)


def test_references_are_read_apart_from_drafts(run: Run, pipeline: FakePipeline, article: str) -> None:
    Path("sources").mkdir()
    for name in ("coast.txt", "inquiry.txt"):
        Path("sources", name).write_text("The ferry Aurora sank in February 2018.\n", encoding="utf-8")
    run("check", article, "--against", *sorted(Path("sources").glob("*.txt")), "--no-timings")
    assert [d.id for d in pipeline.drafts] == ["aurora"]
    assert [d.id for d in pipeline.references] == ["coast", "inquiry"]


def test_a_draft_that_lies_among_its_references_is_no_reference(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    Path("coast.txt").write_text("The ferry Aurora sank in February 2018.\n", encoding="utf-8")
    run("check", article, "--against", ".")
    assert [d.id for d in pipeline.references] == ["coast"]


def test_a_reference_with_the_id_of_a_draft_gets_its_own(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    Path("sources").mkdir()
    Path("sources", article).write_text("The ferry Aurora sank in February 2018.\n", encoding="utf-8")
    run("check", article, "--against", "sources")
    assert [d.id for d in pipeline.drafts] == ["aurora"]
    assert [d.id for d in pipeline.references] == ["aurora-2"]


def test_a_missing_reference_is_a_problem_and_the_draft_is_still_checked(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    outcome = run("check", article, "--against", "gone")
    assert outcome.code == 2
    assert outcome.err.startswith("gone: FC901 ")
    assert [d.id for d in pipeline.drafts] == ["aurora"]


def test_a_file_name_cannot_steer_the_terminal(run: Run, article: str) -> None:
    outcome = run("check", "\x1b[2Jgone\u202e\n.txt")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert not {"\x1b", "\u202e"} & set(outcome.err)


def test_an_installation_without_models_says_so_in_one_line(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    pipeline.fails = ModelError("the shipped model 'nli' is missing: reinstall factcheck")
    outcome = run("check", article)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "factcheck: the shipped model 'nli' is missing: reinstall factcheck\n"


def test_an_interrupted_run_ends_with_130_and_no_traceback(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    pipeline.fails = KeyboardInterrupt()
    outcome = run("check", article)
    assert (outcome.code, outcome.out, outcome.err.strip()) == (130, "", "")


def test_standard_input_is_read_only_once(run: Run, article: str) -> None:
    outcome = run("check", "-", "--against", "-")
    assert (outcome.code, outcome.err) == (2, "factcheck: standard input (-) can be read only once\n")


@pytest.mark.parametrize(
    ("environment", "options", "colored"),
    [
        ({}, (), False),
        ({}, ("--color", "always"), True),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
def test_colours_in_a_pipe_are_written_only_when_asked_for(
    run: Run,
    pipeline: FakePipeline,
    article: str,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    options: tuple[str, ...],
    colored: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    pipeline.findings = (DATES,)
    assert ("\x1b" in run("check", article, *options).out) is colored


@pytest.mark.parametrize("columns", [40, 80])
def test_the_report_is_as_wide_as_the_terminal(
    run: Run, pipeline: FakePipeline, article: str, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    pipeline.findings = (DATES, NEGATION)
    widest = max(map(len, run("check", article).out.splitlines()))
    assert columns - 10 < widest <= columns


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "FC902"),
        ("binary.txt", bytes(range(256)), "FC903"),
        ("utf-16.txt", "The ferry sank.".encode("utf-16-le"), "FC903"),
        ("latin-1.txt", "Färjan sjönk.".encode("latin-1"), "FC903"),
        ("one-line.txt", b"The ferry sank. " * (50 * 2**20 // 16), "FC904"),
        ("date.md", b"---\ntitle: Ferry sinks\ndate: yesterday-ish\n---\nThe ferry sank.\n", "FC906"),
        ("lines.jsonl", b'{"text": "The ferry sank."}\n{"txt": 1}\n', "FC905"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_input_is_one_line_and_the_others_are_checked(
    run: Run, pipeline: FakePipeline, article: str, name: str, content: bytes, code: str
) -> None:
    Path(name).write_bytes(content)
    outcome = run("check", name, article)
    assert outcome.code == 2
    assert outcome.err.startswith(name)
    assert f" {code} " in outcome.err
    assert outcome.err.count("\n") == 1
    assert "aurora" in [d.id for d in pipeline.drafts]


def test_another_encoding_can_be_named(run: Run, pipeline: FakePipeline, article: str) -> None:
    Path("latin-1.txt").write_bytes("Färjan sjönk utanför Öckerö i mars.".encode("latin-1"))
    outcome = run("check", "latin-1.txt", "--encoding", "latin-1")
    assert (outcome.code, outcome.err) == (0, "")
    assert pipeline.drafts[0].text.startswith("Färjan")
