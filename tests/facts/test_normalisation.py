"""Floors on the cases of Recognizers-Text, which lie beside the checkout and not in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalisation_cases import evaluate_normalisation
from tests.floors import floor


@pytest.fixture(scope="module")
def figures(root: Path) -> dict[str, float]:
    cases = root.parent / "shared" / "data" / "normalisation"
    if not cases.is_dir():
        pytest.skip("the normalisation cases are not beside this checkout")
    return evaluate_normalisation(cases, verbose=False)


@pytest.mark.parametrize("measure", ["times_right", "numbers_right", "units_right", "quantities_right"])
def test_the_normalisation_cases_reach_the_floor(figures: dict[str, float], measure: str) -> None:
    assert figures[measure] >= floor(f"normalisation.{measure}")
