"""`serve`: run the language server on standard input and output until the editor ends it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.lsp.checking import MakePipeline

__all__ = ["serve"]

_LEAVING = (signal.SIGINT, signal.SIGTERM)
_SIGNALLED = (
    128  # added to the number of a signal that ends a process, it makes the exit code that shells know
)


def serve(pipeline: MakePipeline) -> bool:
    """Speak the language server protocol until the client says goodbye or is gone; tell whether it said goodbye.

    `pipeline` makes a pipeline for the models that are set.
    Raises `UsageError` where pygls is not installed.
    """
    try:
        from factcheck.lsp.server import build
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError(
            "the language server needs pygls, which is not installed: pip install 'factcheck[lsp]'"
        ) from None
    server = build(pipeline)
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    # Nothing but the protocol may be written there, and nobody else may read what the client says.
    sys.stdout = sys.stderr
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - for as long as the process lives
    with _leaving_at_once(server.close):
        server.start_io(stdin, stdout)
    server.close()
    return server.ended_properly


@contextlib.contextmanager
def _leaving_at_once(close: Callable[[], None]) -> Iterator[None]:
    """End the process on SIGINT and SIGTERM: pygls would wait for a thread that waits for the client's next word.

    A handler alone does not do.  It runs in the main thread, and when a signal comes just before that begins to wait
    for events, it waits on.  So a thread of its own is told of each signal, and whoever hears of it first leaves.
    """

    def leave(number: int, _frame: object = None) -> None:
        try:
            close()
        finally:
            os._exit(_SIGNALLED + number)

    told, tell = socket.socketpair()
    tell.setblocking(False)

    def listen() -> None:
        with told:
            while number := told.recv(1):
                if number[0] in _LEAVING:
                    leave(number[0])

    threading.Thread(target=listen, name="factcheck-signals", daemon=True).start()
    before = {number: signal.signal(number, leave) for number in _LEAVING}
    told_before = signal.set_wakeup_fd(tell.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(told_before)
        for number, handler in before.items():
            signal.signal(number, handler)
        tell.close()
