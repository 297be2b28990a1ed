"""re.sub and re.split work on a path with a hole."""
import re

import requests

BASE = "https://acme.atlassian.net/wiki"


def clean(path: str) -> str:
    return re.sub(r"/{2,}", "/", "/" + path)


def ask(path: str):
    return requests.get(BASE + clean(path), timeout=9).json()


def without_query(path: str):
    return requests.get(BASE + re.split(r"[?#]", path)[0], timeout=9).json()


def space(key: str):
    return ask(f"rest/api/space/{key}/content")  #: GET /wiki/rest/api/space/{}/content


def restriction(page: str):
    return without_query(f"/rest/api/content/{page}/restriction?expand=group")  #: GET /wiki/rest/api/content/{}/restriction
