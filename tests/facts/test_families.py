"""Floors on hand-written families, which lie beside the checkout: what the comparators say of pairs they never saw."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval_facts import evaluate_families
from factcheck.claims import Parser
from tests.floors import floor


@pytest.fixture(scope="module")
def figures(root: Path, parser: Parser) -> dict[str, float]:
    families = root.parent / "shared" / "data" / "nli" / "families" / "dev.jsonl.gz"
    if not families.is_file():
        pytest.skip("the families are not beside this checkout")
    return evaluate_families(families, parser, limit=1000, verbose=False)


def test_a_clash_is_right_nineteen_times_in_twenty(figures: dict[str, float]) -> None:
    assert figures["clash_precision"] >= floor("families.clash_precision")


def test_contradictions_are_hardly_ever_called_compatible(figures: dict[str, float]) -> None:
    assert 1.0 - figures["compatible_on_contradictions"] >= floor("families.not_compatible")
