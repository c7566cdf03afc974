"""The judge's weights: read from a file, and refused when they were made for other inputs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.errors import ModelError
from factcheck.facts import Comparison
from factcheck.judging import FEATURES, Fusion


def written(folder: Path, names: set[str]) -> Path:
    stored = {
        "bias": -1.0,
        "weights": dict.fromkeys(names, 0.5),
        "bars": {"error": 0.85, "warning": 0.3, "stranger": 0.6, "headline": 0.7},
        "clash_precision": 0.9,
    }
    (folder / "judge.json").write_text(json.dumps(stored), encoding="utf-8")
    return folder


def test_a_judge_for_these_inputs_weighs_them(tmp_path: Path) -> None:
    fusion = Fusion.from_directory(written(tmp_path, set(FEATURES)))
    none, all_of_them = [0.0] * len(FEATURES), [1.0] * len(FEATURES)
    assert fusion.contributions(all_of_them) == dict.fromkeys(FEATURES, 0.5)
    assert fusion.reading(none) == pytest.approx(0.2689, abs=1e-4)  # the bias of -1 alone
    assert fusion.reading(all_of_them) > 0.85


def test_without_inputs_the_comparators_are_the_only_witness(tmp_path: Path) -> None:
    fusion = Fusion.from_directory(written(tmp_path, set(FEATURES)))
    clash = Comparison("date", "clash", "2019", "2020", same_event=0.5)
    assert fusion.probability((), ()) == 0.0
    assert fusion.probability((), (clash,)) == pytest.approx(0.45)
    assert fusion.contributions(()) == {}


@pytest.mark.parametrize("names", [set(FEATURES) - {"title"}, {*FEATURES, "zodiac"}, set()])
def test_a_judge_for_other_inputs_is_refused(tmp_path: Path, names: set[str]) -> None:
    with pytest.raises(ModelError, match="made for other inputs"):
        Fusion.from_directory(written(tmp_path, names))
