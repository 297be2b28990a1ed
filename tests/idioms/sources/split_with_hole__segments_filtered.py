"""Segments are filtered, quoted, appended and joined again."""
from urllib.parse import quote

import requests

BASE = "https://acme.atlassian.net/wiki/api/v2"


def url(path: str, *more: str) -> str:
    segments = [quote(s, safe="") for s in path.split("/") if s]
    segments.extend(more)
    return BASE + "/" + "/".join(segments)


def build(*segments: object) -> str:
    return "/".join([BASE, *(str(s).strip("/") for s in segments if s is not None)])


def labels(page: str):
    return requests.get(url(f"/pages/{page}/labels"), timeout=9)  #: GET /wiki/api/v2/pages/{}/labels


def versions(page: str, number: int):
    return requests.get(build("pages", page, "versions", number), timeout=9)  #: GET /wiki/api/v2/pages/{}/versions/{}


def tasks():
    return requests.get(build("tasks", None), timeout=9)  #: GET /wiki/api/v2/tasks
