"""A generic helper used for Confluence and for Jira; the root tells which."""
import aiohttp


class Http:
    def __init__(self, root: str) -> None:
        self.root = root

    async def read(self, *path: str):
        async with aiohttp.ClientSession() as session, session.get("/".join((self.root, *path))) as answer:
            return await answer.json()


confluence = Http("https://acme.atlassian.net/wiki/rest/api")
jira = Http("https://acme.atlassian.net/rest/api/3")


async def main(page: str, key: str):
    await confluence.read("content", page, "label")  #: GET /wiki/rest/api/content/{}/label
    await jira.read("search")
    await jira.read("issue", key)
    return await confluence.read("space", key, "property")  #: GET /wiki/rest/api/space/{}/property
