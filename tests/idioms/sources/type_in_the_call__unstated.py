"""Negative twins: the type comes from the caller, from a setting, or the query's type is of another thing."""
import os

import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def find(kind: str, title: str):
    return requests.get(f"{API}/content", params={"type": kind, "title": title}, timeout=9)  #: AAR302 !AAR301


def from_environment():
    return requests.get(f"{API}/content", params={"type": os.environ["KIND"]}, timeout=9)  #: AAR302 !AAR301


def space_type():
    return requests.get(f"{API}/space", params={"type": "personal"}, timeout=9)  #: > GET /wiki/api/v2/spaces


def restricted(body: dict):
    body["type"] = body.get("kind")
    return requests.post(f"{API}/content", json=body, timeout=9)  #: AAR302 !AAR301


def ancestors_type(title: str, kind: str):
    body = {"title": title, "type": kind, "ancestors": [{"type": "page", "id": "1"}]}
    return requests.post(f"{API}/content", json=body, timeout=9)  #: AAR302 !AAR301
