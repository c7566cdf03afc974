"""Paths: absolute ones, and as a person writes them.  Links stay links, so that what is shown is what was named."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["absolute", "shown_path"]

_MOST_STEPS_UP = 2  # a path with more of them is harder to read than an absolute one


def absolute(path: str | os.PathLike[str]) -> Path:
    """Return the absolute path, without "..", and with the links that it goes through."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def shown_path(path: str) -> str:
    """Return a path as a person in the working directory would write it, where it lies in or beside it."""
    try:
        short = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if short.count(os.pardir) > _MOST_STEPS_UP else short
