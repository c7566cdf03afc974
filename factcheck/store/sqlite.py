"""`SQLiteStore`: a `Store` in one file of a directory; several processes may use it at once."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from factcheck.store import database

__all__ = ["DEFAULT_LIMIT", "SQLiteStore"]

DEFAULT_LIMIT = 1 << 30
"""Bytes that the entries may take; a draft of 800 words with 200 short references takes about ten million."""

_TRIMMED = 0.75  # of the limit is left when it is passed, so that not every run has to delete
_PENDING = 2000  # entries in memory before they are written
_PENDING_BYTES = 8_000_000


class SQLiteStore:
    """A `Store` in `directory`, which is made when the first entry is written.

    Nothing raises.  `warn` is told, once a run, why the cache cannot be used as it should; the work goes on without.
    A damaged entry is not there, a damaged file is begun anew.  When the entries take more than `limit` bytes, those
    go that were not used for longest.  Threads may share a store.
    """

    def __init__(
        self, directory: Path, warn: Callable[[str], None] = lambda message: None, limit: int = DEFAULT_LIMIT
    ) -> None:
        self.directory = directory
        self._path = database.file_in(directory)
        self._warn = warn
        self._limit = limit
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._pending: dict[bytes, tuple[str, bytes]] = {}
        self._pending_bytes = 0
        self._used: set[bytes] = set()
        self._readable = self._writable = True
        self._rebuilt = False

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return what is there of `keys`."""
        wanted = list(dict.fromkeys(keys))
        found: dict[bytes, bytes] = {}
        with self._lock:
            if self._readable:
                try:
                    found = self._read(wanted)
                except database.ERRORS as error:
                    self._readable = self._recover(error, "read")
            found |= {key: self._pending[key][1] for key in wanted if key in self._pending}
        return found

    def _read(self, keys: list[bytes]) -> dict[bytes, bytes]:
        connection = self._connected(create=False)
        if connection is None:
            return {}
        day = database.today()
        found = {}
        for key, used, value in database.read(connection, keys):
            found[key] = value
            if used != day:
                self._used.add(key)
        return found

    def put(self, kind: str, entries: Mapping[bytes, bytes]) -> None:
        """Keep these values; they are written when there are many of them, or by `flush`."""
        with self._lock:
            if not self._writable:
                return
            for key, value in entries.items():
                self._pending[key] = kind, value
                self._pending_bytes += len(value)
            if len(self._pending) >= _PENDING or self._pending_bytes >= _PENDING_BYTES:
                self.flush()

    def flush(self) -> None:
        """Write what was put, and delete what was not used for longest if that is too much."""
        with self._lock:
            pending, used = self._pending, self._used
            self._pending, self._pending_bytes, self._used = {}, 0, set()
            if not self._writable or not (pending or used):
                return
            try:
                self._write(pending, used)
            except database.ERRORS as error:
                self._writable = self._recover(error, "written")
                if self._writable:  # a file without damage is in the place of the old one
                    with contextlib.suppress(*database.ERRORS):
                        self._write(pending, used)

    def _write(self, entries: Mapping[bytes, tuple[str, bytes]], used: Iterable[bytes]) -> None:
        connection = self._connected(create=True)
        if connection is not None:
            database.write(connection, entries, used)
            if entries and database.used_bytes(connection) > self._limit:
                database.delete_unused(connection, int(self._limit * _TRIMMED))

    def _connected(self, *, create: bool) -> sqlite3.Connection | None:
        if self._connection is None:
            self._connection = database.connect(self._path, create=create)
        return self._connection

    def _recover(self, error: Exception, what: str) -> bool:
        """Return whether to try again: a damaged file is deleted, once, and everything else is told."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if database.is_damage(error) and not self._rebuilt:
            self._rebuilt = True
            try:
                database.remove(self._path)
            except OSError as reason:
                error = reason
            else:
                self._warn(f"the cache was damaged and is begun anew: {self._path}")
                return True
        if self._writable and self._readable:  # else it was told
            self._warn(
                f"the cache cannot be {what}, and this run goes on without: {self.directory}: {_words(error)}"
            )
        return False


def _words(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return str(error)
