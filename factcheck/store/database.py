"""The file of the cache: a table of entries in SQLite."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from factcheck.store.place import prepare

__all__ = [
    "ERRORS",
    "connect",
    "delete_unused",
    "file_in",
    "is_damage",
    "read",
    "remove",
    "today",
    "used_bytes",
    "write",
]

ERRORS = (sqlite3.Error, OSError, ValueError)
"""What SQLite and the disk raise; `ValueError` is for names in a damaged file that are no UTF-8."""

_FILE = "factcheck-1.sqlite3"  # another layout gets another number: old and new versions do not meet
_JOURNAL = "-journal"
_LAYOUT = """
CREATE TABLE IF NOT EXISTS entries (
    key BLOB PRIMARY KEY,
    kind TEXT NOT NULL,
    used INTEGER NOT NULL, -- the day, counted from 1970-01-01
    value BLOB NOT NULL    -- four bytes to check the rest by, and the rest
)
"""
_PRIVATE = 0o600  # it holds what unpublished drafts say
_PATIENCE = 2.0  # seconds to wait for another process that writes
_BATCH = 500  # keys of one query; older builds of SQLite allow 999 variables
_DAY = 86_400  # seconds
_CHECK = 4  # bytes
_OVERHEAD = 60  # bytes that an entry takes besides its value, roughly


def file_in(directory: Path) -> Path:
    """Return the file of the cache in `directory`, whether or not it is there."""
    return directory / _FILE


def today() -> int:
    """Return the day, counted from 1970-01-01."""
    return int(time.time()) // _DAY


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection | None:
    """Open the file; None when it is not there and is not to be made.

    Raises one of `ERRORS` when it cannot be opened or is no such file.
    """
    if not path.is_file():
        if not create:
            return None
        prepare(path.parent)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE))
    connection = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    try:
        # A crash of the machine may cost entries, which are checked when they are read; no file is waited for.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_LAYOUT)
    except BaseException:
        connection.close()
        raise
    return connection


def read(connection: sqlite3.Connection, keys: list[bytes]) -> Iterator[tuple[bytes, int, bytes]]:
    """Yield (key, day of last use, value) of the entries that are there and undamaged."""
    for begin in range(0, len(keys), _BATCH):
        part = keys[begin : begin + _BATCH]
        query = f"SELECT key, used, value FROM entries WHERE key IN ({','.join('?' * len(part))})"
        for key, used, stored in connection.execute(query, part).fetchall():
            # In a damaged file any column may hold anything.
            if isinstance(key, bytes) and isinstance(stored, bytes):
                if stored[:_CHECK] == _check(key, stored[_CHECK:]):
                    yield key, used, stored[_CHECK:]


def write(
    connection: sqlite3.Connection, entries: Mapping[bytes, tuple[str, bytes]], used: Iterable[bytes]
) -> None:
    """Write entries (key to kind and value), and that those with the keys `used` were used today; all or nothing."""
    day = today()
    with connection:
        connection.executemany(
            "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)",
            ((key, kind, day, _check(key, value) + value) for key, (kind, value) in entries.items()),
        )
        connection.executemany("UPDATE entries SET used = ? WHERE key = ?", ((day, key) for key in used))


def _check(key: bytes, value: bytes) -> bytes:
    return zlib.crc32(value, zlib.crc32(key)).to_bytes(_CHECK, "big")


def used_bytes(connection: sqlite3.Connection) -> int:
    """Return the size of what the file holds; the rest of it is free for the next entries."""
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def delete_unused(connection: sqlite3.Connection, goal: int) -> int:
    """Delete what has not been used for longest until at most `goal` bytes are used; return how many entries went."""
    removed = 0
    while (excess := used_bytes(connection) - goal) > 0:
        going: list[tuple[int]] = []
        for rowid, size in connection.execute(
            "SELECT rowid, length(value) FROM entries ORDER BY used, rowid"
        ):
            going.append((rowid,))
            excess -= size + _OVERHEAD
            if excess <= 0:
                break
        if not going:
            break
        with connection:
            connection.executemany("DELETE FROM entries WHERE rowid = ?", going)
        removed += len(going)
    return removed


def is_damage(error: Exception) -> bool:
    """Tell whether the file itself is wrong, rather than the disk, its permissions or its being in use."""
    if isinstance(error, sqlite3.OperationalError):
        return getattr(error, "sqlite_errorname", "") == "SQLITE_ERROR"  # a table of another layout
    return isinstance(error, sqlite3.DatabaseError | ValueError)


def remove(path: Path) -> None:
    """Delete the file, and what SQLite may have left beside it; raises `OSError` when it cannot be deleted."""
    with contextlib.suppress(FileNotFoundError):
        path.with_name(path.name + _JOURNAL).unlink()
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
