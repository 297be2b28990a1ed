"""Handle the messages of the protocol, on standard input and output."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from appaccess_lint.cli.server.messages import SOURCE, Text, diagnostic, edits, explanation, hover
from appaccess_lint.cli.server.session import Parse, Session
from appaccess_lint.model import CallSite, Span
from appaccess_lint.version import __version__

WAIT = 0.15
"""Seconds after the last key press until a document is analysed."""
STACK = 64 << 20
"""Stack of the analysis thread in bytes; some systems give threads too little for nested code."""
WATCHED = ("**/*.py", "**/*.toml", "**/requirements*.txt", "**/*.lock", "**/setup.cfg")
"""Files that change findings: modules, settings, the user's clients and operations, required versions."""
EXPLAIN = f"{SOURCE}.explain"
"""The command of the code action that explains a finding."""
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.{SOURCE}"
T = TypeVar("T")


class Server(LanguageServer):
    """A server for one client.  A single thread runs all analyses, while the event loop handles messages."""

    def __init__(self, parse: Parse) -> None:
        # pygls applies a partial change to the wrong line behind a form feed
        super().__init__(SOURCE, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.parse = parse
        self.session: Session | None = None
        self.told = ""
        # not the keys of pygls's workspace, which are URIs without percent-encoding
        self.opened: set[str] = set()
        self.waiting: dict[str, asyncio.Task[None]] = {}
        threading.stack_size(STACK)
        self._executor = ThreadPoolExecutor(1)

    async def analysing(self, work: Callable[[Session], T]) -> T:
        """Run *work* on the session in the analysis thread, and return its result."""

        def done() -> T:
            if self.session is None:
                self.session = Session(self.parse)
            return work(self.session)

        return await asyncio.get_running_loop().run_in_executor(self._executor, done)

    def text(self, uri: str) -> Text:
        """Return the document *uri* as it is in the editor; empty where the editor hasn't opened it.

        The workspace would read such a document from the disk, and wait for ever where it is a pipe.
        """
        is_open = uri in self.opened
        source = self.workspace.get_text_document(uri).source if is_open else ""
        return Text(source, self.workspace.position_codec)

    async def sites(self, uri: str, within: types.Range) -> list[CallSite]:
        """Return the calls of the document that touch a range."""
        text, path = self.text(uri), _path(uri)
        result = await self.analysing(lambda session: session.result(path, text.source))
        return [site for site in result.sites if _touch(site.span, text.span(within))]

    def soon(self, uri: str, wait: float = 0.0) -> None:
        """Publish the diagnostics of an open document after *wait* seconds, in place of pending ones."""
        if uri not in self.opened:
            return
        if uri in self.waiting:
            self.waiting[uri].cancel()
        self.waiting[uri] = asyncio.ensure_future(self._publish(uri, wait))

    def again(self) -> None:
        """Publish the diagnostics of all open documents."""
        for uri in list(self.opened):
            self.soon(uri)

    async def _publish(self, uri: str, wait: float) -> None:
        await asyncio.sleep(wait)
        document = self.workspace.get_text_document(uri)
        text, path = self.text(uri), _path(uri)
        result = await self.analysing(lambda session: session.result(path, text.source))
        self._report_mistake()
        if uri not in self.opened or self.text(uri).source != text.source:
            return  # another analysis is pending
        if any(error.line is not None for error in result.errors):
            return  # unfinished code: earlier diagnostics stay until it can be parsed again
        found = [diagnostic(finding, text) for finding in result.findings]
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, version=document.version)
        )

    def _report_mistake(self) -> None:
        mistake = self.session.mistake if self.session is not None else ""
        if mistake and mistake != self.told:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"{SOURCE}: {mistake}"))
        self.told = mistake


def new_server(parse: Parse) -> Server:
    """Return a server that handles the messages of the protocol; *parse* parses options of ``check``."""
    server = Server(parse)
    _handle_start(server)
    _handle_documents(server)
    _handle_settings(server)
    _handle_questions(server)
    return server


def _handle_start(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        options = params.initialization_options
        words = options.get("arguments", []) if isinstance(options, dict) else []
        if not isinstance(words, list):  # a single option
            words = [words]
        server.session = Session(server.parse, [str(word) for word in words])

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        files = workspace.did_change_watched_files if workspace is not None else None
        if files and files.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration(SOURCE, types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(types.RegistrationParams([registration]))
            if server.session is not None:
                server.session.watched = True


def _handle_documents(server: Server) -> None:
    """Handle what happens to the documents in the editor."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.opened.add(params.text_document.uri)
        server.soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.soon(params.text_document.uri, WAIT)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        # the text in the editor was analysed already; other documents may import it or depend on its settings
        uri = params.text_document.uri
        server.soon(uri)
        if uri in server.waiting:
            await asyncio.wait([server.waiting[uri]])  # a key that is pressed meanwhile cancels it
        if not await server.analysing(partial(Session.changed, path=_path(uri))):
            return
        for other in list(server.opened):
            if other != uri or not uri.endswith(".py"):
                server.soon(other)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.opened.discard(uri)
        if uri in server.waiting:
            server.waiting.pop(uri).cancel()
        await server.analysing(lambda session: session.close(_path(uri)))
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _handle_settings(server: Server) -> None:
    """Handle changes of other files and of the settings."""

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(params: types.DidChangeWatchedFilesParams) -> None:
        paths = [_path(event.uri) for event in params.changes]
        changes = [await server.analysing(partial(Session.changed, path=path)) for path in paths]
        if any(changes):
            server.again()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: types.DidChangeConfigurationParams) -> None:
        await server.analysing(Session.reload)
        server.again()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        await server.analysing(Session.reload)
        server.again()


def _handle_questions(server: Server) -> None:
    """Handle what the editor asks about a place in a document."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        here = types.Range(params.position, params.position)
        sites = await server.sites(params.text_document.uri, here)
        if not sites:
            return None
        text = server.text(params.text_document.uri)
        content = types.MarkupContent(types.MarkupKind.Markdown, hover(sites))
        return types.Hover(content, text.range(sites[0].span))

    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction | types.Command]:
        return [*await _fixes(server, params), *_ignores(server, params), *_explains(params)]

    @server.command(EXPLAIN)
    def explained(code: str) -> str:
        text = explanation(code)
        if text:
            server.window_show_message(types.ShowMessageParams(types.MessageType.Info, text))
        return text


async def _fixes(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    text, path = server.text(uri), _path(uri)
    wanted = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]

    def action(
        title: str, kind: Any, after: str | None, found: list[types.Diagnostic]
    ) -> list[types.CodeAction]:
        if after is None or (
            wanted and not any(str(getattr(kind, "value", kind)).startswith(w) for w in wanted)
        ):
            return []
        edit = types.WorkspaceEdit(changes={uri: edits(text, after)})
        return [types.CodeAction(title, kind, found, edit=edit, is_preferred=True)]

    sites = await server.sites(uri, params.range)
    for site in sites:
        after = await server.analysing(partial(Session.fixed, path=path, text=text.source, site=site))
        if after is not None:
            own = [d for d in params.context.diagnostics if d.source == SOURCE]
            return action("Rewrite to REST API v2 (proved safe)", types.CodeActionKind.QuickFix, after, own)
    if any(FIX_ALL.startswith(kind) for kind in wanted):
        after = await server.analysing(lambda session: session.fixed(path, text.source))
        return action("Rewrite all calls that are proved safe to v2", FIX_ALL, after, [])
    return []


def _ignores(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    text = server.text(uri)
    actions = []
    for found in params.context.diagnostics:
        if found.source != SOURCE or not isinstance(found.code, str):
            continue
        line = text.span(found.range).end_line
        if line > len(text.lines):
            continue  # the text has become shorter
        edit = text.ignoring(found.code, line)
        actions.append(
            types.CodeAction(
                f"Ignore {found.code} here, with a reason",
                types.CodeActionKind.QuickFix,
                [found],
                edit=types.WorkspaceEdit(changes={uri: [edit]}),
            )
        )
    return actions


def _explains(params: types.CodeActionParams) -> list[types.Command]:
    if params.context.only:
        return []
    codes = [d.code for d in params.context.diagnostics if d.source == SOURCE and isinstance(d.code, str)]
    return [types.Command(f"Explain {code}", EXPLAIN, arguments=[code]) for code in dict.fromkeys(codes)]


def _path(uri: str) -> str:
    return to_fs_path(uri) or uri


def _touch(span: Span, other: Span) -> bool:
    return (span.line, span.column) <= (other.end_line, other.end_column) and (other.line, other.column) <= (
        span.end_line,
        span.end_column,
    )
