"""How much is read."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits", "megabytes"]

_MEGABYTE = 1_000_000
_DEFAULT_BYTES = 20 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds in bytes: of a file that holds one article, and of one line of a .jsonl (which may be of any size)."""

    file_bytes: int = _DEFAULT_BYTES
    line_bytes: int = _DEFAULT_BYTES


def megabytes(size: int) -> str:
    """Return a size in bytes for a person: "50 MB", "1.5 MB"; never rounded down to the limit it exceeds."""
    if size < _MEGABYTE:
        return f"{size} bytes"
    return f"{size / _MEGABYTE:.1f} MB".replace(".0 MB", " MB")
