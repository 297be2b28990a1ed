"""A toolkit's clients for v2 and v1 by an enum of versions, at the gateway of the user's site."""
import asyncio
from enum import Enum
from typing import Any

import httpx

ATLASSIAN = "https://api.atlassian.com"


class ConfluenceAPIVersion(str, Enum):
    V1 = "wiki/rest/api"
    V2 = "wiki/api/v2"


class ConfluenceClient:
    def __init__(self, token: str, cloud_id: str, api_version: ConfluenceAPIVersion) -> None:
        self.token, self.cloud_id, self.api_version = token, cloud_id, api_version.value

    async def request(self, method: str, path: str, **kwargs: Any) -> Any:
        async with httpx.AsyncClient() as client:
            response = await client.request(
                method,
                f"{ATLASSIAN}/ex/confluence/{self.cloud_id}/{self.api_version}/{path.lstrip('/')}",
                headers={"Authorization": f"Bearer {self.token}"},
                **kwargs,
            )
            response.raise_for_status()
            return response.json()

    async def get(self, path: str, **kwargs: Any) -> Any:
        return await self.request("GET", path, **kwargs)

    async def put(self, path: str, **kwargs: Any) -> Any:
        return await self.request("PUT", path, **kwargs)


class ConfluenceClientV1(ConfluenceClient):
    def __init__(self, token: str, cloud_id: str) -> None:
        super().__init__(token, cloud_id, api_version=ConfluenceAPIVersion.V1)

    async def search(self, cql: str) -> Any:
        return await self.get("search", params={"cql": cql, "limit": 25})  #: AAR101 !AAR202 GET /wiki/rest/api/search

    async def get_space(self, key: str) -> Any:
        return await self.get(f"space/{key}")  #: AAR202 !AAR201 GET /wiki/rest/api/space/{}


class ConfluenceClientV2(ConfluenceClient):
    def __init__(self, token: str, cloud_id: str) -> None:
        super().__init__(token, cloud_id, api_version=ConfluenceAPIVersion.V2)

    async def get_pages_by_id(self, page_ids: list[str]) -> Any:
        return await self.get("pages", params={"id": page_ids[:250], "body-format": "storage", "limit": 250})  #: AAR101 !AAR202 !AAR403 GET /wiki/api/v2/pages

    async def rename_page(self, page_id: str, title: str) -> Any:
        return await self.put(f"pages/{page_id}/title", json={"status": "current", "title": title})  #: AAR101 !AAR401 !AAR403 PUT /wiki/api/v2/pages/{}/title

    async def search(self, text: str) -> Any:
        return await self.get("search", params={"cql": f'text ~ "{text}"'})  #: AAR401


async def main(token: str, cloud_id: str) -> None:
    v1, v2 = ConfluenceClientV1(token, cloud_id), ConfluenceClientV2(token, cloud_id)
    print(await asyncio.gather(v1.search("type=page"), v2.get_pages_by_id(["1"])))
