"""A progress bar on standard error, for work that takes longer than a moment."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["ProgressBar"]

_PATIENCE = 1.0  # seconds before the bar appears
_STAGES = {"read": "Reading", "match": "Matching", "judge": "Judging"}


class ProgressBar:
    """A `Progress` for the pipeline: shows nothing unless standard error is a terminal, and leaves nothing behind."""

    def __init__(self, patience: float = _PATIENCE) -> None:
        self._patience = patience
        self._started = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say that `done` of `total` pieces of work of a stage are done; a total of 0 is not known."""
        if not sys.stderr.isatty() or time.monotonic() - self._started < self._patience:
            return
        name = _STAGES.get(stage, stage)
        if self._bar is None or self._task is None:
            self._bar = _bar()
            self._task = self._bar.add_task(name, completed=done, total=total or None)
            self._bar.start()
        self._bar.update(self._task, description=name, completed=done, total=total or None)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(
        TextColumn("{task.description:<9}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
