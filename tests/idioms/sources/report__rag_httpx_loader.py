"""A RAG loader of one's own: async generator with a cursor."""
import asyncio
from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlparse

import httpx


class ConfluenceRagLoader:
    API_PATH = "/wiki/api/v2"

    def __init__(self, base_url: str, email: str, api_token: str, *, concurrency: int = 5) -> None:
        self._client = httpx.AsyncClient(base_url=base_url.rstrip("/") + self.API_PATH, auth=(email, api_token), timeout=30)
        self._limit = asyncio.Semaphore(concurrency)

    async def _paginate(self, path: str, **params: object) -> AsyncIterator[dict]:
        while True:
            async with self._limit:
                response = await self._client.get(path, params=params)
            response.raise_for_status()
            data = response.json()
            for item in data["results"]:
                yield item
            if not (following := data.get("_links", {}).get("next")):
                return
            params["cursor"] = parse_qs(urlparse(following).query)["cursor"][0]

    async def pages(self, space_id: str) -> AsyncIterator[dict]:
        async for page in self._paginate(f"/spaces/{space_id}/pages", limit=100):  #: AAR101 GET /wiki/api/v2/spaces/{}/pages
            page["labels"] = [label["name"] async for label in self._paginate(f"/pages/{page['id']}/labels")]  #: AAR101 GET /wiki/api/v2/pages/{}/labels
            yield page

    async def space_id(self, key: str) -> str:
        async for space in self._paginate("/spaces", keys=key):  #: !AAR101 GET /wiki/api/v2/spaces
            return space["id"]
        raise KeyError(key)
