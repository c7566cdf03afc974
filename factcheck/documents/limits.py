"""How much is read."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits", "megabytes"]

_MEGABYTE = 1_000_000
_DEFAULT_BYTES = 20 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read, so that no input takes all memory or all day.

    file_bytes      of a file; a .jsonl, a feed of one article a line, may be of any size
    line_bytes      of one line of a .jsonl
    markup_bytes    of a .rst or .tex file, which take a second for some 200 kB
    unpacked_bytes  of what a .docx, .odt, .epub or .pdf holds, unpacked
    pages           of a PDF
    """

    file_bytes: int = _DEFAULT_BYTES
    line_bytes: int = _DEFAULT_BYTES
    markup_bytes: int = 2 * _MEGABYTE
    unpacked_bytes: int = 200 * _MEGABYTE
    pages: int = 2_000


def megabytes(size: int) -> str:
    """Return a size in bytes for a person: "50 MB", "1.5 MB"; never rounded down to the limit it exceeds."""
    if size < _MEGABYTE:
        return f"{size} bytes"
    return f"{size / _MEGABYTE:.1f} MB".replace(".0 MB", " MB")
