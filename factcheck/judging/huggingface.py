"""Any sequence classifier of Hugging Face as an `NLIModel`: with torch, on the GPU when there is one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.checkpoints import Checkpoint, find, one_line_errors, quiet, require_extra
from factcheck.errors import ModelError
from factcheck.judging.nli import LABELS, NLIModel, OnnxNLI, label_order, probabilities, temperature

if TYPE_CHECKING:
    import torch

__all__ = ["HuggingFaceNLI", "batches", "open_nli"]

_MAX_TOKENS = 512
"""Where a model does not say how much it reads: two very long sentences."""

_UNLIMITED = 1_000_000  # transformers writes "no limit" as a number far beyond

_BATCH_TOKENS = {"cpu": 4_096, "cuda": 16_384}
"""Word pieces in a batch, padding included: small enough for a large model in float32 on a GPU of 16 GB."""


def open_nli(name: str, *, download: bool = False) -> NLIModel:
    """Return the model that a user named by path or by name; it loads at first use.

    A directory of the layout of the shipped model runs in ONNX Runtime, everything else in torch.  Raises `ModelError`
    when there is no such model, it is no NLI model, or what it needs is not installed.
    """
    checkpoint = find(name, marker="config.json", download=download)
    return OnnxNLI(checkpoint.directory) if checkpoint.has_onnx_layout else HuggingFaceNLI(checkpoint)


def batches(lengths: Sequence[int], budget: int) -> list[list[int]]:
    """Return the indices of inputs in batches of about equal length, longest first.

    A batch, padded to its longest input, has at most `budget` word pieces; an input that is longer goes alone.  Equal
    lengths stay in their order.
    """
    out: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if out and lengths[out[-1][0]] * (len(out[-1]) + 1) <= budget:
            out[-1].append(i)
        else:
            out.append([i])
    return out


class _Loaded(NamedTuple):
    tokenizer: Any
    model: Any
    device: str
    max_tokens: int
    budget: int


class HuggingFaceNLI:
    """A sequence classifier in safetensors whose labels are those of natural language inference.

    Float32 on any device, so that an answer differs by less than 1e-4 whatever the batch.  Pairs that are longer than
    the model reads are cut, the longer text first.  Raises `ModelError` when the files are not such a model.
    """

    def __init__(self, checkpoint: Checkpoint) -> None:
        self._checkpoint = checkpoint
        self._columns = label_order(checkpoint.config.get("id2label"), checkpoint.name)
        self._temperature = temperature(checkpoint.config, checkpoint.name)
        checkpoint.require_safetensors()
        require_extra(checkpoint.name)

    @property
    def name(self) -> str:
        """Name and commit, or a hash of the files."""
        return self._checkpoint.label()

    @cached_property
    def _loaded(self) -> _Loaded:
        with one_line_errors(self._checkpoint.name), quiet():
            import torch
            from transformers import AutoModelForSequenceClassification, AutoTokenizer

            local = {"local_files_only": True, "trust_remote_code": False}
            tokenizer = AutoTokenizer.from_pretrained(self._checkpoint.directory, **local)
            model, report = AutoModelForSequenceClassification.from_pretrained(
                self._checkpoint.directory, use_safetensors=True, output_loading_info=True, **local
            )
            if report["missing_keys"]:
                raise ModelError(
                    f"{self._checkpoint.name}: the weights lack {', '.join(sorted(report['missing_keys'])[:3])}; "
                    "was the classifier trained?"
                )
            device = "cuda" if torch.cuda.is_available() else "cpu"
            budget = (
                _BATCH_TOKENS[device] if tokenizer.pad_token is not None else 1
            )  # alone, nothing is padded
            return _Loaded(
                tokenizer, model.float().eval().to(device), device, _max_tokens(tokenizer, model), budget
            )

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return float32[n, 3]; logits are divided by the `temperature` of the model's config.json, if it has one."""
        if not pairs:
            return np.zeros((0, len(LABELS)), dtype=np.float32)
        distinct = list(dict.fromkeys(pairs))
        at = {pair: i for i, pair in enumerate(distinct)}
        loaded = self._loaded
        with one_line_errors(self._checkpoint.name, "does not run"), quiet():
            logits = _logits(loaded, distinct)[:, self._columns]
        if not np.isfinite(logits).all():
            raise ModelError(f"{self._checkpoint.name}: does not run (its answers are no numbers)")
        return probabilities(logits / self._temperature)[[at[pair] for pair in pairs]]


def _logits(loaded: _Loaded, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
    """Return the model's raw answers float32[n, labels]."""
    import torch

    encoded = loaded.tokenizer(
        [first for first, _ in pairs],
        [second for _, second in pairs],
        truncation="longest_first",
        max_length=loaded.max_tokens,
    )
    rows = np.empty((len(pairs), len(LABELS)), dtype=np.float32)
    for batch in batches([len(ids) for ids in encoded["input_ids"]], loaded.budget):
        feed = _feed(loaded, {key: [values[i] for i in batch] for key, values in encoded.items()})
        with torch.inference_mode():
            rows[batch] = loaded.model(**feed).logits.float().cpu().numpy()
    return rows


def _feed(loaded: _Loaded, encoded: dict[str, list[list[int]]]) -> dict[str, torch.Tensor]:
    """Return a batch as tensors int64[n, tokens] on the model's device, padded to its longest input."""
    import torch

    if loaded.tokenizer.pad_token is not None:
        encoded = loaded.tokenizer.pad(encoded)
    return {key: torch.tensor(rows, device=loaded.device) for key, rows in encoded.items()}


def _max_tokens(tokenizer: Any, model: Any) -> int:
    """Return how many word pieces a model reads: what its tokenizer says, and what its table of positions holds."""
    positions: Any = getattr(getattr(model.base_model, "embeddings", None), "position_embeddings", None)
    padding = getattr(positions, "padding_idx", None)
    if padding is None:
        held = getattr(model.config, "max_position_embeddings", None)
    else:  # the RoBERTa family counts positions from behind the one for padding
        held = positions.num_embeddings - padding - 1
    stated = (tokenizer.model_max_length, held)
    return min((n for n in stated if isinstance(n, int) and 0 < n < _UNLIMITED), default=_MAX_TOKENS)
