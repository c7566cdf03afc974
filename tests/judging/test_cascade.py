"""Two NLI models as one: the large one reads what the small one does not rule out, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.judging import LABELS, CascadeNLI, NLIModel, TypedNLI, shipped_nli

RULED_OUT = ("The jeweller has run the shop since 1998.", "Rain is expected on Sunday.")
OPEN = ("Two men were arrested after the robbery.", "Nobody was arrested after the robbery.")


class Fixed:
    """Gives each pair the P(contradiction) that it was told, and remembers what it read."""

    def __init__(self, name: str, told: dict[tuple[str, str], float]) -> None:
        self.name, self.told = name, told
        self.read: list[tuple[str, str]] = []
        self.loaded = False

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.read += pairs
        return np.array([[self.told[p], 0, 1 - self.told[p]] for p in pairs], np.float32).reshape(-1, 3)

    @property
    def conflict_types(self) -> tuple[str, ...]:
        return (f"a kind that {self.name} knows",)

    def predict_types(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        return np.ones((len(pairs), 1), np.float32)

    def warm_up(self) -> None:
        self.loaded = True


@pytest.fixture
def parts() -> tuple[Fixed, Fixed]:
    return Fixed("small", {RULED_OUT: 0.02, OPEN: 0.2}), Fixed("large", {OPEN: 0.9})


def test_the_large_model_reads_what_is_open_and_nothing_else(parts: tuple[Fixed, Fixed]) -> None:
    small, large = parts
    rows = CascadeNLI(small, large, bar=0.1).predict([RULED_OUT, OPEN, RULED_OUT])
    assert rows[:, 0] == pytest.approx([0.02, 0.9, 0.02])
    assert large.read == [OPEN]


def test_nothing_to_read_is_no_error(parts: tuple[Fixed, Fixed]) -> None:
    small, large = parts
    cascade = CascadeNLI(small, large, bar=0.1)
    assert cascade.predict([]).shape == (0, 3)
    assert cascade.predict([RULED_OUT])[:, 0] == pytest.approx([0.02])
    assert large.read == []


def test_it_is_one_model_to_the_rest_of_the_program(parts: tuple[Fixed, Fixed]) -> None:
    cascade = CascadeNLI(*parts)
    named: NLIModel = cascade
    assert named.name == "small+large"
    assert isinstance(cascade, TypedNLI)
    assert cascade.conflict_types == ("a kind that large knows",)
    cascade.warm_up()
    assert all(part.loaded for part in parts)


def test_the_shipped_pair_tells_the_three_relations_apart() -> None:
    entailed = ("Two men were arrested in Leeds after the robbery.", "Two men were arrested.")
    rows = shipped_nli().predict([OPEN, entailed, RULED_OUT])
    assert [LABELS[i] for i in rows.argmax(axis=1)] == ["contradiction", "entailment", "neutral"]
