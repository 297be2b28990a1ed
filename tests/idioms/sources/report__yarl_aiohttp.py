"""yarl URLs put together by the slash, aiohttp's session as a class attribute."""
import aiohttp
from yarl import URL

BASE = URL("https://acme.atlassian.net/wiki")
API = BASE / "rest" / "api"


class Fetcher:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error) -> None:
        await self._session.close()

    async def page_tree(self, page: str):
        async with self._session.delete(API / "content" / page / "pageTree") as answer:  #: AAR101 DELETE /wiki/rest/api/content/{}/pageTree
            return await answer.json()

    async def search(self, cql: str):
        async with self._session.get((API / "content" / "search").with_query(cql=cql, limit=50)) as answer:  #: AAR101 GET /wiki/rest/api/content/search
            return await answer.json()

    async def blog(self, space: int):
        return await self._session.get(BASE.joinpath("api", "v2", "spaces", str(space), "blogposts"))  #: AAR101 GET /wiki/api/v2/spaces/{}/blogposts
