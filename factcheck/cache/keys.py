"""Keys: a hash of everything that an entry depends on, so that none is ever out of date."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import get_type_hints

from factcheck import __version__
from factcheck.cache.codec import Convert, encoder
from factcheck.documents import Document
from factcheck.weights import fingerprint_of

__all__ = ["code_version", "document_key", "text_key"]

_SIZE = 16  # bytes: two of 2**40 entries are alike with a probability of 2**-49
_PACKAGE = Path(__file__).resolve().parent.parent
_NAMES = frozenset({"id", "path", "locate"})
"""The fields of a document that no claim depends on."""
_CODE = tuple(f"{room}/**/*" for room in ("cache", "claims", "documents", "facts", "judging", "matching"))
"""What claims, vectors and readings are made by, beside `inference.py`, the models and the libraries."""
_LIBRARIES = ("numpy", "onnxruntime", "rapidfuzz", "tokenizers")
"""What may change a result with its version."""


@cache
def code_version() -> str:
    """Return what changes when the program, a library whose answers it keeps, or the kind of processor changes.

    The program counts by its source, not by its version alone: a checkout changes without one.
    """
    files = [f for pattern in _CODE for f in _PACKAGE.glob(pattern) if f.is_file() and f.suffix != ".pyc"]
    files.append(_PACKAGE / "inference.py")
    libraries = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    parts = [__version__, fingerprint_of(_PACKAGE, frozenset(files)), *libraries]
    return " ".join([*parts, platform.python_version(), platform.machine()])


def document_key(context: str, document: Document) -> bytes:
    """Return the key of the claims of a document; its name and its place on the disk do not matter.

    `context` names what reads it.
    """
    told = [
        convert(getattr(document, name)) if convert else getattr(document, name) for name, convert in _told()
    ]
    return _digest(json.dumps([context, *told]).encode())


@cache
def _told() -> list[tuple[str, Convert]]:
    """Return the fields of a document that its claims may depend on."""
    hints = get_type_hints(Document)
    return [(f.name, encoder(hints[f.name])) for f in fields(Document) if f.name not in _NAMES]


def text_key(context: str, texts: Sequence[str]) -> bytes:
    """Return the key of what a model says of some texts; `context` names the model and the question."""
    return _digest(json.dumps([context, *texts]).encode())


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SIZE).digest()
