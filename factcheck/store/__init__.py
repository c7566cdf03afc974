"""Store: where work that was done once is kept between runs.  It knows no room, only keys and bytes."""

from factcheck.store.place import DIRECTORY_VARIABLE, default_directory, named_directory
from factcheck.store.sqlite import SQLiteStore
from factcheck.store.store import Store
from factcheck.store.upkeep import Contents, clear, contents, prune

__all__ = [
    "DIRECTORY_VARIABLE",
    "Contents",
    "SQLiteStore",
    "Store",
    "clear",
    "contents",
    "default_directory",
    "named_directory",
    "prune",
]
