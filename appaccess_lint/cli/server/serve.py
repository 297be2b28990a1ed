"""The language server: what is open in the editor, and the analyses that are pending."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from appaccess_lint.cli.server.messages import SOURCE, Text, diagnostic
from appaccess_lint.cli.server.notebooks import SYNC, broken_cells, cells_of, file_of, notebook_text
from appaccess_lint.cli.server.session import Parse, Session
from appaccess_lint.model import CallSite, FileError, Finding, Span
from appaccess_lint.version import __version__

WAIT = 0.15
"""Seconds after the last key press until a document is analyzed."""
STACK = 64 << 20
"""Stack of the analysis thread in bytes; some systems give threads too little for nested code."""
T = TypeVar("T")


class Server(LanguageServer):
    """A server for one client.  A single thread runs all analyses, while the event loop handles messages."""

    def __init__(self, parse: Parse) -> None:
        # pygls applies a partial change to the wrong line behind a form feed
        super().__init__(SOURCE, __version__, types.TextDocumentSyncKind.Full, SYNC)
        self.parse = parse
        self.session: Session | None = None
        self.reported = ""
        self.logged: set[str] = set()
        # files, with notebooks; not the keys of pygls's workspace, which are URIs without percent-encoding
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
        is_open = unquote(uri) in self.workspace.text_documents
        source = self.workspace.get_text_document(uri).source if is_open else ""
        return Text(source, self.workspace.position_codec)

    def source(self, uri: str) -> str:
        """Return the content of the open file *uri* as it is in the editor."""
        cells = cells_of(self.workspace, uri)
        if cells is None:
            return self.text(uri).source
        return notebook_text(cells, lambda cell: self.text(cell).source)

    async def sites(self, uri: str, within: types.Range) -> list[CallSite]:
        """Return the calls of the document that touch a range."""
        file, cell = file_of(self.workspace, uri)
        source, span = self.source(file), self.text(uri).span(within)
        result = await self.analysing(lambda session: session.result(path_of(file), source))
        return [site for site in result.sites if site.span.cell == cell and _touch(site.span, span)]

    def open(self, uri: str) -> None:
        """Publish the diagnostics of the file *uri*, which the editor has opened."""
        self.opened.add(uri)
        self.soon(uri)

    async def saved(self, uri: str) -> None:
        """Publish the diagnostics that the saved file *uri* affects."""
        # the text in the editor was analyzed already; other documents may import it or depend on its settings
        self.soon(uri)
        if uri in self.waiting:
            await asyncio.wait([self.waiting[uri]])  # a key that is pressed meanwhile cancels it
        if not await self.analysing(partial(Session.changed, path=path_of(uri))):
            return
        for other in list(self.opened):
            if other != uri or not uri.endswith(".py"):
                self.soon(other)

    async def closed(self, uri: str, documents: Iterable[types.TextDocumentIdentifier]) -> None:
        """Forget the file *uri*, and clear the diagnostics of its *documents*."""
        self.opened.discard(uri)
        if uri in self.waiting:
            self.waiting.pop(uri).cancel()
        await self.analysing(lambda session: session.close(path_of(uri)))
        self.clear(documents)

    def clear(self, documents: Iterable[types.TextDocumentIdentifier]) -> None:
        """Clear the diagnostics of *documents* that the editor has closed."""
        for document in documents:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.uri, []))

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
        source = self.source(uri)
        result = await self.analysing(lambda session: session.result(path_of(uri), source))
        self._report_mistake()
        self._log(error for error in result.errors if error.line is None)
        if uri not in self.opened or self.source(uri) != source:
            return  # another analysis is pending
        if any(error.line is not None for error in result.errors):
            return  # unfinished code: earlier diagnostics stay until it can be parsed again
        cells = cells_of(self.workspace, uri)
        if cells is None:
            self._show(uri, result.findings)
            return
        unfinished = broken_cells(error.message for error in result.errors)
        for number, cell in enumerate(cells, 1):
            if number not in unfinished:
                found = [finding for finding in result.findings if finding.span.cell == number]
                self._show(cell.document, found)

    def _show(self, uri: str, findings: Sequence[Finding]) -> None:
        text, version = self.text(uri), self.workspace.get_text_document(uri).version
        found = [diagnostic(finding, text) for finding in findings]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version=version))

    def _log(self, errors: Iterable[FileError]) -> None:
        """Write each of *errors* to the editor's log once; without it, they would look like a clean file."""
        for text in [f"{error.path}: {error.message}" for error in errors]:
            if text not in self.logged:
                self.logged.add(text)
                self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"{SOURCE}: {text}"))

    def _report_mistake(self) -> None:
        mistake = self.session.mistake if self.session is not None else ""
        if mistake and mistake != self.reported:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"{SOURCE}: {mistake}"))
        self.reported = mistake


def path_of(uri: str) -> str:
    """Return the path of the file *uri*; the address itself if it isn't of a file."""
    return to_fs_path(uri) or uri


def _touch(span: Span, other: Span) -> bool:
    return (span.line, span.column) <= (other.end_line, other.end_column) and (other.line, other.column) <= (
        span.end_line,
        span.end_column,
    )
