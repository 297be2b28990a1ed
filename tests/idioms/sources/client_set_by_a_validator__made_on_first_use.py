"""Fields of dataclasses, attrs classes and models that stay None until a method makes the client."""
from dataclasses import dataclass, field
from typing import Optional

import attr
import httpx
from pydantic import BaseModel, PrivateAttr

ROOT = "https://acme.atlassian.net/wiki/api/v2"


@attr.s(auto_attribs=True)
class Generated:
    base_url: str = ROOT
    _client: Optional[httpx.Client] = attr.ib(default=None, init=False)

    def http(self) -> httpx.Client:
        if self._client is None:
            self._client = httpx.Client(base_url=self.base_url)
        return self._client

    def page(self, number: int):
        return self.http().get(f"/pages/{number}")  #: GET /wiki/api/v2/pages/{}


def blog(number: int, *, client: Generated):
    return client.http().request("delete", f"/blogposts/{number}")  #: DELETE /wiki/api/v2/blogposts/{}


@dataclass
class Lazy:
    base_url: str = ROOT
    _client: httpx.Client | None = field(default=None, repr=False)

    @property
    def client(self) -> httpx.Client:
        if not self._client:
            self._client = httpx.Client(base_url=self.base_url)
        return self._client

    def labels(self, number: int):
        return self.client.get(f"/pages/{number}/labels")  #: GET /wiki/api/v2/pages/{}/labels


class Model(BaseModel):
    base_url: str = ROOT
    _client: Optional[httpx.AsyncClient] = PrivateAttr(default=None)

    async def versions(self, number: int):
        if self._client is None:
            self._client = httpx.AsyncClient(base_url=self.base_url)
        return await self._client.get(f"/pages/{number}/versions")  #: GET /wiki/api/v2/pages/{}/versions


@dataclass
class Given:
    """Somebody else makes the client: its root stays unknown."""

    session: httpx.Client | None = None

    def page(self, number: int):
        if self.session is None:
            raise RuntimeError("connect first")
        return self.session.get(f"https://acme.atlassian.net/wiki/api/v2/tasks/{number}")  #: GET /wiki/api/v2/tasks/{}
