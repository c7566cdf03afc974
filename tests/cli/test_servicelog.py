"""What articles say is no command to the CI service that reads the log."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from factcheck.cli.servicelog import LogStream, harmless
from tests.cli.conftest import FakePipeline, Run
from tests.reports import samples

EVIL = "::error file=a.py::no\n##[error]no\n##vso[task.complete result=Failed]"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("::error::x", ": :error::x"),
        ("  \t::warning file=a::x", "  \t: :warning file=a::x"),
        ("a ##[error]x", "a # #[error]x"),
        ("##vso[task.complete]", "# #vso[task.complete]"),
        ("##teamcity[buildStop]", "# #teamcity[buildStop]"),
        ("std::vector is not ours", "std::vector is not ours"),
        ("## [a heading]", "## [a heading]"),
        ("", ""),
    ],
)
def test_a_line_for_people_is_no_command(line: str, expected: str) -> None:
    assert harmless(line) == expected


def test_a_command_that_is_written_piece_by_piece_is_seen() -> None:
    out = io.StringIO()
    stream = LogStream(out, "terminal")
    for piece in (" ", ":", ":error::x", "\na\n", "::", "stop-commands::y"):
        stream.write(piece)
    assert out.getvalue() == " : :error::x\na\n"
    stream.flush()
    assert out.getvalue() == " : :error::x\na\n: :stop-commands::y"


@pytest.fixture
def clash(pipeline: FakePipeline) -> None:
    """A finding in texts whose words are commands, in a file whose name is one."""
    evil = samples.document("aurora", f"The Aurora sank in 2019.\n{EVIL}", path="::error::x.txt")
    text = evil.text.replace("\n", " ")
    first = samples.side(evil, "The Aurora sank in 2019", "2019", "2019", sentence=evil.text)
    pipeline.findings = (samples.finding(first, samples.SUNK_IN_2018, explanation=f"{EVIL} {text}"),)


@pytest.mark.usefixtures("clash")
@pytest.mark.parametrize(
    "format", ["terminal", "concise", "json", "jsonl", "sarif", "gitlab", "junit", "markdown"]
)
def test_no_report_commands_the_service(
    run: Run, article: str, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("check", article, "--format", format).out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    guarded = run("check", article, "--format", format).out
    assert _commands(plain)
    assert not _commands(guarded)
    if format in ("json", "sarif", "gitlab"):
        assert json.loads(guarded) == json.loads(plain)
    elif format == "jsonl":
        assert [json.loads(line) for line in guarded.splitlines()] == [
            json.loads(line) for line in plain.splitlines()
        ]
    elif format == "junit":
        assert ElementTree.canonicalize(guarded) == ElementTree.canonicalize(plain)


@pytest.mark.usefixtures("clash")
def test_the_format_for_github_gives_its_own_commands_only(
    run: Run, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    lines = run("check", article, "--format", "github").out.splitlines()
    assert [line for line in lines if line.lstrip().startswith("::")] == lines[:1]
    assert lines[0].startswith("::error file=%3A%3Aerror%3A%3Ax.txt,line=1")


def test_a_report_in_a_file_is_as_it_is_everywhere(
    run: Run, article: str, clash: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("check", article, "--output-file", "plain.txt")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    run("check", article, "--output-file", "guarded.txt")
    assert (tmp_path / "guarded.txt").read_bytes() == (tmp_path / "plain.txt").read_bytes()


def test_a_message_is_no_command_either(run: Run, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("check", article, "::error::gone.txt").err == (
        ": :error::gone.txt: FC901 no such file or directory\n"
    )


def _commands(report: str) -> list[str]:
    return [line for line in report.split("\n") if line.lstrip().startswith("::") or "##[" in line]
