"""`NLIModel`: the seam for natural language inference, and the shipped cross-encoder."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.inference import Graph, OnnxModel
from factcheck.weights import fingerprint, shipped

__all__ = [
    "LABELS",
    "GlancingNLI",
    "NLIModel",
    "OnnxNLI",
    "TypedNLI",
    "glance",
    "label_order",
    "probabilities",
    "temperature",
]

LABELS = ("contradiction", "entailment", "neutral")
"""Column order of every `NLIModel`."""

_SHOWN = 6  # labels of a model that is refused
_MAX_TOKENS = 256  # two long sentences; the model has 512 positions


class NLIModel(Protocol):
    """Anything that says whether a premise contradicts, entails or leaves open a hypothesis."""

    @property
    def name(self) -> str:
        """Name and version for the report ("nli@0123456789ab")."""

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return probabilities float32[n, 3] of (premise, hypothesis) pairs, columns as in `LABELS`."""


@runtime_checkable
class TypedNLI(Protocol):
    """An `NLIModel` that can also tell of which kind a contradiction is."""

    @property
    def conflict_types(self) -> tuple[str, ...]:
        """Names of the kinds, `ConflictType`s."""

    def predict_types(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return float32[n, kinds], given that each pair is a contradiction."""


@runtime_checkable
class GlancingNLI(Protocol):
    """An `NLIModel` that has a quick opinion besides its real one."""

    def glance(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return rough probabilities float32[n, 3], columns as in `LABELS`, in a fraction of the time."""


def glance(nli: NLIModel, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
    """Return the quick opinion of a model, its only one where it has no other: float32[n, 3]."""
    return nli.glance(pairs) if isinstance(nli, GlancingNLI) else nli.predict(pairs)


def label_order(id2label: Any, model: str = "the model") -> tuple[int, int, int]:
    """Return the model's output column for each of `LABELS`, read from its `id2label`, upper or lower case.

    Raises `ModelError` when the names are not the three of an NLI model: a wrong order would turn every agreement
    into a contradiction, so it is never guessed, not even from near misses such as "not_entailment".
    """
    stored = id2label if isinstance(id2label, dict) else {}
    columns = {str(label).strip().lower(): str(i) for i, label in stored.items()}
    if set(columns) != set(LABELS) or sorted(map(str, stored)) != ["0", "1", "2"]:
        names = ", ".join([*map(str, stored.values())][:_SHOWN]) or "not named"
        names += ", …" if len(stored) > _SHOWN else ""
        raise ModelError(f"{model} is not an NLI model: its labels are {names}, not {', '.join(LABELS)}")
    return int(columns["contradiction"]), int(columns["entailment"]), int(columns["neutral"])


def temperature(config: dict[str, Any], model: str = "the model") -> float:
    """Return what a model's logits are divided by, as its `config.json` says; 1 when it says nothing.

    Raises `ModelError` unless it is a positive number.
    """
    stored = config.get("temperature", 1.0)
    if not isinstance(stored, int | float) or not 0 < stored < math.inf:
        raise ModelError(f"{model}: the temperature in its config.json is {stored!r}, not a positive number")
    return float(stored)


def probabilities(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the softmax of each row, float32[n, k] to float32[n, k]."""
    exponentials = np.exp(logits - logits.max(axis=1, keepdims=True))
    rows: NDArray[np.float32] = exponentials / exponentials.sum(axis=1, keepdims=True)
    return rows


class OnnxNLI:
    """The shipped MiniLM cross-encoder, or one of the same layout in `directory`: int8, in ONNX Runtime."""

    def __init__(self, directory: Path | None = None, graph: Graph | None = None) -> None:
        self._model = OnnxModel(directory or shipped("nli"), max_tokens=_MAX_TOKENS, graph=graph)
        name = self._model.directory.name
        self._columns = label_order(self._model.config.get("id2label"), name)
        self._temperature = temperature(self._model.config, name)

    @property
    def name(self) -> str:
        """Name and hash of the weights."""
        return f"{self._model.directory.name}@{fingerprint(self._model.directory)}"

    def warm_up(self) -> None:
        """Load the model now rather than at first use."""
        self._model.warm_up()

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return float32[n, 3]; logits are divided by the temperature fitted on dev (see the model's card)."""
        if not pairs:
            return np.zeros((0, len(LABELS)), dtype=np.float32)
        distinct = list(dict.fromkeys(pairs))
        at = {pair: i for i, pair in enumerate(distinct)}
        rows = probabilities(self._model.run(distinct)[:, self._columns] / self._temperature)
        return rows[[at[pair] for pair in pairs]]

    @property
    def conflict_types(self) -> tuple[str, ...]:
        """The kinds of contradiction that the model tells apart, () for a model without that output."""
        return tuple(self._model.config.get("conflict_types", ()))

    def predict_types(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return float32[n, kinds]: probabilities of `conflict_types`, given that a pair is a contradiction."""
        if not pairs or not self.conflict_types:
            return np.zeros((len(pairs), len(self.conflict_types)), dtype=np.float32)
        return probabilities(self._model.run(pairs, output=1))
