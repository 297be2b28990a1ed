"""A helper's optional parameter: where a call passes a required value, only that way is taken."""
from typing import Optional
from urllib.parse import quote

import requests

SPACE = "https://acme.atlassian.net/wiki/rest/api/space"
SITE = "https://acme.atlassian.net/wiki/api/v2"


def endpoint(base, tail=None):
    if not tail:
        return base
    tail = str(tail)
    if tail[0] != "/":
        tail = "/" + tail
    return base + tail


def url(kind: str, number: Optional[int] = None, part: str = "") -> str:
    return f"{SITE}/{kind}" + (f"/{number}" if number is not None else "") + (f"/{part}" if part else "")


class Client:
    def __init__(self, session=None):
        self.session = session if session is not None else requests.Session()

    def get(self, kind, key=None, base=None):
        if base is None:
            base = SITE
        path = f"{base}/{kind}"
        if key:
            path += f"/{key}"
        return self.session.get(path).json()

    def page(self, number):
        return self.get("pages", number)  #: GET /wiki/api/v2/pages/{}

    def page_there(self, number, base):
        return self.get("pages", number, base)  #: GET /wiki/api/v2/pages/{}

    def pages(self):
        return self.get("pages")  #: GET /wiki/api/v2/pages

    def either(self, number=None):
        return self.get("pages", number)  #: GET /wiki/api/v2/pages | GET /wiki/api/v2/pages/{}


def space(key):
    return requests.get(endpoint(SPACE, key))  #: GET /wiki/rest/api/space/{}


def spaces():
    return requests.get(endpoint(SPACE))  #: GET /wiki/rest/api/space


def perhaps(key: Optional[str]):
    return requests.get(endpoint(SPACE, key))  #: GET /wiki/rest/api/space | GET /wiki/rest/api/space/{}


def of_page(page: dict):
    return requests.get(endpoint(SPACE, tail=page["key"]))  #: GET /wiki/rest/api/space/{}


def quoted(number: int, key: str):
    requests.get(url("pages", number, "labels"))  #: GET /wiki/api/v2/pages/{}/labels
    return requests.get(endpoint(SPACE, quote(key)))  #: GET /wiki/rest/api/space/{}
