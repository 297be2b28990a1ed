"""Negative twins: what v2 takes, by several ways, and names that other products or v1 have."""
import httpx
import requests
from atlassian import Confluence

V2 = "https://acme.atlassian.net/wiki/api/v2"
V1 = "https://acme.atlassian.net/wiki/rest/api"
wiki = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)


def run(cursor: str | None, page: int, **more):
    params = {k: v for k, v in {"cursor": cursor, "limit": 250, "status": ["current", "archived"]}.items() if v}
    requests.get(f"{V2}/pages", params=params, timeout=9)  #: !AAR403 GET /wiki/api/v2/pages
    httpx.get(f"{V2}/pages/{page}", params={"include-labels": True, "version": 3, "get-draft": "true"})  #: !AAR403 GET /wiki/api/v2/pages/{}
    httpx.get(f"{V2}/pages/{page}/descendants", params={"depth": 5, **more})  #: !AAR403 GET /wiki/api/v2/pages/{}/descendants
    wiki.get("api/v2/spaces", params={"keys": "ENG,OPS", "type": "global"})  #: !AAR403 GET /wiki/api/v2/spaces
    requests.get(f"{V1}/content", params={"spaceKey": "ENG", "start": 25, "expand": "version"}, timeout=9)  #: !AAR403 GET /wiki/rest/api/content
    requests.get("https://shop.example.com/api/v2/pages", params={"expand": "x", "start": 1}, timeout=9)
    return requests.get(f"{V2}/tasks", params={"space-id": [1, 2], "status": "incomplete"}, timeout=9)  #: !AAR403 GET /wiki/api/v2/tasks
