"""Query and fragment are taken off by functions on URLs."""
from urllib.parse import urldefrag, urlparse, urlsplit, urlunsplit

import requests

SITE = "https://acme.atlassian.net/wiki"


def bare(url: str) -> str:
    return urlunsplit(urlsplit(url)._replace(query="", fragment=""))


def path_of(url: str) -> str:
    return urlparse(url).path


def paged(path: str, start: int):
    return requests.get(f"{bare(SITE + path)}?start={start}", timeout=9)


def by_path(path: str):
    return requests.get("https://acme.atlassian.net" + path_of(f"{SITE}{path}"), timeout=9)


def without_fragment(path: str):
    return requests.get(urldefrag(SITE + path).url, timeout=9)


def run(page: str, group: str):
    paged(f"/rest/api/group/{group}/membersByGroupId?limit=5", 0)  #: GET /wiki/rest/api/group/{}/membersByGroupId
    by_path(f"/rest/api/content/{page}/restriction?expand=read")  #: GET /wiki/rest/api/content/{}/restriction
    without_fragment(f"/rest/api/content/{page}/state#top")  #: GET /wiki/rest/api/content/{}/state
