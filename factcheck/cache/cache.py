"""`Cache`: the rooms' work, looked up before it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factcheck.cache.claims import pack, unpack
from factcheck.cache.keys import code_version, document_key
from factcheck.cache.models import RememberingEmbedder, RememberingNLI, RememberingTypedNLI
from factcheck.documents import Document
from factcheck.facts import GroundedClaim
from factcheck.judging import NLIModel, TypedNLI
from factcheck.matching import Embedder
from factcheck.store import Store

__all__ = ["Cache"]

_DOCUMENTS = "documents"
_TOGETHER = 64  # documents that are looked up at once


class Cache:
    """What the rooms make of documents and texts, kept in a store.

    `parser` names the parser that claims are read with; a report is the same with a cache and without.
    """

    def __init__(self, store: Store, parser: str) -> None:
        self._store = store
        self._version = code_version()
        self._parser = parser

    def claims(
        self, documents: Sequence[Document], read: Callable[[Document], Sequence[GroundedClaim]]
    ) -> Iterator[Sequence[GroundedClaim]]:
        """Yield the claims of each document: those that the store has, or what `read` makes of it."""
        context = f"{_DOCUMENTS} {self._parser} {self._version}"
        for begin in range(0, len(documents), _TOGETHER):
            part = documents[begin : begin + _TOGETHER]
            keys = [document_key(context, document) for document in part]
            stored = self._store.get(keys)
            for key, document in zip(keys, part, strict=True):
                claims = unpack(stored[key], document) if key in stored else None
                if claims is None:
                    made = read(document)
                    self._store.put(_DOCUMENTS, {key: pack(made)})
                    yield made
                else:
                    yield claims

    def embedder(self, embedder: Embedder) -> Embedder:
        """Return an embedder that remembers."""
        return RememberingEmbedder(embedder, self._store, self._version)

    def nli(self, nli: NLIModel) -> NLIModel:
        """Return an NLI model that remembers; it tells kinds of contradiction apart if `nli` does."""
        if isinstance(nli, TypedNLI):
            return RememberingTypedNLI(nli, nli, self._store, self._version)
        return RememberingNLI(nli, self._store, self._version)

    def flush(self) -> None:
        """Make sure that another run finds what this one made."""
        self._store.flush()
