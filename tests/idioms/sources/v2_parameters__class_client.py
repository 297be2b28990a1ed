"""A v2 client of one's own with a paging generator, pydantic queries and camelCase."""
from collections.abc import Iterator
from typing import Any

import httpx
from pydantic import BaseModel, Field


class PageQuery(BaseModel):
    space_id: int | None = Field(default=None, serialization_alias="space-id")
    limit: int = 100


class OldQuery(BaseModel):
    spaceKey: str
    limit: int = 100


class V2:
    def __init__(self) -> None:
        self.http = httpx.Client(base_url="https://acme.atlassian.net/wiki/api/v2")

    def all(self, path: str, **params: Any) -> Iterator[dict]:
        answer = self.http.get(path, params=params).json()
        yield from answer["results"]

    def pages(self, space: int):
        return self.http.get("/pages", params=PageQuery(space_id=space).model_dump(by_alias=True, exclude_none=True))  #: !AAR403 GET /wiki/api/v2/pages

    def old(self, key: str):
        return self.http.get("/pages", params=OldQuery(spaceKey=key).model_dump())  #: AAR403

    def camel(self, space: int):
        return list(self.all("/pages", spaceId=space))  #: AAR403

    def dashed(self, space: int):
        return list(self.all("/blogposts", **{"space-id": space, "body-format": "storage"}))  #: !AAR403 GET /wiki/api/v2/blogposts

    def by_offset(self, start: int):
        return list(self.all("/spaces", start=start, limit=25))  #: AAR403
