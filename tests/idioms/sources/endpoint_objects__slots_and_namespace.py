"""Endpoint rows of a SimpleNamespace, a class with __slots__, and a tuple with star."""
from types import SimpleNamespace

import requests

SITE = "https://acme.atlassian.net"
NS = SimpleNamespace(method="GET", path="/wiki/api/v2/spaces/{id}/pages")
ROW = ("DELETE", "/wiki/api/v2/pages/{id}")


class Spec:
    __slots__ = ("method", "path")

    def __init__(self, method, path):
        self.method = method
        self.path = path


WATCH = Spec("POST", "/wiki/rest/api/user/watch/content/{id}")


def call(spec, **ids):
    return requests.request(spec.method, SITE + spec.path.format(**ids), timeout=9)


def row(method, path, **ids):
    return requests.request(method, SITE + path.format(**ids), timeout=9)


call(NS, id=1)  #: GET /wiki/api/v2/spaces/{}/pages
call(WATCH, id=1)  #: POST /wiki/rest/api/user/watch/content/{}
row(*ROW, id=1)  #: DELETE /wiki/api/v2/pages/{}
