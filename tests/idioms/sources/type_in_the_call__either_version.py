"""A flag chooses between the versions of the API: what v1 is sent names the type."""
import requests

SITE = "https://acme.atlassian.net/wiki"


def children(page_id: str, v2: bool = False):
    path = f"/api/v2/pages/{page_id}/direct-children" if v2 else f"/rest/api/content/{page_id}/child/page"
    return requests.get(SITE + path, timeout=9)  #: > GET /wiki/api/v2/pages/{}/direct-children


def publish(title: str, v2: bool):
    body = {"title": title, "spaceId": "1"} if v2 else {"title": title, "type": "page", "space": {"key": "ENG"}}
    url = f"{SITE}/api/v2/pages" if v2 else f"{SITE}/rest/api/content"
    return requests.post(url, json=body, timeout=9)  #: > POST /wiki/api/v2/pages
