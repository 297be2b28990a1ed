"""partition and rsplit of a next link, and urlsplit."""
from urllib.parse import parse_qs, urlsplit

import requests

SITE = "https://acme.atlassian.net/wiki"


def _all(path: str):
    start, _, query = path.partition("?")
    params = parse_qs(query)
    while True:
        answer = requests.get(SITE + start, params=params, timeout=9).json()
        yield from answer["results"]
        following = answer["_links"].get("next")
        if not following:
            return
        params = parse_qs(urlsplit(following).query)


def spaces():
    return list(_all("/api/v2/spaces?limit=250"))  #: GET /wiki/api/v2/spaces


def labels(page: str):
    return list(_all(f"/api/v2/pages/{page}/labels?limit=250"))  #: GET /wiki/api/v2/pages/{}/labels
