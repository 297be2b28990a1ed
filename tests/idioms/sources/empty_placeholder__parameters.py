"""Defaults of parameters and of dataclass fields that are empty."""
from dataclasses import dataclass

import httpx

API = "https://acme.atlassian.net/wiki/api/v2"


@dataclass
class Query:
    space_id: str = ""
    page_id: str = ""


def pages(query: Query):
    return httpx.get(f"{API}/spaces/{query.space_id}/pages", timeout=9)  #: GET /wiki/api/v2/spaces/{}/pages


def versions(page_id: str = ""):
    return httpx.get("/".join([API, "pages", page_id, "versions"]), timeout=9)  #: GET /wiki/api/v2/pages/{}/versions
