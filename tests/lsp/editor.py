"""What an editor does with the server, in a line each."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient

__all__ = ["Editor", "client_factory", "edited", "text_of"]


def client_factory() -> LanguageClient:
    """Make a client as pytest-lsp does, which also takes registrations, and reads code actions that hold a command."""
    client: LanguageClient = pytest_lsp.make_test_lsp_client()
    converter = client.protocol._converter

    def action(fields: Any, _: type) -> lsp.Command | lsp.CodeAction:
        kind: Any = lsp.Command if isinstance(fields.get("command"), str) else lsp.CodeAction
        made: lsp.Command | lsp.CodeAction = converter.structure(fields, kind)
        return made

    converter.register_structure_hook(lsp.Command | lsp.CodeAction, action)

    def register(params: lsp.RegistrationParams) -> None:
        client.registered = [r.method for r in params.registrations]  # type: ignore[attr-defined]

    client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(register)
    return client


class Editor:
    """Texts that are open in an editor which `factcheck lsp` serves."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self._versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> str:
        """Open a text under the name of a file, which need not exist, or under a URI; return the URI."""
        uri = self.uri(name) if ":" not in name else name
        self._versions[name] = 1
        item = lsp.TextDocumentItem(uri, "markdown", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return uri

    async def opens(self, name: str, text: str) -> Sequence[lsp.Diagnostic]:
        """Open a text, and wait for what is underlined."""
        return await self.underlined(self.open(name, text))

    def types(self, name: str, text: str) -> None:
        """Change a text, without saving it."""
        self._versions[name] += 1
        identifier = lsp.VersionedTextDocumentIdentifier(self._versions[name], self.uri(name))
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(identifier, [change]))

    async def saves(self, name: str) -> Sequence[lsp.Diagnostic]:
        """Tell the server that a text was saved, and wait for what is underlined."""
        self.client.text_document_did_save(
            lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(self.uri(name)))
        )
        return await self.underlined(self.uri(name))

    async def closes(self, name: str) -> None:
        self.client.text_document_did_close(
            lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(self.uri(name)))
        )

    def file_changes(self, name: str) -> None:
        """Tell the server of a file that changed on the disk."""
        change = lsp.FileEvent(self.uri(name), lsp.FileChangeType.Changed)
        self.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([change]))

    async def underlined(self, uri: str) -> Sequence[lsp.Diagnostic]:
        """Wait for the next report on a text."""
        while True:
            told = await asyncio.wait_for(
                self.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), timeout=60
            )
            if told.uri == uri:
                found: Sequence[lsp.Diagnostic] = told.diagnostics
                return found

    async def hovers(self, name: str, line: int, character: int) -> str:
        """Return what is shown at a place, "" when nothing is."""
        shown = await self.client.text_document_hover_async(
            lsp.HoverParams(lsp.TextDocumentIdentifier(self.uri(name)), lsp.Position(line, character))
        )
        if shown is None:
            return ""
        assert isinstance(shown.contents, lsp.MarkupContent)
        return shown.contents.value

    async def offers(self, name: str, *diagnostics: lsp.Diagnostic) -> dict[str, lsp.CodeAction]:
        """Return what can be done about some diagnostics, by title."""
        found = await self.client.text_document_code_action_async(
            lsp.CodeActionParams(
                lsp.TextDocumentIdentifier(self.uri(name)),
                diagnostics[0].range,
                lsp.CodeActionContext(list(diagnostics)),
            )
        )
        actions = [a for a in found or () if isinstance(a, lsp.CodeAction)]
        return {action.title: action for action in actions}

    async def runs(self, command: lsp.Command | None) -> lsp.ShowDocumentParams:
        """Run a command of the server, and return the file that it shows."""
        assert command
        await self.client.workspace_execute_command_async(
            lsp.ExecuteCommandParams(command.command, command.arguments)
        )
        shown: lsp.ShowDocumentParams = self.client.shown_documents[-1]
        return shown


def text_of(text: str, place: lsp.Range) -> str:
    """Return the words at a range that lies in one line, as a client that counts UTF-16 does."""
    assert place.start.line == place.end.line
    line = text.split("\n")[place.start.line].encode("utf-16-le")
    return line[2 * place.start.character : 2 * place.end.character].decode("utf-16-le")


def edited(text: str, edit: lsp.TextEdit) -> str:
    """Return a text after an edit within one line, as a client that counts UTF-16 makes it."""
    lines = text.split("\n")
    place = edit.range
    assert place.start.line == place.end.line
    units = lines[place.start.line].encode("utf-16-le")
    before, after = units[: 2 * place.start.character], units[2 * place.end.character :]
    lines[place.start.line] = before.decode("utf-16-le") + edit.new_text + after.decode("utf-16-le")
    return "\n".join(lines)
