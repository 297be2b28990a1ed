"""Segments in a list, with a hole; index, slice and join."""
import requests

SITE = "https://acme.atlassian.net"


def request(path: str):
    segments = [s for s in path.split("/") if s]
    return requests.get("/".join([SITE, "wiki", *segments]), timeout=9)


def head(path: str):
    first, *rest = path.strip("/").split("/")
    return requests.get(f"{SITE}/{first}/" + "/".join(rest), timeout=9)


def versions(page: str):
    return request(f"/api/v2/pages/{page}/versions")  #: GET /wiki/api/v2/pages/{}/versions


def likes(page: str):
    return head(f"/wiki/api/v2/pages/{page}/likes/users")  #: GET /wiki/api/v2/pages/{}/likes/users
