"""`NLIModel`: the seam for natural language inference, and the shipped cross-encoder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.inference import OnnxModel
from factcheck.weights import fingerprint, shipped

__all__ = ["LABELS", "NLIModel", "OnnxNLI", "TypedNLI", "label_order"]

LABELS = ("contradiction", "entailment", "neutral")
"""Column order of every `NLIModel`."""

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


def label_order(id2label: Mapping[str, str]) -> tuple[int, int, int]:
    """Return the model's output column for each of `LABELS`, read from its `id2label`.

    Raises `ModelError` when the names are not the three of an NLI model: a wrong order would turn every agreement
    into a contradiction, so it is never guessed.
    """
    columns = {label.lower(): int(i) for i, label in id2label.items()}
    if set(columns) != set(LABELS):
        raise ModelError(
            f"not an NLI model: its labels are {', '.join(sorted(columns))}, not {', '.join(LABELS)}"
        )
    return columns["contradiction"], columns["entailment"], columns["neutral"]


class OnnxNLI:
    """The shipped MiniLM cross-encoder, int8, in ONNX Runtime."""

    def __init__(self, directory: Path | None = None) -> None:
        self._model = OnnxModel(directory or shipped("nli"), max_tokens=_MAX_TOKENS)
        self._columns = label_order(self._model.config.get("id2label", {}))
        self._temperature = float(self._model.config.get("temperature", 1.0))

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
        probabilities = _softmax(self._model.run(distinct)[:, self._columns] / self._temperature)
        return probabilities[[at[pair] for pair in pairs]]

    @property
    def conflict_types(self) -> tuple[str, ...]:
        """The kinds of contradiction that the model tells apart, () for a model without that output."""
        return tuple(self._model.config.get("conflict_types", ()))

    def predict_types(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return float32[n, kinds]: probabilities of `conflict_types`, given that a pair is a contradiction."""
        if not pairs or not self.conflict_types:
            return np.zeros((len(pairs), len(self.conflict_types)), dtype=np.float32)
        return _softmax(self._model.run(pairs, output=1))


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    exponentials = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities: NDArray[np.float32] = exponentials / exponentials.sum(axis=1, keepdims=True)
    return probabilities
