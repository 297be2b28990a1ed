"""A generated SDK: models for requests with defaults, a lazily made session, an async twin."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import httpx

Method = Literal["get", "post", "put", "delete"]


@dataclass
class ApiClient:
    host: str = "https://acme.atlassian.net/wiki"
    token: str | None = None
    _sync: httpx.Client | None = field(default=None, init=False, repr=False)
    _async: httpx.AsyncClient | None = field(default=None, init=False, repr=False)

    @property
    def sync(self) -> httpx.Client:
        if self._sync is None:
            self._sync = httpx.Client(base_url=self.host, headers={"Authorization": f"Bearer {self.token}"})
        return self._sync

    @property
    def aio(self) -> httpx.AsyncClient:
        self._async = self._async or httpx.AsyncClient(base_url=self.host)
        return self._async


@dataclass
class RequestOptions:
    path: str
    method: Method = "get"
    params: dict[str, Any] | None = None
    json: Any = None

    def as_kwargs(self) -> dict[str, Any]:
        return {"method": self.method, "url": self.path, "params": self.params, "json": self.json}


class TasksApi:
    def __init__(self, client: ApiClient) -> None:
        self.client = client

    def list(self, space: int) -> Any:
        options = RequestOptions("/api/v2/tasks", params={"space-id": space})
        return self.client.sync.request(**options.as_kwargs()).json()  #: GET /wiki/api/v2/tasks

    async def complete(self, task: int) -> Any:
        options = RequestOptions(f"/api/v2/tasks/{task}", method="put", json={"status": "complete"})
        return (await self.client.aio.request(options.method, options.path, json=options.json)).json()  #: PUT /wiki/api/v2/tasks/{}

    def raw(self, task: int) -> Any:
        return self.client.sync.send(self.client.sync.build_request("GET", f"/api/v2/tasks/{task}"))  #: GET /wiki/api/v2/tasks/{}
