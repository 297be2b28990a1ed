"""Validators that return a new mapping; a model whose client is another product's, and a fake with the same names."""
# needs: --client-versions atlassian-python-api=3.41.16
from __future__ import annotations

from typing import Any

from atlassian import Confluence
from notion_client import Client as Notion
from pydantic import BaseModel, ConfigDict, Field, model_validator


class Tool(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    client: Any = Field(default=None, exclude=True)
    max_results: int = 10


class WikiSearch(Tool):
    url: str
    api_key: str
    username: str

    @model_validator(mode="before")
    @classmethod
    def build(cls, data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "client": cls._client(data["url"], data["username"], data["api_key"])}

    @staticmethod
    def _client(url: str, user: str, key: str) -> Confluence:
        return Confluence(url=url, username=user, password=key, cloud=True)

    def search(self, text: str) -> list[dict[str, Any]]:
        return self.client.cql(f'text ~ "{text}"', limit=self.max_results)["results"]  #: !AAR201 !AAR202 GET /wiki/rest/api/search

    def children(self, page_id: str) -> list[dict[str, Any]]:
        return self.client.get_page_child_by_type(page_id, type="page")  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/child/{}


class NotionSearch(Tool):
    token: str

    @model_validator(mode="before")
    @classmethod
    def build(cls, data: dict[str, Any]) -> dict[str, Any]:
        return data | {"client": Notion(auth=data["token"])}

    def search(self, text: str) -> Any:
        return self.client.search(query=text, page_size=self.max_results)

    def get_page(self, page_id: str) -> Any:
        return self.client.pages.retrieve(page_id)


class FakeConfluence:
    def get_page_by_id(self, page_id: str) -> dict[str, Any]:
        return {"id": page_id}


class OfflineTool(Tool):
    @model_validator(mode="before")
    @classmethod
    def build(cls, data: dict[str, Any]) -> dict[str, Any]:
        return dict(data, client=FakeConfluence())

    def read(self, page_id: str) -> Any:
        return self.client.get_page_by_id(page_id)
