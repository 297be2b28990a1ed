"""A generated data source: request objects with path templates for the gateway."""
from dataclasses import dataclass, field
from typing import Any

import httpx


@dataclass
class HTTPRequest:
    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    path_params: dict[str, Any] = field(default_factory=dict)
    query_params: dict[str, Any] = field(default_factory=dict)
    body: Any = None


class HTTPClient:
    def __init__(self, token: str) -> None:
        self.headers = {"Authorization": f"Bearer {token}"}

    async def execute(self, request: HTTPRequest) -> httpx.Response:
        url = request.url.format(**request.path_params)
        async with httpx.AsyncClient() as client:
            return await client.request(request.method, url, params=request.query_params, headers={**self.headers, **request.headers}, json=request.body)


class ConfluenceDataSource:
    def __init__(self, client: HTTPClient, cloud_id: str) -> None:
        self._client = client
        self.base_url = f"https://api.atlassian.com/ex/confluence/{cloud_id}/wiki/api/v2"
        self.v1_url = f"https://api.atlassian.com/ex/confluence/{cloud_id}/wiki/rest/api"

    async def get_page_inline_comments(self, id: int, body_format: str = "storage", limit: int = 100) -> httpx.Response:
        req = HTTPRequest(method="GET", url=self.base_url + "/pages/{id}/inline-comments", path_params={"id": id}, query_params={"body-format": body_format, "limit": limit})
        return await self._client.execute(req)  #: AAR101 !AAR201 !AAR403 GET /wiki/api/v2/pages/{}/inline-comments

    async def get_page_children(self, id: int, expand: str = "history") -> httpx.Response:
        req = HTTPRequest(method="GET", url=self.base_url + "/pages/{id}/direct-children", path_params={"id": id}, query_params={"expand": expand})
        return await self._client.execute(req)  #: AAR403 GET /wiki/api/v2/pages/{}/direct-children

    async def get_page_v1(self, id: int) -> httpx.Response:
        req = HTTPRequest(method="GET", url=self.v1_url + "/content/{id}", path_params={"id": id}, query_params={"expand": "version"})
        return await self._client.execute(req)  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}
