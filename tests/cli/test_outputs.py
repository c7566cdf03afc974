"""Where reports go: standard output, a file, several files; and what the user sees when one cannot be written."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import FakePipeline, Run
from tests.reports.samples import DATES, NEGATION
from tests.reports.schemas import junit_errors, sarif_errors

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_the_report_goes_to_a_file_and_standard_output_stays_empty(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    pipeline.findings = (DATES,)
    outcome = run("check", article, "--format", "sarif", "--output-file", "report.sarif")
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "")
    log = json.loads(Path("report.sarif").read_text(encoding="utf-8"))
    assert [r["ruleId"] for r in log["runs"][0]["results"]] == ["FC101"]


@pytest.mark.parametrize("option", ["--format", "--output-format"])
@pytest.mark.parametrize("file", [(), ("-o", "-"), ("--output-file", "-")])
def test_standard_output_is_the_default_and_a_dash(
    run: Run, article: str, option: str, file: tuple[str, ...]
) -> None:
    assert json.loads(run("check", article, option, "json", *file).out)["findings"] == []


def test_other_reports_are_written_beside_the_one_for_people(
    run: Run, pipeline: FakePipeline, article: str
) -> None:
    pipeline.findings = (DATES, NEGATION)
    outcome = run(
        "check", article, "--output", "sarif=r.sarif", "--output", "junit=r.xml", "--output=json=r.json"
    )
    assert outcome.code == 1
    assert outcome.out.startswith("error FC101 date")
    assert sarif_errors(Path("r.sarif").read_text(encoding="utf-8")) == []
    assert junit_errors(Path("r.xml").read_text(encoding="utf-8")) == []
    assert len(json.loads(Path("r.json").read_text(encoding="utf-8"))["findings"]) == 2


def test_a_file_has_no_colour_and_80_columns_whatever_the_terminal_is(
    run: Run, pipeline: FakePipeline, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    pipeline.findings = (DATES,)
    run("check", article, "-o", "wide.txt")
    text = Path("wide.txt").read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert 60 < max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "gitlab", "markdown"])
def test_what_could_not_be_read_stands_in_the_report_and_the_exit_code_is_2(
    run: Run, article: str, name: str
) -> None:
    outcome = run("check", "gone.txt", "--format", name)
    assert outcome.code == 2
    assert "gone.txt" in outcome.out
    assert "FC901" in outcome.out
    assert outcome.err == "gone.txt: FC901 no such file or directory\n"
    assert "No contradictions" not in outcome.out


@pytest.mark.parametrize("name", ["terminal", "concise", "jsonl"])
def test_formats_without_a_place_for_it_are_empty_then(run: Run, article: str, name: str) -> None:
    outcome = run("check", "gone.txt", "--format", name)
    assert (outcome.code, outcome.out) == (2, "")


@pytest.mark.parametrize(
    ("options", "failures", "code"),
    [
        ((), 1, 1),
        (("--fail-on", "warning"), 2, 1),
        (("--fail-on", "never"), 1, 0),
        (("--exit-zero",), 1, 0),
        (("--fail-on", "warning", "--exit-zero"), 2, 0),
    ],
)
def test_a_test_case_fails_on_what_fails_the_run_and_exit_zero_changes_no_report(
    run: Run, pipeline: FakePipeline, article: str, options: tuple[str, ...], failures: int, code: int
) -> None:
    pipeline.findings = (DATES, NEGATION)
    Path("harbour.txt").write_text("The ferry Aurora sank off Lysekil on 3 March 2019.\n", encoding="utf-8")
    outcome = run("check", "harbour.txt", "--format", "junit", *options)
    failed = outcome.out.partition("</failure>")[0]
    assert outcome.code == code
    assert len(re.findall(r"^(?:error|warning) FC", failed, re.MULTILINE)) == failures


def test_a_file_that_is_there_is_replaced_and_keeps_its_mode_and_its_link(run: Run, article: str) -> None:
    Path("real.json").write_text("old", encoding="utf-8")
    Path("real.json").chmod(0o640)
    Path("link.json").symlink_to("real.json")
    assert run("check", article, "--format", "json", "-o", "link.json").code == 0
    assert Path("link.json").is_symlink()
    assert json.loads(Path("real.json").read_text(encoding="utf-8"))["findings"] == []
    assert stat.S_IMODE(Path("real.json").stat().st_mode) == 0o640


def test_a_new_file_has_the_mode_of_any_new_file(run: Run, article: str) -> None:
    Path("other").touch()
    run("check", article, "-o", "report.txt")
    assert Path("report.txt").stat().st_mode == Path("other").stat().st_mode


def test_nothing_is_left_of_a_file_that_could_not_be_written(
    run: Run, pipeline: FakePipeline, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    Path("report.json").write_text("old", encoding="utf-8")
    outcome = run("check", article, "--output", "json=report.json", "--output", "jsonl=/dev/null")
    assert outcome.code == 2
    assert outcome.err == "factcheck: cannot write report.json: no space left on device\n"
    assert "No contradictions" in outcome.out  # the other reports are still written
    assert Path("report.json").read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in Path().iterdir()) == [article, "report.json"]


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs /dev/null")
def test_a_device_stays_a_device(run: Run, article: str) -> None:
    assert run("check", article, "-o", "/dev/null").code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.skipif(AS_ROOT, reason="root may write anywhere")
def test_a_directory_that_may_not_be_written_to_is_one_line(run: Run, article: str) -> None:
    Path("locked").mkdir(mode=0o500)
    outcome = run("check", article, "-o", "locked/report.txt")
    assert (outcome.code, outcome.err) == (
        2,
        "factcheck: cannot write locked/report.txt: permission denied\n",
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "gone/report.json"), ("gone/report.json", "no directory gone")),
        (("--output", "sarif=gone/r.sarif"), ("--output", "no directory gone")),
        (("-o", "."), ("that is a directory",)),
        (("-o", ""), ("that is a directory",)),
        (("-o", "aurora.txt"), ("aurora.txt", "would overwrite an article")),
        (("--output", "json=./aurora.txt"), ("would overwrite an article",)),
        (("--output", "report.sarif"), ("write it like sarif=report.sarif",)),
        (("--output", "sarif="), ("takes a file",)),
        (("--output", "sarif=-"), ("takes a file", "--format")),
        (("--output", "sariff=r.sarif"), ("sariff", "did you mean sarif?")),
        (("--output", "xyzzy=r.sarif"), ("xyzzy", "terminal", "markdown")),
        (("--output", "json=r", "--output", "jsonl=./r"), ("two reports", "./r")),
        (("-o", "r", "--output", "jsonl=r"), ("two reports",)),
        (("--format", "terminal", "--format", "sarif"), ("--format is given 2 times", "--output sarif=FILE")),
        (("--format", "yaml"), ("yaml", "terminal", "concise", "markdown")),
    ],
)
def test_what_cannot_work_is_one_line_before_anything_is_checked(
    run: Run, pipeline: FakePipeline, article: str, arguments: tuple[str, ...], told: tuple[str, ...]
) -> None:
    pipeline.fails = AssertionError("nothing is checked")
    before = Path(article).read_bytes()
    outcome = run("check", article, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("factcheck: ")
    assert outcome.err.count("\n") == 1
    assert [words for words in told if words not in outcome.err] == []
    assert Path(article).read_bytes() == before
    assert [p.name for p in Path().iterdir()] == [article]


def test_files_are_written_even_if_nobody_reads_standard_output(
    run: Run, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(text: str) -> int:
        raise BrokenPipeError

    monkeypatch.setattr("sys.stdout.write", closed)
    assert run("check", article, "--output", "json=report.json").code == 141
    assert json.loads(Path("report.json").read_text(encoding="utf-8"))["findings"] == []
