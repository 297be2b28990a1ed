"""A class makes its session lazily with bearer or basic; refresh of a token."""
import aiohttp


class OAuthWiki:
    def __init__(self, access_token, cloud_id):
        self.access_token = access_token
        self.cloud_id = cloud_id
        self._session = None

    async def session(self):
        if self._session is None:
            self._session = aiohttp.ClientSession(headers={"Authorization": f"Bearer {self.access_token}"})
        return self._session

    def url(self, path):
        return f"https://api.atlassian.com/ex/confluence/{self.cloud_id}/wiki{path}"

    async def get(self, path, **params):
        session = await self.session()
        async with session.get(self.url(path), params=params) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def refresh(self, secret):
        session = await self.session()
        await session.post("https://auth.atlassian.com/oauth/token", json={"grant_type": "refresh_token", "refresh_token": secret})

    async def space(self, key):
        return await self.get(f"/rest/api/space/{key}")  #: AAR202 !AAR201 GET /wiki/rest/api/space/{}

    async def search(self, cql):
        return await self.get("/rest/api/search", cql=cql)  #: AAR101 !AAR202 !AAR201 GET /wiki/rest/api/search

    async def page(self, number):
        return await self.get(f"/api/v2/pages/{number}", **{"body-format": "storage"})  #: AAR101 !AAR403 GET /wiki/api/v2/pages/{}
