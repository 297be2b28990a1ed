"""A Protocol for the client, two implementations, dependency injection."""
from typing import Protocol

import requests


class WikiPort(Protocol):
    def update(self, page_id: str, title: str, body: str, version: int) -> dict: ...


class CloudWiki:
    def __init__(self, host: str, auth: tuple[str, str]) -> None:
        self._pages = f"https://{host}/wiki/api/v2/pages"
        self._auth = auth

    def update(self, page_id: str, title: str, body: str, version: int) -> dict:
        payload = {"id": page_id, "status": "current", "title": title, "body": {"representation": "storage", "value": body}, "version": {"number": version + 1}}
        return requests.put(f"{self._pages}/{page_id}", json=payload, auth=self._auth, timeout=20).json()  #: AAR101 !AAR403 PUT /wiki/api/v2/pages/{}


class ServerWiki:
    def __init__(self, host: str = "wiki.intra.example") -> None:
        self._root = f"https://{host}/rest/api/content"

    def update(self, page_id: str, title: str, body: str, version: int) -> dict:
        payload = {"type": "page", "title": title, "version": {"number": version + 1}}
        return requests.put(f"{self._root}/{page_id}", json=payload, timeout=20).json()  #: !AAR101 !AAR201 !AAR202


class Publisher:
    def __init__(self, port: WikiPort) -> None:
        self.port = port

    def publish(self, page_id: str) -> dict:
        return self.port.update(page_id, "t", "b", 1)
