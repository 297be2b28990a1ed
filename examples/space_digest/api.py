"""A thin client of the REST API: one session, one place that builds addresses and reads pages of results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import requests

from space_digest.settings import Settings

V1 = "/rest/api"
V2 = "/api/v2"


class Api:
    """What the digest asks of Confluence."""

    def __init__(self, settings: Settings) -> None:
        self._base = settings.wiki.rstrip("/")
        self._session = requests.Session()
        self._session.auth = (settings.email, settings.token)

    def space_id(self, key: str) -> str:
        return self._get(f"{V1}/space/{key}")["id"]

    def pages(self, space_id: str) -> Iterator[dict[str, Any]]:
        """All current pages of a space."""
        yield from self._all(f"{V2}/spaces/{space_id}/pages", status="current")

    def changed_since(self, key: str, date: str) -> Iterator[dict[str, Any]]:
        start = 0
        while True:
            cql = f'space = "{key}" and lastModified >= "{date}"'
            found = self._get(V1 + "/search", cql=cql, start=start, limit=50)
            yield from found["results"]
            start += found["size"]
            if start >= found["totalSize"]:
                return

    def versions(self, page_id: str) -> list[dict[str, Any]]:
        return self._get("{}/content/{}/version".format(V1, page_id))["results"]  # noqa: UP032

    def facet(self, page_id: str, name: str) -> Any:
        """Whatever else there is to a page: ``history``, ``label``, ``state`` …"""
        return self._get(f"{V1}/content/{page_id}/{name}")

    def watchers(self, page_id: str) -> Any:
        return self._get(f"{V1}/content/{page_id}/watchers/all")

    def readers(self, group: str) -> list[dict[str, Any]]:
        """The accounts that get the digest by mail."""
        return self._get(f"{V1}/group/{group}/member")["results"]

    def add_label(self, page_id: str, label: str) -> None:
        self._send("POST", f"{V1}/content/{page_id}/label", [{"prefix": "global", "name": label}])

    def remember(self, page_id: str, key: str, value: object) -> None:
        """Store what the next digest starts from."""
        self._send("POST", f"{V1}/content/{page_id}/property", {"key": key, "value": value})

    def me(self) -> str:
        return self._get(f"{V1}/user/current")["displayName"]

    def _all(self, path: str, **query: object) -> Iterator[dict[str, Any]]:
        while path:
            found = self._get(path, **query)
            yield from found["results"]
            path = found.get("_links", {}).get("next", "").removeprefix("/wiki")

    def _get(self, path: str, **query: object) -> Any:
        answer = self._session.get(self._base + path, params=query, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def _send(self, method: str, path: str, body: object) -> None:
        self._session.request(method, self._base + path, json=body, timeout=30).raise_for_status()
