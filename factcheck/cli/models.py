"""Which models to use: those that this installation came with, or others that the user names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.errors import ModelError
from factcheck.weights import fingerprint, shipped

if TYPE_CHECKING:
    from factcheck.inference import Graph
    from factcheck.pipeline import Pipeline
    from factcheck.store import Store

__all__ = ["SHIPPED", "ModelChoice", "open_pipeline", "shipped_models", "shipped_parts"]

_MODELS = ("nli", "nli-large", "embedder", "parser")
_PARTS = (*_MODELS, "references", "judge")
"""What an answer depends on besides the program: what follows references and the judge have weights, too."""


def shipped_parts() -> dict[str, str]:
    """Return name and hash (SHA-256, cut) of the weights of each model, of what follows references, and of the judge.

    What is not there is "missing".
    """
    return _fingerprints(_PARTS)


def shipped_models() -> dict[str, str]:
    """Return each model's name and hash without loading it; a model that is not there is "missing"."""
    return _fingerprints(_MODELS)


def _fingerprints(names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        try:
            found[name] = f"{name}@{fingerprint(shipped(name))}"
        except ModelError:
            found[name] = "missing"
    return found


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """The models that the user named by path or name (None: the shipped one), and whether to fetch one not here."""

    nli: str | None = None
    embedder: str | None = None
    download: bool = False


SHIPPED = ModelChoice()


def open_pipeline(
    choice: ModelChoice, graphs: Mapping[str, Graph] | None = None, store: Store | None = None
) -> Pipeline:
    """Return a pipeline with these models; raises `ModelError` when one of them is not to be had.

    `graphs` are those of the shipped models that are already being loaded; `store` keeps what they said.
    """
    from factcheck.pipeline import Pipeline

    if choice.nli is None and choice.embedder is None:
        return Pipeline.embedded(graphs or {}, store)
    return Pipeline.with_models(
        nli=choice.nli, embedder=choice.embedder, download=choice.download, store=store
    )
