"""Experimental and prototype roots by several ways; another product's experimental path is silent."""
import httpx
import requests

BASE = "https://acme.atlassian.net/wiki"


class Version:
    def __init__(self, number: int) -> None:
        self.number = number


def drop(page: str, version: Version):
    return requests.delete("{0}/rest/experimental/content/{1}/version/{2}".format(BASE, page, version.number), timeout=9)  #: AAR405


async def children(client: httpx.AsyncClient, page: str):
    return await client.get(f"{BASE}/rest/prototype/1/content/{page}")  #: AAR405


def jira():
    return requests.get("https://acme.atlassian.net/rest/greenhopper/1.0/rapidview", timeout=9)
