"""Permissions of spaces are expanded in each content."""
import aiohttp

CLOUD = "https://acme.atlassian.net/wiki"
CONTENT_QUERY = "limit=50&expand=ancestors,children.attachment,history.lastUpdated,body.storage,space,space.permissions,restrictions.read.restrictions.user"


class Source:
    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def documents(self, cql: str):
        async with self.session.get(f"{CLOUD}/rest/api/content/search?{CONTENT_QUERY}&cql={cql}") as answer:  #: !AAR201 !AAR403 GET /wiki/rest/api/content/search
            return await answer.json()

    async def spaces(self):
        async with self.session.get(f"{CLOUD}/rest/api/space?limit=100&expand=permissions") as answer:  #: AAR201 GET /wiki/rest/api/space
            return await answer.json()
