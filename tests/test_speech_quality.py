"""Quality floors on hand-made labels of speech, modality and reference; the labelled texts lie beside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.floors import floor


@pytest.fixture(scope="module")
def figures(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[float]]:
    """Precision and recall by measure, on the half of the labels that nobody looked at."""
    shared = root.parent / "shared"
    if not (shared / "cases" / "dev").is_dir() or not (shared / "data" / "ud").is_dir():
        pytest.skip("the labelled texts are not beside this checkout")
    out = tmp_path_factory.mktemp("speech") / "figures.json"
    script = root / "scripts" / "eval_speech.py"
    labels = root / "tests" / "data" / "speech.jsonl"
    command = [
        sys.executable,
        str(script),
        "--labels",
        str(labels),
        "--shared",
        str(shared),
        "--json",
        str(out),
    ]
    subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    found: dict[str, list[float]] = json.loads(out.read_text(encoding="utf-8"))["b"]
    return found


@pytest.mark.parametrize("measure", ["speaker", "speech act", "modality", "negation", "references"])
def test_the_labels_reach_the_floor(figures: dict[str, list[float]], measure: str) -> None:
    precision, recall = figures[measure]
    name = measure.replace(" ", "_")
    assert precision >= floor(f"speech.{name}_precision")
    assert recall >= floor(f"speech.{name}_recall")
