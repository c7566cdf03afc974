"""`Session`: the texts that are open, when they are checked, and what was found in them."""

from __future__ import annotations

import asyncio
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsprotocol.types import Position

from factcheck.errors import FactcheckError
from factcheck.lsp.checking import Buffer, Checker, Outcome
from factcheck.lsp.client import Client
from factcheck.lsp.diagnostics import Mark, marks, other_diagnostics
from factcheck.lsp.pages import Pages
from factcheck.lsp.positions import line_after_edit, lines_of
from factcheck.lsp.worker import SupersededError, Ticket, Worker
from factcheck.settings import Configuration

__all__ = ["ConfigurationOf", "Session"]

_SOON = 0.1  # seconds; a client that opens several files at once, or saves just after a change, is waited for
_PAUSE = 0.8  # seconds without a key stroke after which a text is checked as it is

ConfigurationOf = Callable[[Path | None], Configuration]
"""Returns the configuration for a file, None standing for a text without one; raises `ConfigurationError`."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the editor underlines at present."""

    text: str
    marks: tuple[Mark, ...]


class Session:
    """Lives in the event loop of the server; only what `_job` does runs in the worker's thread."""

    def __init__(
        self, checker: Checker, client: Client, configuration: ConfigurationOf, pages: Pages
    ) -> None:
        self._checker = checker
        self._client = client
        self._configuration = configuration
        self._pages = pages
        self._worker = Worker()
        self._loop = asyncio.get_running_loop()
        self._buffers: dict[str, Buffer] = {}
        self._shown: dict[str, _Shown] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def warm_up(self) -> None:
        """Load the models before the first text asks for them."""

        def job(_ticket: Ticket) -> None:
            try:
                self._checker.warm_up(self._configuration(None).run.settings)
            except FactcheckError as error:
                self._in_loop(self._client.complain, str(error))

        self._worker.submit("", job)

    def opened(self, buffer: Buffer) -> None:
        """Take a text that was opened, and check it."""
        self._buffers[buffer.uri] = buffer
        self._check_after(_SOON, buffer.uri)

    def changed(self, buffer: Buffer, *, check: bool) -> None:
        """Take the new state of a text; a check of the old one is given up, and begins again when the writer pauses.

        `check` asks for one even if none was due.
        """
        self._buffers[buffer.uri] = buffer
        due = buffer.uri in self._timers
        if self._worker.cancel(buffer.uri) or due or check:
            self._check_after(_PAUSE, buffer.uri)

    def saved(self, uri: str) -> None:
        """Check a text that was saved, and the other open ones where it is a reference of theirs."""
        buffer = self._buffers.get(uri)
        if buffer:
            self._check_after(_SOON, uri)
        if buffer and buffer.file:
            self.files_changed([buffer.file])

    def files_changed(self, files: Iterable[Path]) -> None:
        """Check again the open texts that have one of these files, changed on the disk, among their references."""
        changed = {file.resolve() for file in files}
        for uri, buffer in self._buffers.items():
            references = [Path(path).resolve() for path in self._against(buffer)]
            others = changed - {buffer.file.resolve()} if buffer.file else changed
            if any(file.is_relative_to(reference) for file in others for reference in references):
                self._check_after(_SOON, uri)

    def settings_changed(self) -> None:
        """Check every open text again."""
        for uri in self._buffers:
            self._check_after(_SOON, uri)

    def closed(self, uri: str) -> None:
        """Forget a text; its passages are no longer underlined."""
        self._drop_timer(uri)
        self._worker.cancel(uri)
        self._buffers.pop(uri, None)
        if self._shown.pop(uri, None):
            self._client.publish(uri, None, [])

    def close(self) -> None:
        """Forget everything, and end the worker."""
        for uri in list(self._timers):
            self._drop_timer(uri)
        self._worker.close()
        self._pages.close()

    def buffer(self, uri: str) -> Buffer | None:
        """Return a text that is open."""
        return self._buffers.get(uri)

    def page(self, code: str) -> str | None:
        """Return the URI of the page on a rule, None where there is none; raises `UsageError` for an unknown code."""
        return self._pages.uri(code)

    def marks(self, uri: str) -> Sequence[Mark]:
        """Return what is underlined in a text, where it stood when the text was checked."""
        shown = self._shown.get(uri)
        return shown.marks if shown else ()

    def marks_at(self, uri: str, position: Position) -> list[Mark]:
        """Return what is underlined at a place, though lines elsewhere may have come or gone since the check."""
        buffer, shown = self._buffers.get(uri), self._shown.get(uri)
        if buffer is None or shown is None:
            return []
        row = line_after_edit(position.line, lines_of(buffer.text), lines_of(shown.text))
        if row is None:
            return []
        here = Position(row, position.character)
        return [m for m in shown.marks if m.diagnostic.range.start <= here <= m.diagnostic.range.end]

    def _check_after(self, seconds: float, uri: str) -> None:
        self._drop_timer(uri)
        self._timers[uri] = self._loop.call_later(seconds, self._check, uri)

    def _drop_timer(self, uri: str) -> None:
        if timer := self._timers.pop(uri, None):
            timer.cancel()

    def _check(self, uri: str) -> None:
        self._timers.pop(uri, None)
        buffer = self._buffers[uri]
        if buffer.file and self._pages.holds(buffer.file):
            return
        others = [b for b in self._buffers.values() if b.uri != uri]
        self._worker.submit(uri, lambda ticket: self._job(buffer, others, ticket))

    def _against(self, buffer: Buffer) -> Sequence[str]:
        try:
            return self._configuration(buffer.file).run.settings.against
        except FactcheckError:
            return ()  # the check itself tells what is wrong with the settings

    def _job(self, buffer: Buffer, others: Sequence[Buffer], ticket: Ticket) -> None:
        """Check a text, in the worker's thread; whatever goes wrong is told to the user and ends this check only."""
        with self._client.progress(buffer.name) as progress:
            try:
                configuration = self._configuration(buffer.file)
                outcome = self._checker.check(buffer, configuration, others, ticket, progress)
            except SupersededError:
                raise
            except FactcheckError as error:
                self._in_loop(self._client.complain, str(error))
                return
            except Exception as error:  # a bug: the server goes on, and the traceback is in the editor's log
                traceback.print_exc(file=sys.stderr)
                self._in_loop(self._client.complain, f"could not check {buffer.name}: {error!r}")
                return
        self._in_loop(self._show, outcome, ticket)

    def _in_loop(self, function: Callable[..., None], *arguments: object) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(function, *arguments)

    def _show(self, outcome: Outcome, ticket: Ticket) -> None:
        uri = outcome.buffer.uri
        if not ticket.valid or uri not in self._buffers:
            return
        units = self._client.units
        texts = {b.file.resolve(): b.text for b in self._buffers.values() if b.file}
        found = marks(outcome, units, self._pages.uri, texts)
        others = list(other_diagnostics(outcome, units, self._pages.uri))
        self._shown[uri] = _Shown(outcome.buffer.text, tuple(found))
        self._client.publish(uri, outcome.buffer.version, [m.diagnostic for m in found] + others)
        for problem in outcome.problems:
            if problem.path != outcome.buffer.name:
                self._client.complain(str(problem))
