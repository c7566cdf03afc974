"""`Store`: the seam for what remembers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

__all__ = ["Store"]


class Store(Protocol):
    """Anything that keeps bytes by a key that is a hash of all they were made from.

    So an entry is never out of date, only unused, and a store may forget whatever it likes.  No method raises: what
    cannot be read is not there, and what cannot be written is not kept.
    """

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return what is there of `keys`."""

    def put(self, kind: str, entries: Mapping[bytes, bytes]) -> None:
        """Keep these values, at the latest when `flush` is called; `kind` is a word for people who look into it."""

    def flush(self) -> None:
        """Make sure that another run finds what was put."""
