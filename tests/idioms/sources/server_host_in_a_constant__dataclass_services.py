"""Services are dataclasses and models that take their client: the callers say for which deployment."""
# needs: --client-versions atlassian-python-api=3.41.16

from __future__ import annotations

from dataclasses import dataclass, field

import httpx
from atlassian import Confluence
from pydantic import BaseModel, ConfigDict


def on_premises() -> Confluence:
    return Confluence(url="https://wiki.corp.example", token="x")


def app(cloud_id: str, token: str) -> Confluence:
    return Confluence(url=f"https://api.atlassian.com/ex/confluence/{cloud_id}", token=token)


@dataclass
class Labels:
    wiki: Confluence
    limit: int = 50

    def of(self, page: str):
        return self.wiki.get_page_labels(page)  #: !AAR101 !AAR201


@dataclass(frozen=True)
class Pages:
    space: str
    client: Confluence = field(repr=False)

    def read(self, page: str):
        return self.client.get_page_by_id(page)  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}


class Attachments(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    confluence: Confluence

    def of(self, page: str):
        return self.confluence.get_attachments_from_content(page)  #: AAR202 !AAR201


@dataclass
class Open:
    confluence_client: Confluence

    def history(self, page: str):
        return self.confluence_client.history(page)  #: AAR201 !AAR202


@dataclass
class Raw:
    http: httpx.Client

    def history(self, page: str):
        return self.http.get(f"https://acme.atlassian.net/wiki/rest/api/content/{page}/history")  #: AAR202 !AAR201


def raw(token: str, page: str):
    return Raw(httpx.Client(headers={"Authorization": f"Bearer {token}"})).history(page)


def main(cloud_id: str, token: str) -> None:
    print(Labels(on_premises()).of("12"))
    client = app(cloud_id, token)
    print(Pages("ENG", client).read("12"), Attachments(confluence=client).of("12"))
