"""Asks, as an OAuth 2.0 app, what the organisation lets the app see."""

from __future__ import annotations

from typing import Any

import requests

GATEWAY = "https://api.atlassian.com/ex/confluence"
SITES = "https://api.atlassian.com/oauth/token/accessible-resources"


class Tenant:
    """One site that has installed the app."""

    def __init__(self, cloud_id: str, token: str) -> None:
        self._root = f"{GATEWAY}/{cloud_id}"
        self._headers = {"Authorization": f"Bearer {token}"}

    def any_content_blocked(self) -> bool:
        """Tell whether an app access rule keeps anything from the app; this call always answers."""
        return self._read("wiki/api/v2/data-policies/metadata")["anyContentBlocked"]

    def space_keys(self) -> list[str]:
        return [space["key"] for space in self._read("wiki/rest/api/space")["results"]]

    def _read(self, path: str) -> Any:
        return requests.get(f"{self._root}/{path}", headers=self._headers, timeout=30).json()


def sites(token: str) -> list[dict[str, str]]:
    return requests.get(SITES, headers={"Authorization": f"Bearer {token}"}, timeout=30).json()
