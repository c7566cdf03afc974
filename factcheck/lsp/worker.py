"""`Worker`: one thread that does the newest piece of work for each document, so that the server answers meanwhile."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

__all__ = ["Job", "SupersededError", "Ticket", "Worker"]


class SupersededError(Exception):
    """Raised inside a piece of work that newer work has made worthless; never leaves the worker."""


class Ticket:
    """Tells a piece of work whether somebody still waits for it."""

    def __init__(self) -> None:
        self._void = threading.Event()

    def void(self) -> None:
        """Say that nobody waits any more."""
        self._void.set()

    @property
    def valid(self) -> bool:
        """Whether the result is still wanted."""
        return not self._void.is_set()

    def check(self) -> None:
        """Raise `SupersededError` when the result is no longer wanted."""
        if not self.valid:
            raise SupersededError


Job = Callable[[Ticket], None]
"""A piece of work, which looks at its ticket now and then."""


class Worker:
    """Does jobs one at a time in a thread of its own, those asked for last first.

    A job replaces an earlier one with its key, and voids the ticket of the one that is being done.  A job sees to its
    own errors: what it raises beside `SupersededError` ends the thread.
    """

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._changed = threading.Condition()
        self._current: tuple[str, Ticket] | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="factcheck-worker", daemon=True)
        self._thread.start()

    def submit(self, key: str, job: Job) -> None:
        """Do `job` next; what is waiting or running under `key` is not wanted any more."""
        with self._changed:
            self._forget(key)
            self._jobs[key] = job
            self._changed.notify()

    def cancel(self, key: str) -> bool:
        """Forget what is waiting or running under `key`, and tell whether there was anything."""
        with self._changed:
            return self._forget(key)

    def close(self) -> None:
        """Forget everything and end the thread, once the job that it is doing looks at its ticket."""
        with self._changed:
            self._closed = True
            self._jobs.clear()
            if self._current:
                self._current[1].void()
            self._changed.notify()

    def join(self, timeout: float) -> bool:
        """Wait up to `timeout` seconds for the thread to end, and tell whether it has."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _forget(self, key: str) -> bool:
        waited = self._jobs.pop(key, None) is not None
        if self._current and self._current[0] == key:
            self._current[1].void()
            return True
        return waited

    def _run(self) -> None:
        while True:
            with self._changed:
                self._current = None
                while not self._jobs and not self._closed:
                    self._changed.wait()
                if self._closed:
                    return
                key, job = self._jobs.popitem()
                ticket = Ticket()
                self._current = (key, ticket)
            with contextlib.suppress(SupersededError):
                job(ticket)
