"""What a sentence commits its writer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.claims.extract import claims_of

if TYPE_CHECKING:
    from tests.claims.conftest import Tree


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Anna Berg resigned", "asserted"),
        ("The minister said", "reported"),
        ("The company denied", "denied"),
        ("If the dam fails", "hypothetical"),
        ("The army will withdraw", "planned"),
        ("The port is to open", "planned"),
    ],
)
def test_modality_of_the_first_claim(tree: Tree, sentence: str, modality: str) -> None:
    assert next(claims_of(tree(sentence))).modality == modality


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("No group claimed", True),
        ("The crew failed", True),
        ("The villages were not", True),
        ("The court neither", True),
        ("Anna Berg resigned", False),
        ("The army will withdraw", False),
    ],
)
def test_negation(tree: Tree, sentence: str, negated: bool) -> None:
    assert {c.negated for c in claims_of(tree(sentence))} == {negated}
