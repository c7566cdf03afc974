"""A cascade of two NLI models: a small one reads every pair, a large one what the small one does not rule out.

Most pairs that meet merely share a story, and a small model rules most of them out; the few that are left are worth a
reading that takes ten times as long (Viola and Jones 2001; docs/decisions/0023-a-second-reader.md has the figures).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from factcheck.inference import Graph
from factcheck.judging.nli import NLIModel, OnnxNLI, TypedNLI
from factcheck.weights import shipped

__all__ = ["READ_AGAIN", "CascadeNLI", "shipped_nli"]

READ_AGAIN = 0.08
"""P(contradiction) of the small model from which the large one reads a pair: held out, no more is found from 0.04 on,
with two fifths more readings (docs/decisions/0029-a-student.md)."""


class _Part(NLIModel, TypedNLI, Protocol):
    """A model that can be loaded ahead of its first use, and that tells kinds of contradiction apart."""

    def warm_up(self) -> None:
        """Load the model now."""


class CascadeNLI:
    """An `NLIModel` of two: `screen` reads every pair, `reader` those that `screen` gives a P of at least `bar`."""

    def __init__(self, screen: _Part, reader: _Part, bar: float = READ_AGAIN) -> None:
        self._screen = screen
        self._reader = reader
        self._bar = bar

    @property
    def name(self) -> str:
        """Names and hashes of both."""
        return f"{self._screen.name}+{self._reader.name}"

    def warm_up(self) -> None:
        """Load both now rather than at first use."""
        self._screen.warm_up()
        self._reader.warm_up()

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return float32[n, 3]: the large model's probabilities where it reads, else the small one's."""
        rows = self._screen.predict(pairs)
        again = [i for i, row in enumerate(rows) if row[0] >= self._bar]
        if again:
            rows[again] = self._reader.predict([pairs[i] for i in again])
        return rows

    def glance(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return float32[n, 3]: the small model's probabilities."""
        return self._screen.predict(pairs)

    @property
    def conflict_types(self) -> tuple[str, ...]:
        """The kinds of contradiction that the large model tells apart."""
        return self._reader.conflict_types

    def predict_types(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return float32[n, kinds]: the large model's probabilities of `conflict_types`."""
        return self._reader.predict_types(pairs)


def shipped_nli(graphs: Mapping[str, Graph] = MappingProxyType({})) -> CascadeNLI:
    """Return the shipped models as one; `graphs` are those that are already being loaded, by name.

    Raises `ModelError` when this installation lacks one.
    """
    screen, reader = (OnnxNLI(shipped(name), graphs.get(name)) for name in ("nli", "nli-large"))
    return CascadeNLI(screen, reader)
