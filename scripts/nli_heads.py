"""The pooled state and the logits of the sequence classifiers that are trained here: BERT and MPNet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

__all__ = ["inputs_of", "logits_of", "pooled_state"]


def inputs_of(model: Any) -> tuple[str, ...]:
    """Return the names of the int64[n, tokens] inputs of a model; MPNet does not tell segments apart."""
    names = ("input_ids", "attention_mask")
    return (*names, "token_type_ids") if getattr(model.config, "type_vocab_size", 0) > 1 else names


def pooled_state(model: Any, inputs: Mapping[str, torch.Tensor]) -> torch.Tensor:
    """Return float32[n, width], what the last linear layer reads; `inputs` may have more than the model takes."""
    known = {name: inputs[name] for name in inputs_of(model)}
    pooled: torch.Tensor
    if model.config.model_type == "mpnet":
        first = model.mpnet(**known).last_hidden_state[:, 0]
        pooled = torch.tanh(model.classifier.dense(first))
    else:
        pooled = model.bert(**known).pooler_output
    return pooled


def logits_of(model: Any, pooled: torch.Tensor) -> torch.Tensor:
    """Return the logits float32[n, 3] of pooled states."""
    head = model.classifier.out_proj if model.config.model_type == "mpnet" else model.classifier
    logits: torch.Tensor = head(pooled)
    return logits
