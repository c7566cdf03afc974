"""The judge's weights: read from a file, and one that was fitted without an input on offer gives it none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.errors import ModelError
from factcheck.judging import FEATURES, Fusion
from factcheck.judging.features import OFFERED


def written(folder: Path, names: set[str]) -> Path:
    stored = {
        "bias": -1.0,
        "weights": dict.fromkeys(names, 0.5),
        "bars": {"error": 0.85, "warning": 0.3, "stranger": 0.6},
        "clash_precision": 0.9,
    }
    (folder / "judge.json").write_text(json.dumps(stored), encoding="utf-8")
    return folder


def test_an_input_on_offer_may_be_there_or_not(tmp_path: Path) -> None:
    row = [1.0] * len(FEATURES)
    without = Fusion.from_directory(written(tmp_path, set(FEATURES) - OFFERED))
    assert {n: w for n, w in without.contributions(row).items() if n in OFFERED} == dict.fromkeys(
        OFFERED, 0.0
    )
    taken = Fusion.from_directory(written(tmp_path, set(FEATURES)))
    assert taken.contributions(row)["same_event"] == 0.5
    assert taken.reading(row) > without.reading(row)


@pytest.mark.parametrize("names", [set(FEATURES) - {"cosine"}, {*FEATURES, "zodiac"}, set()])
def test_a_judge_for_other_inputs_is_refused(tmp_path: Path, names: set[str]) -> None:
    with pytest.raises(ModelError, match="made for other inputs"):
        Fusion.from_directory(written(tmp_path, names))
