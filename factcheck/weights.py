"""Where the shipped models lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from factcheck.errors import ModelError

__all__ = ["fingerprint", "fingerprint_of", "shipped"]

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_models", _PACKAGE.parent / "models")
_UNREAD = {".md", ".safetensors"}


@cache
def shipped(name: str) -> Path:
    """Return the directory of a shipped model: "nli", "nli-large", "embedder", "parser", "references" or "judge".

    Raises `ModelError` when this installation lacks it.
    """
    for place in _PLACES:
        if (place / name).is_dir():
            return place / name
    raise ModelError(f"the shipped model '{name}' is missing: reinstall factcheck")


@cache
def fingerprint(directory: Path) -> str:
    """Return 12 hex digits that change when any file changes that the program reads in a model of the shipped layout.

    The card and the float weights that the int8 graph was made from are left out: a wheel does not carry those.
    """
    found = (p for p in directory.rglob("*") if p.is_file() and p.suffix not in _UNREAD)
    return fingerprint_of(directory, frozenset(found))


@cache
def fingerprint_of(directory: Path, files: frozenset[Path]) -> str:
    """Return 12 hex digits that change when any of these files in `directory` changes, its name or its content."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.relative_to(directory).as_posix().encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]
