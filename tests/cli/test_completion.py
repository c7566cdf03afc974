"""What a shell is offered for an unfinished command line."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def offered(line: str) -> list[str]:
    """Return what bash would be offered for the last word of a command line."""
    words = line.split(" ")
    asked = {
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_FACTCHECK_COMPLETE": "complete_bash",
    }
    code = "from factcheck.cli import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | asked, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("factcheck ch", ["check"]),
        ("factcheck check a.md --sh", ["--show", "--show-settings"]),
        ("factcheck check a.md --format s", ["sarif"]),
        ("factcheck check a.md --against b.md c.md --fail-on ", ["error", "warning", "never"]),
        ("factcheck check --ignore FC11", ["FC110", "FC111", "FC112", "FC113", "FC114"]),
        ("factcheck check --select FC101,FC30", ["FC101,FC301", "FC101,FC302"]),
        ("factcheck check --ignore FC905", []),
        ("factcheck check --severity FC199", ["FC199="]),
        ("factcheck check --severity FC199=w", ["FC199=warning"]),
        ("factcheck rule FC3", ["FC301", "FC302"]),
    ],
)
def test_options_formats_and_codes_are_completed(line: str, words: list[str]) -> None:
    assert offered(line) == words


def test_the_script_for_a_shell_is_printed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "--show-completion", "fish"],
        env=os.environ | {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("complete --command factcheck ")
