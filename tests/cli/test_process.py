"""The command as a process: what it imports, and how it gets on with pipes, locales and full disks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SLOW_TO_IMPORT = (
    "lxml",
    "numpy",
    "onnxruntime",
    "rich",
    "spacy",
    "tokenizers",
    "torch",
    "trafilatura",
    "yaml",
)

PRINTING = """
import sys, factcheck.cli.check as check, factcheck.cli
from tests.cli.conftest import FakePipeline
from tests.reports.samples import DATES
import factcheck.pipeline
fake = FakePipeline(findings=(DATES,) * {count})
factcheck.pipeline.Pipeline.embedded = lambda graphs, store: fake
factcheck.cli.run()
"""


def python(code: str, *arguments: str, **how: object) -> subprocess.CompletedProcess[bytes]:
    done: subprocess.CompletedProcess[bytes] = subprocess.run(  # type: ignore[call-overload]
        [sys.executable, "-c", code, *arguments], **{"capture_output": True, "check": False, **how}
    )
    return done


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"]])
def test_help_imports_nothing_slow(arguments: list[str]) -> None:
    code = f"import sys; from factcheck.cli import main; code = main({arguments}); " + (
        f"sys.exit(f'imported {{x}}' if (x := set({SLOW_TO_IMPORT}) & set(sys.modules)) else code)"
    )
    done = python(code)
    assert done.stderr == b""
    assert done.returncode == 0


def test_python_m_factcheck_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("factcheck ")


def test_a_report_in_a_pipe_has_no_colour_and_is_utf_8_whatever_the_locale(article: str, root: Path) -> None:
    env = os.environ | {
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "TERM": "xterm-256color",
    }
    env["PYTHONPATH"] = os.pathsep.join([str(root), env.get("PYTHONPATH", "")])
    done = python(PRINTING.format(count=1), "check", article, env=env)
    assert done.stderr == b""
    assert "«3 March 2019»" in done.stdout.decode("utf-8")
    assert b"\x1b" not in done.stdout
    assert done.returncode == 1


def test_a_reader_that_leaves_early_is_no_error(article: str, root: Path) -> None:
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-c", PRINTING.format(count=2000), "check", article]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith(b"error FC101")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_an_article_can_come_from_standard_input(root: Path) -> None:
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}
    done = python(PRINTING.format(count=0), "check", "-", env=env, input=b"The ferry Aurora sank in March.\n")
    assert done.stderr == b""
    assert done.stdout.startswith(b"No contradictions in 1 document")
    assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(article: str, root: Path) -> None:
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", PRINTING.format(count=1), "check", article],
            stdout=full, stderr=subprocess.PIPE, text=True, env=env, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("factcheck: ")
    assert done.stderr.count("\n") == 1
