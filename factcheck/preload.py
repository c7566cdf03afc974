"""Reading the shipped models from the disk while the rest of the program is still being imported."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping

from factcheck.errors import ModelError
from factcheck.inference import Graph
from factcheck.weights import shipped

__all__ = ["preload"]

_NAMES = ("parser", "embedder", "nli", "nli-large")
"""The shipped models that are graphs, in the order in which they are needed."""


def preload() -> Mapping[str, Graph]:
    """Begin to load the shipped graphs in the background, and return them by name; {} when one is missing.

    What is wrong with one shows where it is used.
    """
    try:
        graphs = {name: Graph(shipped(name)) for name in _NAMES}
    except ModelError:
        return {}

    def load() -> None:
        with contextlib.suppress(ModelError):
            for graph in graphs.values():
                _ = graph.session

    threading.Thread(target=load, daemon=True).start()
    return graphs
