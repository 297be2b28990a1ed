"""Headers by a property, a method and a constant; a header of one's own for each call."""
import base64
import os

import httpx

SITE = "https://acme.atlassian.net/wiki/rest/api"
BASIC = {"Authorization": "Basic " + base64.b64encode(f"{os.environ['U']}:{os.environ['T']}".encode()).decode()}


class Reader:
    def __init__(self, token: str) -> None:
        self._token = token

    @property
    def _headers(self) -> dict[str, str]:
        return {"Accept": "application/json", "Authorization": f"Bearer {self._token}"}

    def _more(self, **extra: str) -> dict[str, str]:
        return {**self._headers, **extra}

    def page(self, page_id: int):
        return httpx.get(f"{SITE}/content/{page_id}", headers=self._headers)  #: AAR202 !AAR201

    def watch(self, page_id: int):
        return httpx.get(f"{SITE}/content/{page_id}/label", headers=self._more(X="1"))  #: AAR202 !AAR201


def page(page_id: int):
    return httpx.get(f"{SITE}/content/{page_id}", headers=BASIC)  #: AAR201 !AAR202


def page_merged(page_id: int):
    return httpx.get(f"{SITE}/content/{page_id}", headers=BASIC | {"Accept": "application/json"})  #: AAR201 !AAR202
