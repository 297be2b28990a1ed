"""Operations from a table of newer kinds; the wrapper fills in the kind."""
import httpx


class Contents:
    KINDS = {"folder": "folders", "database": "databases", "embed": "embeds"}

    def __init__(self, site: str = "https://acme.atlassian.net") -> None:
        self.http = httpx.AsyncClient(base_url=f"{site}/wiki/api/v2/", auth=("u", "p"))

    async def folder(self, number: str):
        return await self.http.get(f"{self.KINDS['folder']}/{number}/ancestors")  #: AAR101 GET /wiki/api/v2/folders/{}/ancestors

    async def any_kind(self, kind: str, number: str):
        return await self.http.delete(f"{self.KINDS[kind]}/{number}")  #: AAR102 DELETE /wiki/api/v2/folders/{} | DELETE /wiki/api/v2/databases/{} | DELETE /wiki/api/v2/embeds/{}

    async def make(self, title: str):
        return await self.http.post("embeds", json={"title": title, "spaceId": "1", "embedUrl": "https://x"})  #: AAR101 POST /wiki/api/v2/embeds

    async def access(self, mail: str):
        return await self.http.post("user/access/check-access-by-email", json={"emails": [mail]})  #: !AAR101 POST /wiki/api/v2/user/access/check-access-by-email
