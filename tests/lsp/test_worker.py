"""The worker: one job at a time, the newest first, and none that nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from factcheck.lsp.worker import Job, Ticket, Worker

_PATIENCE = 20  # seconds after which a thread that should have spoken hangs


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()
    assert made.join(_PATIENCE)


class Gate:
    """A job that says that it runs, waits for a word, and then asks whether it is still wanted."""

    def __init__(self) -> None:
        self.running = threading.Event()
        self.go_on = threading.Event()
        self.finished = False

    def __call__(self, ticket: Ticket) -> None:
        self.running.set()
        assert self.go_on.wait(_PATIENCE)
        ticket.check()
        self.finished = True


def _then(done: list[str], name: str, last: threading.Event | None = None) -> Job:
    """Return a job that puts its name on a list."""

    def job(ticket: Ticket) -> None:
        done.append(name)
        if last:
            last.set()

    return job


def test_the_newest_job_is_done_first(worker: Worker) -> None:
    gate, last = Gate(), threading.Event()
    done: list[str] = []
    worker.submit("first", gate)
    assert gate.running.wait(_PATIENCE)
    worker.submit("older", _then(done, "older", last))
    worker.submit("newer", _then(done, "newer"))
    gate.go_on.set()
    assert last.wait(_PATIENCE)
    assert done == ["newer", "older"]


def test_a_job_replaces_the_one_of_its_key_that_waits_or_runs(worker: Worker) -> None:
    gate, last = Gate(), threading.Event()
    done: list[str] = []
    worker.submit("draft", gate)
    assert gate.running.wait(_PATIENCE)
    worker.submit("draft", _then(done, "overtaken"))
    worker.submit("draft", _then(done, "latest", last))
    gate.go_on.set()
    assert last.wait(_PATIENCE)
    assert done == ["latest"]
    assert not gate.finished


def test_cancelling_tells_whether_anybody_was_waiting(worker: Worker) -> None:
    gate = Gate()
    assert not worker.cancel("draft")
    worker.submit("draft", gate)
    assert gate.running.wait(_PATIENCE)
    assert worker.cancel("draft")
    assert not worker.cancel("another")
    gate.go_on.set()


def test_closing_ends_the_thread_without_doing_what_waits() -> None:
    worker, gate = Worker(), Gate()
    done: list[str] = []
    worker.submit("draft", gate)
    assert gate.running.wait(_PATIENCE)
    worker.submit("another", _then(done, "another"))
    worker.close()
    gate.go_on.set()
    assert worker.join(_PATIENCE)
    assert done == []
    assert not gate.finished
