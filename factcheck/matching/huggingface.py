"""Any model of sentence-transformers as an `Embedder`: with torch, on the GPU when there is one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.checkpoints import Checkpoint, find, one_line_errors, quiet, require_extra
from factcheck.errors import ModelError
from factcheck.matching.embedder import Embedder, OnnxEmbedder

__all__ = ["HuggingFaceEmbedder", "open_embedder"]

_MODULES, _SETTINGS = "modules.json", "config_sentence_transformers.json"
_KIND, _OWN = "SentenceTransformer", "sentence_transformers."
_ORGANISATION = "sentence-transformers"  # its models are mostly called by their last names
_BATCH = 64  # texts; the library sorts them by length


def open_embedder(name: str, *, download: bool = False) -> Embedder:
    """Return the model that a user named by path or by name; it loads at first use.

    A directory of the layout of the shipped model runs in ONNX Runtime, everything else in torch.  Raises `ModelError`
    when there is no such model, it is no embedder, or what it needs is not installed.
    """
    checkpoint = find(name, marker=_MODULES, download=download, organisation=_ORGANISATION)
    return (
        OnnxEmbedder(checkpoint.directory) if checkpoint.has_onnx_layout else HuggingFaceEmbedder(checkpoint)
    )


class HuggingFaceEmbedder:
    """A model that sentence-transformers saved, in safetensors; float32 on any device.

    Raises `ModelError` when the files are not such a model.
    """

    def __init__(self, checkpoint: Checkpoint) -> None:
        self._checkpoint = checkpoint
        self._folders = _folders(checkpoint)
        require_extra(checkpoint.name)

    @property
    def name(self) -> str:
        """Name and commit, or a hash of the files."""
        return self._checkpoint.label(["", *self._folders])

    @cached_property
    def _model(self) -> Any:
        with one_line_errors(self._checkpoint.name), quiet():
            import torch
            from sentence_transformers import SentenceTransformer

            model = SentenceTransformer(
                str(self._checkpoint.directory),
                device="cuda" if torch.cuda.is_available() else "cpu",
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},
            )
            return model.float().eval()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32[n, d], each row of unit length; equal texts are encoded once."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        distinct = list(dict.fromkeys(texts))
        at = {text: i for i, text in enumerate(distinct)}
        model = self._model
        with one_line_errors(self._checkpoint.name, "does not run"), quiet():
            rows: NDArray[np.float32] = np.array(
                model.encode(distinct, batch_size=_BATCH, show_progress_bar=False), dtype=np.float32
            )
        if not np.isfinite(rows).all():
            raise ModelError(f"{self._checkpoint.name}: does not run (its answers are no numbers)")
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        return rows[[at[text] for text in texts]]


def _folders(checkpoint: Checkpoint) -> list[str]:
    """Return the folders of a model's parts; raises `ModelError` unless it can be loaded with nothing run or unpickled.

    A part may be a class of anybody's, which loading would import.
    """
    if not (checkpoint.directory / _MODULES).is_file():
        raise ModelError(f"{checkpoint.name}: not a sentence-transformers model ({_MODULES} is missing)")
    if (checkpoint.directory / _SETTINGS).is_file():
        kind = _text(checkpoint.json(_SETTINGS), "model_type", _KIND)
        if kind != _KIND:
            raise ModelError(f"{checkpoint.name}: a {kind}, which embeds no sentences")
    parts = checkpoint.json(_MODULES)
    if not isinstance(parts, list) or not parts:
        raise ModelError(f"{checkpoint.name}: {_MODULES} lists no parts")
    for part in parts:
        if not _text(part, "type").startswith(_OWN):
            raise ModelError(
                f"{checkpoint.name}: needs code of its own ({_text(part, 'type') or 'unknown'}), which is never run"
            )
    folders = [_text(part, "path") for part in parts]
    weighty = [f for f in folders if not f or _has_weights(checkpoint, f)]
    for folder in weighty or folders[:1]:
        checkpoint.require_safetensors(folder)
    return [folder for folder in folders if folder]


def _has_weights(checkpoint: Checkpoint, folder: str) -> bool:
    """Tell whether a part has weights, in whatever format; pooling and normalising have none."""
    suffixes = (".safetensors", ".bin", ".pt", ".pth", ".ckpt", ".h5")
    where = checkpoint.directory / folder
    return where.is_dir() and any(file.suffix in suffixes for file in where.iterdir())


def _text(stored: Any, key: str, default: str = "") -> str:
    found = stored.get(key, default) if isinstance(stored, dict) else default
    return found if isinstance(found, str) else default
