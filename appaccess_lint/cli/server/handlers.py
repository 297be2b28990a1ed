"""Handle the messages of the protocol, on standard input and output."""

from __future__ import annotations

import contextlib
import os
from functools import partial
from typing import Any

from lsprotocol import types

from appaccess_lint.cli.server.actions import EXPLAIN, codes_of, explains, ignores
from appaccess_lint.cli.server.messages import SOURCE, edits, explanation, hover
from appaccess_lint.cli.server.notebooks import file_of
from appaccess_lint.cli.server.serve import WAIT, Server, path_of
from appaccess_lint.cli.server.session import Parse, Session

WATCHED = ("**/*.py", "**/*.toml", "**/requirements*.txt", "**/*.lock", "**/setup.cfg")
"""Files that change findings: modules, settings, the user's clients and operations, required versions."""
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.{SOURCE}"


def new_server(parse: Parse) -> Server:
    """Return a server that handles the messages of the protocol; *parse* parses options of ``check``."""
    server = Server(parse)
    _handle_start(server)
    _handle_documents(server)
    _handle_notebooks(server)
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
        folders = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        # some editors start the server elsewhere: paths of options and in messages start from the project
        with contextlib.suppress(OSError, ValueError):  # a name that no folder can have
            os.chdir(path_of(folders[0]))
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
        server.open(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.soon(params.text_document.uri, WAIT)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await server.saved(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        await server.closed(params.text_document.uri, [params.text_document])


def _handle_notebooks(server: Server) -> None:
    """Handle what happens to the notebooks in the editor."""

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenNotebookDocumentParams) -> None:
        server.open(params.notebook_document.uri)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeNotebookDocumentParams) -> None:
        server.soon(params.notebook_document.uri, WAIT)
        structure = params.change.cells.structure if params.change.cells is not None else None
        server.clear(structure.did_close or () if structure is not None else ())

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveNotebookDocumentParams) -> None:
        await server.saved(params.notebook_document.uri)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseNotebookDocumentParams) -> None:
        await server.closed(params.notebook_document.uri, params.cell_text_documents)


def _handle_settings(server: Server) -> None:
    """Handle changes of other files and of the settings."""

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(params: types.DidChangeWatchedFilesParams) -> None:
        paths = [path_of(event.uri) for event in params.changes]
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
        uri, found = params.text_document.uri, params.context.diagnostics
        explained = () if params.context.only else explains(found)
        return [*await _fixes(server, params), *ignores(uri, server.text(uri), found), *explained]

    @server.command(EXPLAIN)
    def explained(code: str) -> str:
        text = explanation(code)
        if text:
            server.window_show_message(types.ShowMessageParams(types.MessageType.Info, text))
        return text


async def _fixes(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    if file_of(server.workspace, uri)[1] is not None:
        return []  # notebooks aren't rewritten
    text, path = server.text(uri), path_of(uri)
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
            own = [found for found, _ in codes_of(params.context.diagnostics)]
            return action("Rewrite to REST API v2 (provably safe)", types.CodeActionKind.QuickFix, after, own)
    if any(FIX_ALL.startswith(kind) for kind in wanted):
        after = await server.analysing(lambda session: session.fixed(path, text.source))
        return action("Rewrite all calls to REST API v2 where provably safe", FIX_ALL, after, [])
    return []
