"""The names and hashes of the models that this installation came with."""

from __future__ import annotations

from factcheck.errors import ModelError
from factcheck.weights import fingerprint, shipped

__all__ = ["shipped_models"]

_MODELS = ("nli", "embedder", "parser")


def shipped_models() -> dict[str, str]:
    """Return each model's name and hash without loading it; a model that is not there is "missing"."""
    found: dict[str, str] = {}
    for name in _MODELS:
        try:
            found[name] = f"{name}@{fingerprint(shipped(name))}"
        except ModelError:
            found[name] = "missing"
    return found
