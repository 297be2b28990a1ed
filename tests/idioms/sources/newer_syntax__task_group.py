"""Python 3.11 to 3.13: task groups, timeouts, generics with defaults, ReadOnly, deprecated, batched."""
import asyncio
from itertools import batched
from typing import NotRequired, ReadOnly, Self, TypedDict, Unpack
from warnings import deprecated

import aiohttp


class Options(TypedDict, total=False):
    limit: ReadOnly[int]
    cursor: NotRequired[str]


class Api[S: aiohttp.ClientSession = aiohttp.ClientSession]:
    ROOT = "https://acme.atlassian.net/wiki/api/v2"

    def __init__(self, session: S) -> None:
        self.session = session

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.session.close()

    async def get(self, *path: object, **options: Unpack[Options]):
        async with asyncio.timeout(9), self.session.get("/".join([self.ROOT, *map(str, path)]), params=options) as answer:
            return await answer.json()

    @deprecated("use pages")
    async def one(self, page: int):
        return await self.get("pages", page)  #: GET /wiki/api/v2/pages/{}

    async def many(self, pages: list[int]):
        async with asyncio.TaskGroup() as group:
            for some in batched(pages, 10):
                for page in some:
                    group.create_task(self.get("pages", page, "labels", limit=250))  #: GET /wiki/api/v2/pages/{}/labels


async def main():
    async with Api(aiohttp.ClientSession()) as api:
        await api.get("spaces")  #: GET /wiki/api/v2/spaces
