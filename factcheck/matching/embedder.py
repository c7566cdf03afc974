"""`Embedder`: the seam for a sentence embedder, and the shipped one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from factcheck.inference import Graph, OnnxModel
from factcheck.weights import fingerprint, shipped

__all__ = ["Embedder", "OnnxEmbedder"]

_MAX_TOKENS = 128  # a claim is a clause; all-MiniLM-L6-v2 was trained on 128 word pieces


class Embedder(Protocol):
    """Anything that turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """Name and version for the report ("embedder@0123456789ab")."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32[n, d], each row of unit length."""


class OnnxEmbedder:
    """The shipped all-MiniLM-L6-v2, or an embedder of the same layout in `directory`: int8, in ONNX Runtime."""

    def __init__(self, directory: Path | None = None, graph: Graph | None = None) -> None:
        self._model = OnnxModel(directory or shipped("embedder"), max_tokens=_MAX_TOKENS, graph=graph)

    @property
    def name(self) -> str:
        """Name and hash of the weights."""
        return f"{self._model.directory.name}@{fingerprint(self._model.directory)}"

    def warm_up(self) -> None:
        """Load the model now rather than at first use."""
        self._model.warm_up()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32[n, d], d = 384 when shipped, each row of unit length; equal texts are encoded once."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        distinct = list(dict.fromkeys(texts))
        at = {text: i for i, text in enumerate(distinct)}
        rows = self._model.run(distinct)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        return rows[[at[text] for text in texts]]
