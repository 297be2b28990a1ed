"""Bodies from functions, copies, comprehension, setdefault and nested helpers."""
import copy
import json

import httpx
import requests

API = "https://acme.atlassian.net/wiki/rest/api"
TEMPLATE = {"type": "blogpost", "space": {"key": "ENG"}}


def payload(title: str, kind: str = "page") -> dict:
    body = {"title": title}
    body["type"] = kind
    return body


def by_function():
    return requests.post(f"{API}/content", json=payload("t"), timeout=9)  #: > POST /wiki/api/v2/pages


def by_argument():
    return requests.post(f"{API}/content", json=payload("t", "blogpost"), timeout=9)  #: AAR301 > POST /wiki/api/v2/blogposts


def by_copy(title: str):
    body = copy.deepcopy(TEMPLATE)
    body["title"] = title
    return httpx.post(f"{API}/content", json=body)  #: AAR301 > POST /wiki/api/v2/blogposts


def by_setdefault(body: dict):
    body.setdefault("type", "page")
    return httpx.post(f"{API}/content", json=body)  #: AAR302 !AAR301


def by_bytes(title: str):
    data = json.dumps({"title": title, "type": "page"}).encode("utf-8")
    return httpx.post(f"{API}/content", content=data, headers={"Content-Type": "application/json"})  #: AAR301 > POST /wiki/api/v2/pages


def by_pairs(title: str):
    body = dict([("type", "page"), ("title", title)])
    return httpx.post(f"{API}/content", json=body)  #: AAR301 > POST /wiki/api/v2/pages


def without_none(title: str, parent: str | None):
    body = {k: v for k, v in {"type": "page", "title": title, "ancestors": parent}.items() if v is not None}
    return httpx.post(f"{API}/content", json=body)  #: maybe
