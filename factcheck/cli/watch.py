"""`factcheck check --watch`: check again whenever a file changes, with models that stay loaded."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from factcheck.cli.check import CheckOptions, check_once, references
from factcheck.cli.exits import ExitCode
from factcheck.cli.models import ModelChoice, open_pipeline
from factcheck.cli.outputs import FOR_PEOPLE
from factcheck.cli.streams import complain, printing, tell
from factcheck.cli.watching import Change, Targets, targets
from factcheck.errors import FactcheckError, UsageError
from factcheck.reports import Report, plural
from factcheck.settings import shown_path

if TYPE_CHECKING:
    from factcheck.pipeline import Pipeline

__all__ = ["Waiting", "run_watch"]

_STDIN = "-"
_CLEAR = "\x1b[H\x1b[2J"  # what was there stays in the terminal's memory, to be scrolled back to
_MOST_NAMED = 3  # files that are named when many change at once


class Waiting(Protocol):
    """Waits for changes; `factcheck.cli.watching.Watcher` does for those of a disk."""

    def follow(self, followed: Targets) -> None:
        """Watch these from now on."""

    def wait(self) -> Mapping[Path, Change]:
        """Return the next changes, by path."""


def run_watch(paths: Sequence[str], options: Callable[[], CheckOptions], watcher: Waiting) -> ExitCode:
    """Check, and check again after each change, until Ctrl-C; then return 0, since that is how it ends.

    `options` are asked for anew each time: a configuration file may have changed.  What is wrong with the first ones
    is raised, as without watching; later it is told, and the next change gives another chance.
    """
    if _STDIN in paths:
        raise UsageError("--watch follows files, and standard input (-) is none")
    with contextlib.suppress(KeyboardInterrupt):
        _Watch(paths, options, watcher).run()
    tell("stopped watching")
    return ExitCode.CLEAN


class _Watch:
    def __init__(self, paths: Sequence[str], options: Callable[[], CheckOptions], watcher: Waiting) -> None:
        self._paths = paths
        self._ask = options
        self._watcher = watcher
        self._options = options()
        self._pipelines: dict[ModelChoice, Pipeline] = {}
        self._last: Counter[str] | None = None

    def run(self) -> None:
        self._follow()
        self._check({})
        while True:
            changes = self._watcher.wait()
            self._clear()
            tell(f"[{time.strftime('%H:%M:%S')}] {_told(changes)}")
            try:
                self._options = self._ask()
            except FactcheckError as error:
                complain(str(error))
                self._wait_on()
                continue
            self._follow()
            self._check(changes)

    def _follow(self) -> None:
        """Watch what is read: a file that has become a directory, or references that a configuration now names."""
        options = self._options
        read = [*self._paths, *references(options)]
        run = options.configuration.run
        read += [file for file in (run.file, run.settings.baseline) if file]
        written = [*(o.path for o in options.outputs), options.narrowing.write_baseline]
        self._watcher.follow(targets(read, [path for path in written if path is not None]))

    def _check(self, changes: Mapping[Path, Change]) -> None:
        try:
            report = check_once(self._paths, self._options, self._pipeline).report
        except FactcheckError as error:
            if not changes:
                raise
            complain(str(error))
        else:
            if report:
                self._compare(report)
        self._wait_on()

    def _pipeline(self, options: CheckOptions) -> Pipeline:
        """Return the pipeline with the models that are set, loaded once."""
        if options.models not in self._pipelines:
            self._pipelines.clear()
            self._pipelines[options.models] = open_pipeline(options.models, options.graphs, options.store)
        return self._pipelines[options.models]

    def _compare(self, report: Report) -> None:
        """Say how many findings are new and how many are gone since the last check."""
        now = Counter(f.fingerprint for f in report.findings if f.severity != "info")
        if self._last is not None:
            new, gone = (now - self._last).total(), (self._last - now).total()
            told = [plural(new, "new finding")] if new else []
            told += [f"{plural(gone, 'finding')} gone"] if gone else []
            tell(f"since the last check: {', '.join(told) or 'no finding came or went'}")
        self._last = now

    def _wait_on(self) -> None:
        tell("watching for changes; Ctrl-C ends it")

    def _clear(self) -> None:
        """Clear the screen, where there is one and a person reads the report on it."""
        shown = [o.format for o in self._options.outputs if o.path is None]
        if (
            shown
            and FOR_PEOPLE.issuperset(shown)
            and sys.stdout.isatty()
            and os.environ.get("TERM") != "dumb"
        ):
            with printing() as stdout:
                stdout.write(_CLEAR)


def _told(changes: Mapping[Path, Change]) -> str:
    """Return what changed, in words: "draft.md changed, sources/a.txt gone and 4 more"."""
    told = [f"{shown_path(str(path))} {how}" for path, how in sorted(changes.items())]
    more = len(told) - _MOST_NAMED
    return ", ".join(told[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
