"""Running ONNX models of the shipped layout: one text (or pair) at a time, on all cores.

Each input is run alone, and the inputs are spread over threads: nothing is spent on padding, and the answer is the same
to the bit whatever the order or the batch, for any graph (docs/decisions/0003-nli.md tells what batches do to int8).
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from factcheck.errors import ModelError
from factcheck.overflow import int8_products_overflow

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

__all__ = ["Graph", "OnnxModel", "has_onnx_layout", "open_tokenizer"]

_GRAPH = Path("onnx") / "model_qint8.onnx"
_LAYOUT = (Path("config.json"), Path("tokenizer.json"), _GRAPH)
_INPUTS = {"input_ids", "attention_mask"}
_SEGMENTS = "token_type_ids"  # which text of a pair a word piece is of; MPNet has no such input


def has_onnx_layout(directory: Path) -> bool:
    """Tell whether a directory is laid out like the shipped models: then `OnnxModel` runs it, without torch."""
    return all((directory / file).is_file() for file in _LAYOUT)


def open_tokenizer(directory: Path) -> tokenizers.Tokenizer:
    """Return the word-piece tokenizer of a model; raises `ModelError` when it is missing or damaged."""
    import tokenizers

    path = directory / "tokenizer.json"
    if not path.is_file():
        raise ModelError(f"{directory}: tokenizer.json is missing")
    try:
        return tokenizers.Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing narrower
        raise ModelError(f"{path}: cannot be read ({error})") from error


class Graph:
    """The graph of a model, loaded at first use; several threads may ask for it and run it at once."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = threading.Lock()
        self._session: onnxruntime.InferenceSession | None = None

    @property
    def session(self) -> onnxruntime.InferenceSession:
        """The loaded graph; raises `ModelError` when it is missing or damaged."""
        with self._lock:
            if self._session is None:
                self._session = self._open()
            return self._session

    def _open(self) -> onnxruntime.InferenceSession:
        import onnxruntime

        path = self.directory / _GRAPH
        if not path.is_file():
            raise ModelError(f"{self.directory}: {_GRAPH} is missing")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the inputs are what runs in parallel
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        if int8_products_overflow():
            options.add_session_config_entry("session.x64quantprecision", "1")
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # each kind of damage has an exception of its own
            raise ModelError(f"{path}: cannot be read ({error})") from error


class OnnxModel:
    """A transformer encoder in ONNX Runtime with its tokenizer, loaded at first use.

    `directory` holds `config.json`, `tokenizer.json` and `onnx/model_qint8.onnx`; the graph takes `input_ids`,
    `attention_mask` and, where it tells the texts of a pair apart, `token_type_ids`, and gives one tensor of shape
    [1, d].  Inputs longer than `max_tokens` word pieces are cut, of a pair the longer text first.  `graph` is the graph
    where it is already being loaded.
    """

    def __init__(
        self, directory: Path, *, max_tokens: int, threads: int | None = None, graph: Graph | None = None
    ) -> None:
        self.directory = directory
        self.max_tokens = max_tokens
        self.threads = threads or os.cpu_count() or 1
        self._graph = graph or Graph(directory)

    @cached_property
    def config(self) -> dict[str, Any]:
        """The model's `config.json`."""
        try:
            loaded: dict[str, Any] = json.loads((self.directory / "config.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(f"{self.directory}: config.json cannot be read ({error})") from error
        return loaded

    @cached_property
    def _tokenizer(self) -> tokenizers.Tokenizer:
        tokenizer = open_tokenizer(self.directory)
        tokenizer.no_padding()
        tokenizer.enable_truncation(self.max_tokens, strategy="longest_first")
        return tokenizer

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        session = self._graph.session
        rows = session.get_outputs()[0].shape
        if self._names(session) - {_SEGMENTS} != _INPUTS or len(rows) != 2:
            raise ModelError(
                f"{self.directory / _GRAPH}: not a graph from {', '.join(sorted(_INPUTS))} to one row a text"
            )
        return session

    @staticmethod
    def _names(session: onnxruntime.InferenceSession) -> set[str]:
        return {i.name for i in session.get_inputs()}

    @cached_property
    def _has_segments(self) -> bool:
        return _SEGMENTS in self._names(self._session)

    def warm_up(self) -> None:
        """Load tokenizer and graph now (they load at first use otherwise)."""
        _ = self._tokenizer, self._session

    def run(self, inputs: Sequence[str] | Sequence[tuple[str, str]], output: int = 0) -> NDArray[np.float32]:
        """Return a row of one of the graph's outputs for each text or pair: float32[n, d] ([0, 0] for no input)."""
        if not inputs:
            return np.zeros((0, 0), dtype=np.float32)
        self.warm_up()
        encodings = self._tokenizer.encode_batch(list(inputs))
        if self.threads == 1 or len(inputs) == 1:
            rows = [self._run_one(e, output) for e in encodings]
        else:
            with ThreadPoolExecutor(self.threads) as pool:
                rows = list(pool.map(self._run_one, encodings, repeat(output)))
        return np.concatenate(rows).astype(np.float32, copy=False)

    def _run_one(self, encoding: tokenizers.Encoding, output: int) -> NDArray[np.float32]:
        feed = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
        }
        if self._has_segments:
            feed[_SEGMENTS] = np.array([encoding.type_ids], dtype=np.int64)
        row: NDArray[np.float32] = self._session.run(None, feed)[output]
        return row
