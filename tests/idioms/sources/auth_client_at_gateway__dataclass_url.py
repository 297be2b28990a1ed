"""A dataclass with the cloud id has a property for the address."""
from dataclasses import dataclass

import aiohttp


@dataclass
class Connection:
    cloud_id: str
    access_token: str

    @property
    def base(self) -> str:
        return f"https://api.atlassian.com/ex/confluence/{self.cloud_id}/wiki"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": "Bearer " + self.access_token}


class Reader:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    async def comments(self, page_id: str):
        url = f"{self.connection.base}/rest/api/content/{page_id}/child/comment"
        async with aiohttp.ClientSession(headers=self.connection.headers) as session:
            async with session.get(url, params={"expand": "body.view"}) as answer:  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}/child/comment
                return await answer.json()

    async def me(self):
        async with aiohttp.ClientSession(headers=self.connection.headers) as session:
            async with session.get(f"{self.connection.base}/rest/api/user/current") as answer:  #: !AAR202 !AAR201 GET /wiki/rest/api/user/current
                return await answer.json()
