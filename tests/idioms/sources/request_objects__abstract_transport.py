"""A Protocol for the transport, a frozen request with a class method per verb."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Req:
    verb: str
    url: str
    body: Any = None

    @classmethod
    def get(cls, url: str) -> Req:
        return cls("GET", url)

    @classmethod
    def post(cls, url: str, body: Any) -> Req:
        return cls("POST", url, body)


class Transport(Protocol):
    def send(self, request: Req) -> dict: ...


class Confluence:
    ROOT = "https://acme.atlassian.net/wiki"

    def __init__(self, transport: Transport) -> None:
        self.transport = transport

    def space(self, key: str):
        return self.transport.send(Req.get(f"{self.ROOT}/rest/api/space/{key}/property"))  #: GET /wiki/rest/api/space/{}/property

    def comment(self, page: str, text: str):
        return self.transport.send(Req.post(self.ROOT + "/api/v2/footer-comments", {"pageId": page}))  #: POST /wiki/api/v2/footer-comments
