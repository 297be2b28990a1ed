"""An SDK with pydantic request models, a Protocol transport and a generic execute."""
from __future__ import annotations

from typing import Any, Generic, Literal, Protocol, TypeVar

import httpx
from pydantic import BaseModel, Field

T = TypeVar("T", bound=BaseModel)


class ApiRequest(BaseModel):
    method: Literal["GET", "POST", "PUT", "DELETE"] = "GET"
    path: str
    query: dict[str, Any] = Field(default_factory=dict)
    payload: dict[str, Any] | None = None


class Transport(Protocol):
    def execute(self, request: ApiRequest) -> dict[str, Any]: ...


class HttpxTransport:
    def __init__(self, site: str, email: str, token: str) -> None:
        self._client = httpx.Client(base_url=site, auth=(email, token))

    def execute(self, request: ApiRequest) -> dict[str, Any]:
        response = self._client.request(request.method, request.path, params=request.query, json=request.payload)
        response.raise_for_status()
        return response.json()


class ConfluenceApi:
    prefix = "/wiki/rest/api"

    def __init__(self, transport: Transport) -> None:
        self.transport = transport

    def restrictions(self, page_id: str) -> dict[str, Any]:
        return self.transport.execute(ApiRequest(path=f"{self.prefix}/content/{page_id}/restriction"))  #: GET /wiki/rest/api/content/{}/restriction

    def archive(self, *page_ids: str) -> dict[str, Any]:
        request = ApiRequest(
            method="POST",
            path=f"{self.prefix}/content/archive",
            payload={"pages": [{"id": i} for i in page_ids]},
        )
        return self.transport.execute(request)  #: maybe


api = ConfluenceApi(HttpxTransport("https://acme.atlassian.net", "e", "t"))
