"""An editor: a client of the protocol, of a server in a thread of this process or in one of its own."""

from __future__ import annotations

import argparse
import asyncio
import io
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from appaccess_lint.cli.commands import server

Action = types.CodeAction | types.Command

WAIT = 60
"""Seconds after which an answer counts as none."""


class Editor:
    """Speaks with a server in the folder *project*; keeps what the server publishes.

    *stated* is what the editor sends as ``arguments`` in place of a list.
    """

    def __init__(self, project: Path, stated: object = None) -> None:
        self.project = project
        self._stated = stated
        self.client = LanguageClient("editor", "1")
        self.published: dict[str, list[types.Diagnostic]] = {}
        self.messages: list[str] = []
        self.logged: list[str] = []
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published[params.uri] = list(params.diagnostics)
            self._news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._news.set()

        @self.client.feature(types.WINDOW_LOG_MESSAGE)
        def logged(params: types.LogMessageParams) -> None:
            self.logged.append(params.message)

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:
            return None

    async def start(self, *arguments: str, port: int | None = None) -> types.InitializeResult:
        """Start a server, or connect to the one at a *port*; *arguments* are options of ``check``."""
        if port is None:
            words = ["-I", "-m", "appaccess_lint", "server"]
            # a desktop starts editors there
            await self.client.start_io(sys.executable, *words, cwd=self.project.anchor)
        else:
            await self.client.start_tcp("127.0.0.1", port)
        watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        workspace = types.WorkspaceClientCapabilities(did_change_watched_files=watching)
        notebooks = types.NotebookDocumentClientCapabilities(types.NotebookDocumentSyncClientCapabilities())
        params = types.InitializeParams(
            capabilities=types.ClientCapabilities(workspace=workspace, notebook_document=notebooks),
            root_uri=self.project.as_uri(),
            workspace_folders=[types.WorkspaceFolder(self.project.as_uri(), "project")],
            initialization_options={"arguments": self._stated or list(arguments)},
        )
        result = await asyncio.wait_for(self.client.initialize_async(params), WAIT)
        synchronised = result.capabilities.text_document_sync
        assert isinstance(synchronised, types.TextDocumentSyncOptions)
        self.sync = synchronised.change
        self.client.initialized(types.InitializedParams())
        return result

    async def stop(self) -> None:
        await asyncio.wait_for(self.client.shutdown_async(None), WAIT)
        self.client.exit(None)
        await asyncio.wait_for(self.client.stop(), WAIT)

    def uri(self, name: str) -> str:
        return (self.project / name).as_uri()

    async def open(self, name: str, text: str | None = None) -> list[str]:
        """Open the file *name*, with *text* where it isn't saved so; return the codes shown."""
        text = (self.project / name).read_text(encoding="utf-8") if text is None else text
        uri = self.uri(name)
        self._versions[uri] = 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "python", 1, text))
        )
        return await self.shown(name)

    async def type(self, name: str, text: str) -> list[str]:
        """Change the whole document to *text*; return the codes shown then."""
        self.change(name, text)
        return await self.shown(name)

    def change(self, name: str, text: str) -> None:
        uri = self.uri(name)
        self._versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def save(self, name: str, text: str) -> None:
        """Write *text* to the file *name*, and tell that it was saved."""
        (self.project / name).write_text(text, encoding="utf-8")
        identifier = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))

    def touched(self, name: str) -> None:
        """Tell that the file *name* was changed by another program."""
        event = types.FileEvent(self.uri(name), types.FileChangeType.Changed)
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

    async def shown(self, name: str) -> list[str]:
        """Wait for diagnostics of the file *name*; return their codes."""
        uri = self.uri(name)
        self.published.pop(uri, None)
        await self.until(lambda: uri in self.published)
        return self.codes(name)

    def codes(self, name: str) -> list[str]:
        return [str(found.code) for found in self.published[self.uri(name)]]

    async def until(self, holds: Callable[[], bool]) -> None:
        async def wait() -> None:
            while not holds():
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(wait(), WAIT)

    async def actions(
        self, name: str, line: int, only: str | None = None
    ) -> list[types.CodeAction | types.Command]:
        """Return the actions on a *line*, from 0, of the file *name*."""
        here = types.Range(types.Position(line, 12), types.Position(line, 12))
        own = [d for d in self.published[self.uri(name)] if d.range.start.line <= line <= d.range.end.line]
        context = types.CodeActionContext(own, [only] if only else None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri(name)), here, context)
        found = await asyncio.wait_for(self.client.text_document_code_action_async(params), WAIT)
        return list(found or ())

    async def hover(self, name: str, line: int, character: int) -> str | None:
        params = types.HoverParams(
            types.TextDocumentIdentifier(self.uri(name)), types.Position(line, character)
        )
        found = await asyncio.wait_for(self.client.text_document_hover_async(params), WAIT)
        if found is None:
            return None
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value


Run = Callable[..., None]


async def _session(
    editor: Editor, work: Callable[[Editor], AsyncIterator[None]], *arguments: str, **more: int
) -> None:
    await editor.start(*arguments, **more)
    try:
        await work(editor)
    finally:
        await editor.stop()


@pytest.fixture
def in_editor_of_a_process(tmp_path: Path) -> Run:
    """Run what a coroutine does with an editor that starts the server, as editors do."""
    return lambda work: asyncio.run(_session(Editor(tmp_path), work))


@pytest.fixture
def in_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run what a coroutine does with an editor whose project is ``tmp_path``.

    What the command serves on standard input and output goes over a socket instead.
    """

    def run(work: Callable[[Editor], AsyncIterator[None]], *arguments: str, stated: object = None) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            serving = threading.Thread(target=serve, args=(listening,))
            serving.start()
            editor = Editor(tmp_path, stated)
            asyncio.run(_session(editor, work, *arguments, port=listening.getsockname()[1]))
            serving.join(WAIT)
            assert not serving.is_alive()

    def serve(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection, connection.makefile("rb") as received, connection.makefile("wb") as sent:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(received))
            monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(sent))
            server.run(argparse.Namespace())

    monkeypatch.chdir(tmp_path)
    return run
