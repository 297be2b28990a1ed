"""One string has method and path; it is split at its first space, written in several ways."""
import requests

SITE = "https://acme.atlassian.net"


class Api:
    def __init__(self, session: requests.Session) -> None:
        self.session = session

    def __call__(self, line: str, **kw):
        method, path = line.split(maxsplit=1)
        return self.session.request(method, SITE + path, timeout=9, **kw)

    def page(self, number: int):
        return self(f"GET /wiki/api/v2/pages/{number}")  #: GET /wiki/api/v2/pages/{}


def by_none(line: str):
    method, path = line.split(None, 1)
    return requests.request(method, SITE + path, timeout=9)


def by_right(line: str):
    path, method = line.rsplit(maxsplit=1)
    return requests.request(method, SITE + path, timeout=9)


def trash(number: int):
    return by_none(f"DELETE /wiki/api/v2/pages/{number}")  #: DELETE /wiki/api/v2/pages/{}


def space(number: int):
    return by_right(f"/wiki/api/v2/spaces/{number} GET")  #: GET /wiki/api/v2/spaces/{}
