"""What a person does with a cache: look how large it is, delete what is not used, delete it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import OutputError
from factcheck.store import database
from factcheck.store.place import leave

__all__ = ["Contents", "clear", "contents", "prune"]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a cache holds: `bytes` on the disk, and for each kind the number of entries and their bytes."""

    bytes: int
    kinds: dict[str, tuple[int, int]]


def contents(directory: Path) -> Contents:
    """Return what is in the cache in `directory`; raises `OutputError` when it cannot be read."""
    path = database.file_in(directory)
    with _opened(path) as connection:
        if connection is None:
            return Contents(0, {})
        rows = connection.execute("SELECT kind, count(*), sum(length(value)) FROM entries GROUP BY kind")
        return Contents(path.stat().st_size, {kind: (count, size) for kind, count, size in rows})


def prune(directory: Path, *, days: int | None = None, limit: int | None = None) -> tuple[int, int]:
    """Delete entries not used for `days` days, then the least recently used ones down to `limit` bytes.

    Returns how many entries and bytes of the disk that freed; raises `OutputError` when it cannot be done.
    """
    path = database.file_in(directory)
    with _opened(path) as connection:
        if connection is None:
            return 0, 0
        before = path.stat().st_size
        removed = 0
        if days is not None:
            with connection:
                removed += connection.execute(
                    "DELETE FROM entries WHERE used < ?", (database.today() - days,)
                ).rowcount
        if limit is not None:
            removed += database.delete_unused(connection, limit)
        connection.execute("VACUUM")
        return removed, max(0, before - path.stat().st_size)


def clear(directory: Path) -> int:
    """Delete the cache, whatever state it is in, and nothing else; return the bytes that it had.

    Raises `OutputError` when it cannot be deleted.
    """
    path = database.file_in(directory)
    try:
        size = path.stat().st_size if path.is_file() else 0
        database.remove(path)
    except OSError as error:
        raise OutputError(f"cannot delete {path}: {(error.strerror or str(error)).lower()}") from error
    leave(directory)
    return size


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection | None]:
    """Lend the open file, None when there is none."""
    connection = None
    try:
        connection = database.connect(path)
        yield connection
    except OSError as error:
        raise OutputError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except database.ERRORS as error:
        hint = "; `factcheck cache clear` deletes it" if database.is_damage(error) else ""
        raise OutputError(f"{path}: {error}{hint}") from error
    finally:
        if connection is not None:
            connection.close()
