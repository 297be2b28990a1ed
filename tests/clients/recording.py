"""An HTTP server on the loopback that records what it is asked and answers so that any client goes on."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import unquote, urlsplit

MANY = 12
"""After so many requests nothing more is found: ends the loops of clients that read page after page."""


class Recorder(ThreadingHTTPServer):
    """``requests`` holds (method, path) in order.

    Answers for a path that ends in ``missing`` list nothing: the empty string is every path, ``None`` none.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[tuple[str, str]] = []
        self.missing: str | None = None

    @property
    def address(self) -> str:
        """The address of the server, without a path."""
        return f"http://127.0.0.1:{self.server_port}"

    def take(self) -> list[tuple[str, str]]:
        """Return what was recorded since the last call."""
        taken, self.requests = self.requests, []
        return taken


@contextmanager
def recording() -> Iterator[Recorder]:
    """Run a recorder for the length of a ``with`` block."""
    with Recorder() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def _answer(self) -> None:
        server = cast(Recorder, self.server)
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = unquote(urlsplit(self.path).path)
        if "/rpc/json-rpc/" in path:
            path = f"{path}/{json.loads(sent)['method']}"
        server.requests.append((self.command, path))
        missing = server.missing is not None and path.endswith(server.missing)
        found = not missing and len(server.requests) < MANY
        body = json.dumps(answer(server.address, found)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _answer

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


def answer(address: str, found: bool) -> dict[str, Any]:
    """Return JSON that has whatever a client of Confluence looks for in an answer."""
    item = _item(address)
    results = [item] if found else []
    if not found:
        # ends the loops that remove one version after another
        item["version"] = {"number": 0}
    lists = ("results", "spaces", "restrictions", "ancestors", "labels", "contents", "messages")
    return {
        **item,
        **dict.fromkeys(lists, results),
        "size": len(results),
        "total": len(results),
        "page": {"results": results, "size": len(results)},
        "comment": {"results": results, "size": len(results)},
        "blogpost": {"results": results, "size": len(results)},
    }


def _item(address: str) -> dict[str, Any]:
    body = {"value": "<p>text</p>", "representation": "storage"}
    person = {"accountId": "7", "username": "someone", "userKey": "7", "displayName": "Someone"}
    links = {
        "base": f"{address}/wiki",
        "download": "/download/attachments/123/file.txt",
        "webui": "/x",
        "self": f"{address}/wiki/x",
    }
    return {
        "id": "123",
        "key": "KEY",
        "name": "name",
        "title": "Title",
        "type": "page",
        "status": "current",
        "spaceId": "456",
        "parentId": "789",
        "number": 1,
        "version": {"number": 1, "by": person},
        "lastUpdated": {"number": 1, "when": "2024-01-01T00:00:00Z"},
        "history": {"lastUpdated": {"number": 1}, "createdBy": person, "latest": True},
        "body": dict.fromkeys(("storage", "view", "editor", "export_view", "atlas_doc_format"), body),
        "value": {"some": "value"},
        "space": {"id": "456", "key": "KEY", "name": "name"},
        "container": {"id": "123", "title": "Title"},
        "content": {"id": "123", "title": "Title", "type": "page"},
        "metadata": {"mediaType": "text/plain", "labels": {"results": []}},
        "extensions": {"mediaType": "text/plain", "fileSize": 4},
        "user": person,
        "result": True,
        "progress": "100",
        "state": "SUCCESS",
        "taskId": "1",
        "percentageComplete": 100,
        "successful": True,
        "_links": links,
        "links": {"status": "/rest/api/longtask/1"},
    }
