"""Where the cache lies: a directory that the user can see, move and delete."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from factcheck.errors import UsageError

__all__ = ["DIRECTORY_VARIABLE", "default_directory", "leave", "named_directory", "prepare"]

DIRECTORY_VARIABLE = "FACTCHECK_CACHE_DIR"

_PRIVATE = 0o700  # it holds what unpublished drafts say
_TAG, _IGNORE = "CACHEDIR.TAG", ".gitignore"
_MARKS = {
    # Backup programs leave out a directory with this first line (https://bford.info/cachedir/).
    _TAG: "Signature: 8a477f597d28d172789f06886806bc55\n# This directory is a cache of factcheck; it may be deleted.\n",
    _IGNORE: "# Made by factcheck.\n*\n",
}


def default_directory() -> Path:
    """Return the directory for caches of this user on this system, as the system's conventions have it."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("factcheck", appauthor=False))


def named_directory(option: str | None) -> Path:
    """Return the directory that `--cache-dir` names, else the environment, else the default one.

    Raises `UsageError` when something that is no directory stands there.
    """
    by = DIRECTORY_VARIABLE if option is None else "--cache-dir"
    named = os.environ.get(DIRECTORY_VARIABLE, "") if option is None else option
    if option is None and not named:
        return default_directory()
    if not named.strip() or "\0" in named:
        raise UsageError(f"{by}: that names no directory; --no-cache does without")
    try:
        directory = Path(named).expanduser()
    except RuntimeError as error:  # there is no such user
        raise UsageError(f"{by} {named}: {str(error).lower().rstrip('.')}") from error
    if directory.exists() and not directory.is_dir():
        raise UsageError(f"{by} {named}: that is a file, and a cache is a directory")
    return directory


def prepare(directory: Path) -> None:
    """Make the directory, readable for its owner only, and mark it as a cache; raises `OSError` when that fails.

    One that has something in it already is somebody's, and gets no marks: a `.gitignore` would hide what is there.
    """
    directory.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    if next(directory.iterdir(), None) is None:
        for name, text in _MARKS.items():
            (directory / name).write_text(text, encoding="utf-8")


def leave(directory: Path) -> None:
    """Take the marks away, and the directory if nothing else is in it."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        for name, text in _MARKS.items():
            mark = directory / name
            if mark.is_file() and mark.read_text(encoding="utf-8") == text:
                mark.unlink()
        directory.rmdir()
