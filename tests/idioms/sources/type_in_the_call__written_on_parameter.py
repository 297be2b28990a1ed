"""The type is put into a body or parameters that a caller gave."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def create(body: dict):
    body["type"] = "page"
    return requests.post(f"{API}/content", json=body, timeout=9)  #: AAR301 > POST /wiki/api/v2/pages


def blog(body: dict):
    body.update({"type": "blogpost"})
    return requests.post(f"{API}/content", json=body, timeout=9)  #: AAR301 > POST /wiki/api/v2/blogposts


def merged(body: dict):
    return requests.post(f"{API}/content", json={**body, "type": "page"}, timeout=9)  #: AAR301 > POST /wiki/api/v2/pages


def find(**params: str):
    params["type"] = "blogpost"
    return requests.get(f"{API}/content", params=params, timeout=9)  #: AAR301 > GET /wiki/api/v2/blogposts


def listed(params: dict):
    params |= {"type": "page"}
    return requests.get(f"{API}/content", params=params, timeout=9)  #: AAR301 > GET /wiki/api/v2/pages


def copied(template: dict, title: str):
    body = dict(template, type="blogpost", title=title)
    return requests.post(f"{API}/content", json=body, timeout=9)  #: AAR301 > POST /wiki/api/v2/blogposts
