"""Django-like settings with a host of one's own; aiohttp with a base URL."""
import aiohttp

CONFLUENCE = {"URL": "https://wiki.intra.example.com", "TOKEN": "x"}


async def labels(page: str):
    async with aiohttp.ClientSession(base_url=CONFLUENCE["URL"], headers={"Authorization": f"Bearer {CONFLUENCE['TOKEN']}"}) as session:
        async with session.get(f"/rest/api/content/{page}/label") as answer:  #: !AAR101 !AAR201 !AAR202
            return await answer.json()


async def children(session: aiohttp.ClientSession, page: str):
    url = "{}/rest/api/content/{}/child/page".format(CONFLUENCE["URL"], page)
    async with session.get(url) as answer:  #: !AAR101 !AAR201 !AAR202
        return await answer.json()
