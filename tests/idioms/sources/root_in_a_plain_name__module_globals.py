"""Globals with plain names, set from the environment with a default that has the root."""
import os

import requests

ROOT = os.getenv("WIKI_ROOT", "https://acme.atlassian.net/wiki/rest/api/")
HEADERS = {"Accept": "application/json"}


def _call(verb, *segments, **options):
    return requests.request(verb, ROOT + "/".join(map(str, segments)), headers=HEADERS, timeout=9, **options)


def watchers(page: int):
    return _call("GET", "content", page, "notification", "created")  #: GET /wiki/rest/api/content/{}/notification/created


def unlabel(page: int, label: str):
    return _call("DELETE", "content", page, "label", label)  #: DELETE /wiki/rest/api/content/{}/label/{}
