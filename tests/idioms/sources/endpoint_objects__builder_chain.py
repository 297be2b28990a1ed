"""A URL builder with chained attributes and calls, as assistants like to write it."""
from __future__ import annotations

import requests


class UrlBuilder:
    def __init__(self, base: str, parts: tuple[str, ...] = ()) -> None:
        self._base = base
        self._parts = parts

    def add(self, *parts: object) -> UrlBuilder:
        return UrlBuilder(self._base, self._parts + tuple(str(p) for p in parts))

    def build(self) -> str:
        return "/".join((self._base, *self._parts))

    def __str__(self) -> str:
        return self.build()


API = UrlBuilder("https://acme.atlassian.net/wiki").add("rest", "api")


def label(page: int):
    return requests.get(API.add("content", page, "label").build(), timeout=9)  #: GET /wiki/rest/api/content/{}/label


def state(page: int):
    return requests.delete(str(API.add("content").add(page).add("state")), timeout=9)  #: DELETE /wiki/rest/api/content/{}/state
