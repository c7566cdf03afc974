"""Of which kind a contradiction is: what the model thinks, corrected by what differs on the surface."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from factcheck.claims import extract, load_parser
from factcheck.documents import from_text
from factcheck.errors import ModelError
from factcheck.facts import GroundedClaim, ground
from factcheck.judging.kinds import KindWeights
from factcheck.judging.surface import SURFACE, surface_row
from factcheck.weights import shipped

KINDS = ("number", "outcome", "sequence")
EVEN = (0.4, 0.5, 0.1)


def _claims(*texts: str) -> list[GroundedClaim]:
    documents = [
        from_text(text, id=str(n), path=str(n), published=date(2024, 5, 3)) for n, text in enumerate(texts)
    ]
    return ground(list(extract(documents, load_parser())))


def _surface(*texts: str) -> dict[str, float]:
    first, second = _claims(*texts)
    row = surface_row(first, second)
    assert row == surface_row(second, first)
    return dict(zip(SURFACE, row, strict=True))


def test_without_weights_the_model_decides() -> None:
    assert KindWeights().choose(KINDS, EVEN, [0.0] * len(SURFACE)) == "outcome"


def test_what_differs_on_the_surface_tips_the_scale() -> None:
    number = [0.0] * (1 + len(SURFACE))
    number[1 + SURFACE.index("quantities_differ")] = 1.0
    weights = KindWeights({"number": tuple(number)})
    counted = [float(name == "quantities_differ") for name in SURFACE]
    assert weights.choose(KINDS, EVEN, counted) == "number"
    assert weights.choose(KINDS, EVEN, [0.0] * len(SURFACE)) == "outcome"
    assert (
        weights.choose(KINDS, (0.01, 0.98, 0.01), counted) == "outcome"
    )  # where the model is sure, it stays so


def test_the_surface_of_two_claims() -> None:
    found = _surface("The ferry carried 41 cars.", "The ferry did not carry 38 cars.")
    assert {name for name, told in found.items() if told} == {
        "negation_differs", "numbers_differ", "quantities_differ", "both_counted", "same_predicate"
    }  # fmt: skip
    found = _surface("The price of bread rose in May.", "The price of bread fell because of the harvest.")
    assert found["both_trend"] == found["causal"] == 1.0
    assert found["both_causal"] == found["both_dated"] == 0.0


def test_the_shipped_weights_are_for_these_inputs() -> None:
    weights = KindWeights.from_directory(shipped("judge")).weights
    assert {"date", "number", "role", "antonym"} <= weights.keys()


@pytest.mark.parametrize("damage", ["inputs", "row", "text"])
def test_damaged_weights_are_refused(tmp_path: Path, damage: str) -> None:
    inputs = ["bias", *SURFACE]
    stored = {
        "inputs": inputs[:-1] if damage == "inputs" else inputs,
        "weights": {"date": [0.0] * len(inputs)},
    }
    if damage == "row":
        stored["weights"] = {"date": [0.0]}
    text = "{" if damage == "text" else json.dumps(stored)
    (tmp_path / "kinds.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"kinds\.json"):
        KindWeights.from_directory(tmp_path)
