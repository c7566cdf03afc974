"""`Client`: what the server tells the editor of its own accord."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from lsprotocol.types import (
    Diagnostic,
    LogMessageParams,
    MessageType,
    PublishDiagnosticsParams,
    ShowDocumentParams,
    ShowMessageParams,
    WorkDoneProgressBegin,
    WorkDoneProgressEnd,
    WorkDoneProgressReport,
)
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from factcheck.lsp.checking import Progress
from factcheck.lsp.positions import Units
from factcheck.reports import one_line

__all__ = ["Client"]

_PATIENCE = 1.0  # seconds before an editor is asked to show progress
_STAGES = {"read": "reading", "match": "matching claims", "judge": "judging pairs"}


class Client:
    """Talks to the editor; only `progress` may be called from another thread than that of the event loop."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._loop = asyncio.get_running_loop()
        self._told: set[str] = set()
        self._tokens = count(1)

    @property
    def units(self) -> Units:
        """What counts the units of a text in the encoding of positions that was agreed on."""
        counting: Units = self._server.workspace.position_codec.client_num_units
        return counting

    def publish(self, uri: str, version: int | None, diagnostics: Sequence[Diagnostic]) -> None:
        """Underline `diagnostics` in a text, and nothing else."""
        self._server.text_document_publish_diagnostics(PublishDiagnosticsParams(uri, diagnostics, version))

    def complain(self, message: str) -> None:
        """Show a message to the user, once however often it comes up, and write it to the editor's log."""
        text = f"factcheck: {one_line(message)}"
        self._server.window_log_message(LogMessageParams(MessageType.Warning, text))
        if text not in self._told:
            self._told.add(text)
            self._server.window_show_message(ShowMessageParams(MessageType.Warning, text))

    def forget_complaints(self) -> None:
        """Show again what was shown before: the user has changed something since."""
        self._told.clear()

    async def show(self, params: ShowDocumentParams) -> bool:
        """Ask the editor to show a file, and tell whether it could."""
        window = self._server.client_capabilities.window
        if not (window and window.show_document and window.show_document.support):
            return False
        try:
            return (await self._server.window_show_document_async(params)).success
        except JsonRpcException:
            return False

    @contextlib.contextmanager
    def progress(self, name: str) -> Iterator[Progress]:
        """Show how far the check of a text is, if the editor can and it takes longer than a moment."""
        window = self._server.client_capabilities.window
        if not (window and window.work_done_progress):
            yield lambda stage, done, total: None
            return
        bar = _Bar(self._server, f"factcheck-{next(self._tokens)}", name)
        began = time.monotonic()

        def step(stage: str, done: int, total: int) -> None:
            if time.monotonic() - began >= _PATIENCE:
                self._in_loop(bar.step, stage, done, total)

        try:
            yield step
        finally:
            self._in_loop(bar.end)

    def _in_loop(self, function: Callable[..., None], *arguments: object) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody looks any more
            self._loop.call_soon_threadsafe(function, *arguments)


class _Bar:
    """A progress bar in the editor.  The editor is asked for it first, and nothing is sent before it has agreed."""

    def __init__(self, server: LanguageServer, token: str, name: str) -> None:
        self._progress = server.work_done_progress
        self._token = token
        self._name = name
        self._asking: asyncio.Task[None] | None = None
        self._begun = False
        self._ended = False

    def step(self, stage: str, done: int, total: int) -> None:
        """Say that `done` of `total` pieces of work of a stage are done."""
        if self._asking is None:
            self._asking = asyncio.ensure_future(self._begin())
        if self._begun and not self._ended:
            share = 100 * done // total if total else None
            message = f"{self._name}: {_STAGES.get(stage, stage)}"
            self._progress.report(self._token, WorkDoneProgressReport(message=message, percentage=share))

    def end(self) -> None:
        """Take the bar away."""
        if self._begun and not self._ended:
            self._progress.end(self._token, WorkDoneProgressEnd())
        self._ended = True

    async def _begin(self) -> None:
        try:
            await self._progress.create_async(self._token)
        except JsonRpcException:
            self._ended = True
        if not self._ended:
            begin = WorkDoneProgressBegin(title="factcheck", message=self._name, percentage=0)
            self._progress.begin(self._token, begin)
            self._begun = True
