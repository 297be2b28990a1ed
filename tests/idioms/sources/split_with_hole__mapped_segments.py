"""Segments of a path with a hole are filtered, quoted and joined again."""
from urllib.parse import quote

import requests

SITE = "https://acme.atlassian.net/wiki"


def filtered(path: str):
    return requests.get(SITE + "/" + "/".join(filter(None, path.split("/"))), timeout=9)


def quoted(path: str):
    return requests.get(SITE + "/" + "/".join(map(quote, path.split("/"))), timeout=9)


def below(path: str):
    return requests.get("/".join([SITE] + [quote(part) for part in path.split("/") if part]), timeout=9)


def tail(path: str):
    return requests.get(SITE + "/" + "/".join(list(path.split("/"))[1:]), timeout=9)


def states(page: str) -> None:
    filtered(f"/rest//api/content/{page}/state/")  #: GET /wiki/rest/api/content/{}/state
    quoted(f"rest/api/content/{page}/state")  #: GET /wiki/rest/api/content/{}/state
    below(f"/rest/api/content/{page}/state")  #: GET /wiki/rest/api/content/{}/state
    tail(f"/rest/api/content/{page}/state")  #: GET /wiki/rest/api/content/{}/state
