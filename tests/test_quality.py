"""Quality floors on newsroom cases that the models never saw; they lie beside the checkout, not in it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.floors import floor

_EVERY = 3  # of the cases, one in so many: a minute rather than three


@pytest.fixture(scope="module")
def scores(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    shared = root.parent / "shared"
    cases = sorted((shared / "cases" / "dev").glob("*.json"))[::_EVERY]
    if not cases:
        pytest.skip("the newsroom cases are not beside this checkout")
    out = tmp_path_factory.mktemp("scores") / "scores.json"
    program = f"{sys.executable} -m factcheck"
    command = [sys.executable, str(shared / "eval" / "score_cases.py"), "--cmd", program, "--json", str(out)]
    subprocess.run([*command, *map(str, cases)], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(out.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("measure", ["precision", "recall", "f1"])
def test_the_newsroom_cases_reach_the_floor(scores: dict[str, float], measure: str) -> None:
    assert scores[measure] >= floor(f"cases.{measure}")
