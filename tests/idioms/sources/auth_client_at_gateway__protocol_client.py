"""A protocol annotates the client; a caller that brings an ID names no endpoint."""
from typing import Any, Protocol

import httpx


class Transport(Protocol):
    def get(self, path: str, **kwargs: Any) -> httpx.Response: ...

    def delete(self, path: str, **kwargs: Any) -> httpx.Response: ...


def gateway(cloud_id: str, token: str) -> httpx.Client:
    root = f"https://api.atlassian.com/ex/confluence/{cloud_id}/wiki/rest/api"
    return httpx.Client(base_url=root, headers={"Authorization": f"Bearer {token}"})


class Pages:
    def __init__(self, transport: Transport) -> None:
        self.transport = transport

    def read(self, page_id: str) -> dict:
        return self.transport.get(f"/content/{page_id}").json()  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}

    def remove(self, page_id: str) -> None:
        self.transport.delete(f"/content/{page_id}").raise_for_status()  #: AAR202 !AAR201 DELETE /wiki/rest/api/content/{}


def main(cloud_id: str, token: str) -> None:
    pages = Pages(gateway(cloud_id, token))
    pages.remove("12")
    pages.remove(page_id=cloud_id)
    print(pages.read("home"))
