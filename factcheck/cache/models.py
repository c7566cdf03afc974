"""Models that remember what they have said: the same seams, with a store behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from factcheck.cache.keys import context_of, text_key
from factcheck.judging import GlancingNLI, NLIModel, TypedNLI
from factcheck.matching import Embedder
from factcheck.store import Store

__all__ = ["RememberingEmbedder", "RememberingNLI", "RememberingTypedNLI"]

_VECTORS, _READINGS = "vectors", "readings"
_Rows = NDArray[np.float32]
_Question = TypeVar("_Question", str, tuple[str, str])


class RememberingEmbedder:
    """An `Embedder` that encodes only the texts that the store does not have."""

    def __init__(self, embedder: Embedder, store: Store, context: str) -> None:
        self._embedder = embedder
        self._store = store
        self._context = context

    @property
    def name(self) -> str:
        """Name and version of the embedder."""
        return self._embedder.name

    def encode(self, texts: Sequence[str]) -> _Rows:
        """Return float32[n, d], each row of unit length."""
        context = context_of(_VECTORS, self.name, self._context)
        keys = {text: text_key(context, text) for text in texts}
        return _remembered(keys, texts, self._embedder.encode, self._store, _VECTORS)


class RememberingNLI:
    """An `NLIModel` that reads only the pairs that the store does not have."""

    def __init__(self, nli: NLIModel, store: Store, context: str) -> None:
        self._nli = nli
        self._store = store
        self._context = context

    @property
    def name(self) -> str:
        """Name and version of the model."""
        return self._nli.name

    def predict(self, pairs: Sequence[tuple[str, str]]) -> _Rows:
        """Return probabilities float32[n, 3] of (premise, hypothesis) pairs."""
        return self._ask("relation", pairs, self._nli.predict)

    def glance(self, pairs: Sequence[tuple[str, str]]) -> _Rows:
        """Return rough probabilities float32[n, 3], the real ones for a model that has no others."""
        if isinstance(self._nli, GlancingNLI):
            return self._ask("glance", pairs, self._nli.glance)
        return self.predict(pairs)

    def _ask(
        self,
        question: str,
        pairs: Sequence[tuple[str, str]],
        answer: Callable[[Sequence[tuple[str, str]]], _Rows],
    ) -> _Rows:
        context = context_of(_READINGS, question, self.name, self._context)
        keys = {pair: text_key(context, *pair) for pair in pairs}
        return _remembered(keys, pairs, answer, self._store, _READINGS)


class RememberingTypedNLI(RememberingNLI):
    """One that also tells kinds of contradiction apart."""

    def __init__(self, nli: NLIModel, typed: TypedNLI, store: Store, context: str) -> None:
        super().__init__(nli, store, context)
        self._typed = typed

    @property
    def conflict_types(self) -> tuple[str, ...]:
        """Names of the kinds."""
        return self._typed.conflict_types

    def predict_types(self, pairs: Sequence[tuple[str, str]]) -> _Rows:
        """Return float32[n, kinds], given that each pair is a contradiction."""
        return self._ask("kind", pairs, self._typed.predict_types)


def _remembered(
    keys: Mapping[_Question, bytes],
    questions: Sequence[_Question],
    answer: Callable[[Sequence[_Question]], _Rows],
    store: Store,
    kind: str,
) -> _Rows:
    """Return a row for each question: those that the store has under their `keys`, and the answers to the others."""
    if not questions:
        return answer([])
    stored = store.get(keys.values())
    unknown = [question for question, key in keys.items() if key not in stored]
    if unknown:
        answers = answer(unknown).astype(np.float32, copy=False)
        fresh = {keys[question]: row.tobytes() for question, row in zip(unknown, answers, strict=True)}
        store.put(kind, fresh)
        stored |= fresh
    rows = np.frombuffer(b"".join(stored[keys[q]] for q in questions), dtype=np.float32)
    return rows.reshape(len(questions), -1).copy()
