"""An asynchronous service enters its session through an exit stack; the base of the session is the gateway."""
import asyncio
import contextlib
import os
from typing import AsyncIterator

import aiohttp


@contextlib.asynccontextmanager
async def wiki_session(cloud_id: str, token: str) -> AsyncIterator[aiohttp.ClientSession]:
    headers = {"Authorization": f"Bearer {token}"}
    base = f"https://api.atlassian.com/ex/confluence/{cloud_id}/wiki/"
    async with aiohttp.ClientSession(base_url=base, headers=headers, raise_for_status=True) as session:
        yield session


class Exporter:
    def __init__(self, cloud_id: str, token: str) -> None:
        self._cloud_id = cloud_id
        self._token = token
        self._stack = contextlib.AsyncExitStack()
        self._http: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "Exporter":
        self._http = await self._stack.enter_async_context(wiki_session(self._cloud_id, self._token))
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._stack.aclose()

    async def content(self, page_id: int) -> dict:
        async with self._http.get(f"rest/api/content/{page_id}", params={"expand": "version"}) as answer:  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}
            return await answer.json()

    async def labels(self, page_id: int) -> dict:
        async with self._http.get(f"api/v2/pages/{page_id}/labels") as answer:  #: !AAR202 GET /wiki/api/v2/pages/{}/labels
            return await answer.json()


async def main() -> None:
    async with Exporter(os.environ["CLOUD_ID"], os.environ["ACCESS_TOKEN"]) as exporter:
        pages = await asyncio.gather(*(exporter.content(i) for i in range(10)))
    async with wiki_session(os.environ["CLOUD_ID"], os.environ["ACCESS_TOKEN"]) as http:
        await http.post("rest/api/content", json={"type": "page", "title": pages[0]["title"]})  #: AAR202 !AAR201 POST /wiki/rest/api/content


if __name__ == "__main__":
    asyncio.run(main())
