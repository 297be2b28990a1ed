"""The HTTP server."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fake_confluence import v1, v2
from fake_confluence.routes import Missing, Request
from fake_confluence.store import Store
from fake_confluence.strict import against, operation_of

ROUTES = {**v1.routes, **v2.routes}


class Site:
    """A site that answers on the loopback until the ``with`` statement ends.

    ``log`` has each request with the status of its answer.  With *retired*, deprecated operations of v1
    answer 410, as they do for OAuth apps.
    """

    def __init__(self, *, retired: bool) -> None:
        self.store = Store()
        self.log: list[tuple[str, int, str]] = []
        self.retired = retired
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Site:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, method: str, target: str, body: Any) -> tuple[int, Any]:
        """Return status and body of the answer."""
        parts = urlsplit(target)
        query = {name: ",".join(values) for name, values in parse_qs(parts.query, True).items()}
        found = operation_of(method, parts.path)
        if found is None:
            return self._logged(f"{method} {parts.path}", 404, "no such operation")
        operation, names = found
        key = operation.key
        if self.retired and operation.api_version == "v1" and operation.lifecycle != "current":
            return self._logged(key, 410, "This deprecated endpoint has been removed")
        if wrong := "; ".join(against(operation, names, query, body)):
            return self._logged(key, 400, wrong)
        if key not in ROUTES:
            return self._logged(key, 501, "the fake doesn't know it")
        respond, status = ROUTES[key]
        request = Request(self.store, method, f"{self.address}/wiki", parts.path, names, query, body)
        try:
            answer = respond(request)
        except Missing as missing:
            return self._logged(key, *(missing.args or (404,)), "not found")
        self._logged(key, status, "")
        return status, answer

    def _logged(self, key: str, status: int, message: str) -> tuple[int, Any]:
        self.log.append((key, status, message))
        return status, {"statusCode": status, "message": message}


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _respond(self) -> None:
            given = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, answer = site.answer(self.command, self.path, json.loads(given) if given else None)
            sent = b"" if status == 204 else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            if status != 204:
                self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        do_GET = do_POST = do_PUT = do_DELETE = _respond

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler
