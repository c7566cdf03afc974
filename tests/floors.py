"""Read the pinned quality floors in `floors.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

__all__ = ["floor", "read"]

_FILE = Path(__file__).with_name("floors.toml")


def read(path: Path = _FILE) -> dict[str, float]:
    """Return every floor by its dotted name ("cases.precision"); raises `ValueError` for one outside [0, 1]."""
    found: dict[str, float] = {}
    for table, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if not isinstance(entries, dict):
            raise ValueError(f"{path.name}: {table} belongs in a table that says what was measured")
        for name, value in entries.items():
            if not isinstance(value, int | float) or not 0 <= value <= 1:
                raise ValueError(f"{path.name}: {table}.{name} is no floor in [0, 1]: {value}")
            found[f"{table}.{name}"] = float(value)
    return found


def floor(name: str) -> float:
    """Return the floor with this dotted name; raises `KeyError` when none is pinned."""
    return read()[name]
