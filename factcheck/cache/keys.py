"""Keys: a hash of everything that an entry depends on, so that none is ever out of date."""

from __future__ import annotations

import hashlib
import platform
from dataclasses import fields
from functools import cache
from importlib import metadata
from pathlib import Path

from factcheck import __version__
from factcheck.documents import Document
from factcheck.weights import fingerprint, fingerprint_of, shipped

__all__ = ["code_version", "context_of", "document_key", "text_key"]

_SIZE = 16  # bytes: two of 2**40 entries are alike with a probability of 2**-49
_PACKAGE = Path(__file__).resolve().parent.parent
_NAMES = frozenset({"id", "path"})
"""The fields of a document that no claim depends on, beside those that no comparison heeds."""
_CODE = tuple(f"{room}/**/*" for room in ("cache", "claims", "documents", "facts", "judging", "matching"))
"""What claims, vectors and readings are made by, beside `_SHARED`, the models and the libraries."""
_SHARED = ("inference.py", "names.py", "places.py", "places.tsv")
_LIBRARIES = ("numpy", "onnxruntime", "rapidfuzz", "tokenizers")
"""What may change a result with its version."""


@cache
def code_version() -> str:
    """Return what changes when the program, a library whose answers it keeps, or the kind of processor changes.

    The program counts by its source, not by its version alone: a checkout changes without one.
    """
    files = [f for pattern in _CODE for f in _PACKAGE.glob(pattern) if f.is_file() and f.suffix != ".pyc"]
    files += [_PACKAGE / name for name in _SHARED]
    libraries = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    parts = [__version__, fingerprint_of(_PACKAGE, frozenset(files)), fingerprint(shipped("references"))]
    return " ".join([*parts, *libraries, platform.python_version(), platform.machine()])


def document_key(context: str, document: Document) -> bytes:
    """Return the key of the claims of a document; its name and its place on the disk do not matter.

    `context` names what reads it.
    """
    return _digest(repr((context, [getattr(document, name) for name in _said()])).encode())


@cache
def _said() -> tuple[str, ...]:
    """Return the fields that make two documents equal, but for their names."""
    return tuple(f.name for f in fields(Document) if f.compare and f.name not in _NAMES)


def text_key(context: bytes, *texts: str) -> bytes:
    """Return the key of what a model says of some texts; `context` is a hash of the model's name and the question."""
    digest = hashlib.blake2b(context, digest_size=_SIZE)
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


def context_of(*parts: str) -> bytes:
    """Return a hash of what a whole series of keys depends on."""
    return text_key(b"", *parts)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SIZE).digest()
