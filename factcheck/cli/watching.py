"""`Watcher`: tells when something changes in the files and directories that a check reads."""

from __future__ import annotations

import os
import queue
import stat
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from factcheck.errors import UsageError

__all__ = ["Change", "Targets", "Watcher", "targets"]

Change = Literal["new", "changed", "gone"]

_CONFIGURATIONS = frozenset({"factcheck.toml", "pyproject.toml"})
_STEP = 100  # milliseconds without another change after which a batch of changes is complete: a file is written whole
_PATIENCE = 1.0  # seconds; how long a wait is deaf to Ctrl-C on Windows


@dataclass(frozen=True, slots=True)
class Targets:
    """What to watch, by absolute paths.

    files        named files, which need not exist; each with the place that it is a link to
    directories  named directories, whose content is read
    ignored      files that the check writes itself
    """

    files: frozenset[Path]
    directories: frozenset[Path]
    ignored: frozenset[Path] = frozenset()

    def concern(self, path: Path) -> bool:
        """Tell whether a change there may change what is found."""
        if path in self.ignored:
            return False
        if path in self.files or path.name in _CONFIGURATIONS:
            return True
        return any(
            path.is_relative_to(d) and not any(_is_hidden(part) for part in path.relative_to(d).parts)
            for d in self.directories
        )


def targets(paths: Iterable[str], written: Iterable[str] = ()) -> Targets:
    """Return what to watch for a check of `paths` that writes the files `written`."""
    files: set[Path] = set()
    directories: set[Path] = set()
    for path in map(Path, paths):
        (directories if path.is_dir() else files).update((_absolute(path), path.resolve()))
    ignored = {place for path in map(Path, written) for place in (_absolute(path), path.resolve())}
    return Targets(frozenset(files), frozenset(directories), frozenset(ignored))


class Watcher:
    """Collects changes in the background from the moment that it is told what to follow."""

    def __init__(self) -> None:
        self._batches: queue.SimpleQueue[Mapping[Path, Change]] = queue.SimpleQueue()
        self._followed: Targets | None = None
        self._watched: Mapping[Path, int] = {}
        self._stop = threading.Event()

    def follow(self, followed: Targets) -> None:
        """Watch these from now on; what was noticed before is kept.

        A file is watched by way of its directory, since editors put a new file into the place of the old one; a
        directory also from outside, since it may be taken away and come back.  Raises `UsageError` when the system does
        not let files be watched, or not so many.
        """
        self._followed = followed
        above = frozenset(p.parent for p in (*followed.files, *followed.directories))
        # By their numbers, since a directory that came back is another one.
        numbers = {d: n for d in followed.directories | above if (n := _number(d)) is not None}
        if numbers == self._watched:
            return
        self._watched = numbers
        inside = followed.directories & numbers.keys()
        around = above & numbers.keys()
        self._stop.set()
        self._stop = threading.Event()
        for paths, recursive in ((inside, True), (around - inside, False)):
            if paths:
                self._start(paths, recursive, self._stop)

    def wait(self) -> Mapping[Path, Change]:
        """Return the next changes that concern what is followed, by path."""
        while True:
            try:
                batch = dict(self._batches.get(timeout=_PATIENCE))
                while not self._batches.empty():  # what came during a check
                    batch |= self._batches.get()
            except queue.Empty:
                continue
            found = {p: c for p, c in batch.items() if self._followed and self._followed.concern(p)}
            if found:
                return found

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()

    def _start(self, paths: frozenset[Path], recursive: bool, stop: threading.Event) -> None:
        from watchfiles import Change as Kind
        from watchfiles import watch

        names: dict[Kind, Change] = {Kind.added: "new", Kind.modified: "changed", Kind.deleted: "gone"}

        changes = watch(
            *paths,
            watch_filter=None,
            step=_STEP,
            stop_event=stop,
            rust_timeout=_STEP,
            yield_on_timeout=True,
            recursive=recursive,
            ignore_permission_denied=True,
        )

        def take(batch: Iterable[tuple[Kind, str]]) -> None:
            if batch:
                self._batches.put({_absolute(Path(path)): names[kind] for kind, path in batch})

        def run() -> None:
            for batch in changes:
                take(batch)

        try:
            take(next(changes))  # now, so that nothing is missed between this and the first look at the files
        except StopIteration:
            return
        except (OSError, RuntimeError) as error:  # more files than the system lets one program watch
            raise UsageError(f"--watch: {str(error).splitlines()[0]}") from None
        threading.Thread(target=run, name="factcheck-watch", daemon=True).start()


def _number(directory: Path) -> int | None:
    """Return the number of a directory on its disk, None where there is none; one that came back has another one."""
    try:
        status = directory.stat()
    except OSError:
        return None
    return status.st_ino if stat.S_ISDIR(status.st_mode) else None


def _is_hidden(name: str) -> bool:
    """Tell whether a file is hidden, or a copy that an editor keeps."""
    return name.startswith(".") or name.endswith("~")


def _absolute(path: Path) -> Path:
    """Return the absolute path with the links that it goes through, as changes are told."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
