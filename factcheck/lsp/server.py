"""The language server: which request leads where."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcheck import __version__
from factcheck.errors import UsageError
from factcheck.lsp.actions import SHOW_OTHER, SHOW_RULE, actions
from factcheck.lsp.checking import Buffer, Checker, MakePipeline
from factcheck.lsp.client import Client
from factcheck.lsp.options import ClientOptions, client_options
from factcheck.lsp.pages import Pages
from factcheck.lsp.session import Session
from factcheck.reports import finding_markdown
from factcheck.settings import Configuration

__all__ = ["build"]

_SUFFIXES = {"markdown": ".md", "html": ".html"}
"""Of texts that were never saved, by the editor's name for the language; others are plain text."""

_WATCHED = (
    "**/factcheck.toml",
    "**/pyproject.toml",
    "**/*.{txt,md,markdown,html,htm,jsonl,rst,adoc,tex,docx,odt,pdf,epub,xml,rss,atom,eml,mbox}",
)
_SETTINGS = frozenset({"factcheck.toml", "pyproject.toml"})


@dataclass(slots=True)
class _Running:
    """What exists once a client has introduced itself."""

    session: Session
    client: Client
    options: ClientOptions
    checker: Checker


class _Server(LanguageServer):
    """A server with what it needs to answer."""

    running: _Running
    given: object = None  # the client's `initializationOptions`
    ended_properly = False

    def close(self) -> None:
        """Stop working, and remove what was written; may be called at any time and again."""
        if hasattr(self, "running"):
            self.running.session.close()


def build(pipeline: MakePipeline) -> _Server:
    """Return the server; `pipeline` is called in a thread of its own.

    Texts are exchanged as a whole: editing one in place takes agreement on what a line is, and pygls counts breaks
    (such as U+2028) that editors do not.
    """
    server = _Server("factcheck", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
    _register_life(server, pipeline)
    _register_texts(server)
    _register_answers(server)
    _register_commands(server)
    return server


def _register_life(server: _Server, pipeline: MakePipeline) -> None:
    @server.feature(lsp.INITIALIZE)
    def _initialize(params: lsp.InitializeParams) -> None:
        client = Client(server)
        root = _root(server)
        if root:
            with contextlib.suppress(OSError):  # messages name paths from there, as in a terminal
                os.chdir(root)
        checker = Checker(pipeline, root)

        def configuration(file: Path | None) -> Configuration:
            place = file or root
            return Configuration([str(place)] if place else [])

        session = Session(checker, client, configuration, Pages())
        server.given = params.initialization_options
        server.running = _Running(session, client, ClientOptions(), checker)

    @server.feature(lsp.INITIALIZED)
    def _initialized(params: lsp.InitializedParams) -> None:
        running = server.running
        try:
            running.options = client_options(server.given)
        except UsageError as error:
            running.client.complain(str(error))
        running.session.warm_up()
        _watch_files(server)

    @server.feature(lsp.SHUTDOWN)
    def _shutdown(params: None) -> None:
        server.running.session.close()
        server.ended_properly = True


def _register_texts(server: _Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def _opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.running.session.opened(_buffer(server, params.text_document.uri))

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def _changed(params: lsp.DidChangeTextDocumentParams) -> None:
        running = server.running
        buffer = _buffer(server, params.text_document.uri)
        running.session.changed(buffer, check=running.options.while_typing)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def _saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.running.session.saved(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def _closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.running.session.closed(params.text_document.uri)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _files_changed(params: lsp.DidChangeWatchedFilesParams) -> None:
        running = server.running
        files = [Path(path) for change in params.changes if (path := to_fs_path(change.uri))]
        if any(file.name in _SETTINGS for file in files):
            running.client.forget_complaints()
            running.session.settings_changed()
        else:
            running.session.files_changed(files)


def _register_answers(server: _Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def _hover(params: lsp.HoverParams) -> lsp.Hover | None:
        session = server.running.session
        found = session.marks_at(params.text_document.uri, params.position)
        if not found:
            return None
        told = {m.finding.fingerprint: finding_markdown(m.finding, m.references) for m in found}
        text = "\n\n---\n\n".join(told.values())
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text))

    options = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, options)
    def _actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        running = server.running
        uri = params.text_document.uri
        buffer = running.session.buffer(uri)
        if buffer is None:
            return []
        diagnostics = params.context.diagnostics
        return list(actions(buffer, diagnostics, running.session.marks(uri), running.client.units))


def _register_commands(server: _Server) -> None:
    @server.command(SHOW_OTHER)
    async def _show_other(uri: str, place: lsp.Range) -> None:
        client = server.running.client
        if not await client.show(lsp.ShowDocumentParams(uri, take_focus=True, selection=place)):
            client.complain(
                f"this editor does not open files for a server: {uri}, line {place.start.line + 1}"
            )

    @server.command(SHOW_RULE)
    async def _show_rule(code: str) -> None:
        running = server.running
        page = running.session.page(code)
        if not (page and await running.client.show(lsp.ShowDocumentParams(page, take_focus=True))):
            running.client.complain(
                f"this editor does not open files for a server: try `factcheck rule {code}`"
            )


def _root(server: _Server) -> Path | None:
    """Return the folder that the editor works in, the first of several."""
    folders = list(server.workspace.folders.values())
    uri = folders[0].uri if folders else server.workspace.root_uri
    path = to_fs_path(uri) if uri else None
    return Path(path) if path else None


def _buffer(server: _Server, uri: str) -> Buffer:
    document = server.workspace.get_text_document(uri)
    path = to_fs_path(uri)
    if path:
        file = Path(path)
        return Buffer(uri, server.running.checker.shown(file), file, document.source, document.version)
    name = uri.rpartition("/")[2].rpartition(":")[2] or "untitled"
    suffix = _SUFFIXES.get(document.language_id or "", ".txt")
    return Buffer(
        uri, name if name.endswith(suffix) else name + suffix, None, document.source, document.version
    )


def _watch_files(server: _Server) -> None:
    """Ask the client to tell of files that change on the disk, if it can be asked."""
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if not (watched and watched.dynamic_registration):
        return
    watchers = [lsp.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
    server.client_register_capability(
        lsp.RegistrationParams(
            [
                lsp.Registration(
                    id="factcheck-files",
                    method=lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                    register_options=lsp.DidChangeWatchedFilesRegistrationOptions(watchers),
                )
            ]
        )
    )
