"""Functions format a path that callers state, or a row that they choose, with ``%``."""
import requests

ROOT = "https://acme.atlassian.net/wiki"
PATHS = {"page": "/api/v2/pages/%s", "space": "/api/v2/spaces/%s"}


def get(path, *args):
    return requests.get(ROOT + path % args, timeout=3)


def read(kind, ident):
    return requests.get(ROOT + PATHS[kind] % ident, timeout=3)


class Wiki:
    def _delete(self, path, ident):
        return requests.delete(ROOT + (path % ident), timeout=3)

    def drop(self, ident):
        return self._delete("/rest/api/content/%s", ident)  #: DELETE /wiki/rest/api/content/{}


def label(ident):
    return get("/rest/api/content/%s/label", ident)  #: GET /wiki/rest/api/content/{}/label


def space(ident):
    return read("space", ident)  #: GET /wiki/api/v2/spaces/{}


def page(ident):
    return read("page", ident)  #: GET /wiki/api/v2/pages/{}


def bucket(number, count):
    return requests.get(f"https://shop.example.com/{number % count}", timeout=3)
