"""One branch states another type than the other, a default, or nothing: none is left out."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def find(space: str, news: bool):
    params = {"spaceKey": space}
    if news:
        params["type"] = "blogpost"
    return requests.get(f"{API}/content", params=params, timeout=9)  #: > GET /wiki/api/v2/blogposts | GET /wiki/api/v2/pages


def either(news: bool):
    kind = {"type": "blogpost"} if news else None
    return requests.get(f"{API}/content", params=kind, timeout=9)  #: > GET /wiki/api/v2/blogposts | GET /wiki/api/v2/pages


def given(body: dict | None = None):
    return requests.post(f"{API}/content", json=body or {"type": "blogpost"}, timeout=9)  #: AAR302 !AAR301


def raw():
    body = '{"container": {"id": "1", "type": "page"}, "type": "comment", "title": "t"}'
    return requests.post(f"{API}/content", data=body, timeout=9)  #: > POST /wiki/api/v2/footer-comments


def children(page_id: str):
    return requests.get(f"{API}/content/{page_id}/child?expand=page.version", timeout=9)  #: > GET /wiki/api/v2/pages/{}/direct-children
