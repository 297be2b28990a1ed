"""Clients that are made when they are first needed: declared as None with the class, in modules and classes."""
# needs: --client-versions atlassian-python-api=3.41.16

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Optional

import requests
from atlassian import Confluence

_client: Optional[Confluence] = None
_session: requests.Session | None = None
_given: Confluence | None = None


def get_client() -> Confluence:
    global _client
    if _client is None:
        _client = Confluence(url="https://wiki.corp.example", token="x")
    return _client


def connect(token: str) -> None:
    global _session
    _session = requests.Session()
    _session.headers["Authorization"] = f"Bearer {token}"


def set_client(client) -> None:
    global _given
    _given = client


def labels(page: str):
    return get_client().get_page_labels(page)  #: !AAR101 !AAR201


def archive(page: str):
    return _session.put(f"https://acme.atlassian.net/wiki/rest/api/content/{page}")  #: AAR202 !AAR201


def labels_given(page: str):
    return _given.get_page_labels(page)  #: AAR201


class Lazy:
    def __init__(self, url: str = "https://wiki.corp.example") -> None:
        self.url = url
        self._client: Confluence | None = None

    @property
    def client(self) -> Confluence:
        if self._client is None:
            self._client = self._connect()
        return self._client

    def _connect(self) -> Confluence:
        return Confluence(url="https://wiki.corp.example", token="x")

    def labels(self, page: str):
        return self.client.get_page_labels(page)  #: !AAR101 !AAR201


class Single:
    _instance: Confluence | None = None

    @classmethod
    def get(cls) -> Confluence:
        if cls._instance is None:
            cls._instance = Confluence(url="https://wiki.corp.example", token="x")
        return cls._instance

    def labels(self, page: str):
        return self.get().get_page_labels(page)  #: !AAR101 !AAR201


class Given:
    client: Confluence | None = None

    def __init__(self, client: Confluence | None = None) -> None:
        self.client = client or Confluence(url="https://wiki.corp.example", token="x")

    def labels(self, page: str):
        return self.client.get_page_labels(page)  #: AAR201


@dataclass
class Publisher:
    space: str
    _client: Optional[Confluence] = field(default=None, init=False, repr=False)

    @property
    def client(self) -> Confluence:
        if self._client is None:
            self._client = Confluence(url="https://wiki.corp.example", token="x")
        return self._client

    def publish(self, title: str, body: str):
        return self.client.create_page(self.space, title, body)  #: !AAR101 !AAR201


class Pool:
    clients: ClassVar[dict[str, Confluence]] = {}

    @classmethod
    def get(cls, name: str) -> Confluence:
        return cls.clients.setdefault(name, Confluence(url="https://wiki.corp.example", token="x"))

    def labels(self, page: str):
        return self.get("main").get_page_labels(page)  #: !AAR101 !AAR201


class Mixin:
    client: Confluence

    def labels(self, page: str):
        return self.client.get_page_labels(page)  #: AAR201


class Job(Mixin):
    def __init__(self) -> None:
        self.client = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="p")
