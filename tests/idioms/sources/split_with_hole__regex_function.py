"""re.sub fills the variables of a path by a function, or by a value that isn't known."""
import posixpath
import re
from urllib.parse import quote

import requests

HOST = "https://acme.atlassian.net"
VARIABLE = re.compile(r"\{(\w+)\}")


def fill(template: str, values: dict[str, object]) -> str:
    return VARIABLE.sub(lambda match: quote(str(values[match[1]]), safe=""), template)


def expand(template: str, **values: str) -> str:
    def value(match: re.Match[str]) -> str:
        return values[match.group(1)]

    return re.sub(r"\{(\w+)\}", value, template)


def labels(page: int):
    return requests.get(HOST + fill("/wiki/api/v2/pages/{id}/labels", {"id": page}), timeout=9)  #: GET /wiki/api/v2/pages/{}/labels


def restriction(page: str, operation: str):
    path = expand("/wiki/rest/api/content/{id}/restriction/byOperation/{operation}", id=page, operation=operation)
    return requests.get(HOST + path, timeout=9)  #: GET /wiki/rest/api/content/{}/restriction/byOperation/{}


def state(page: str):
    return requests.get(HOST + re.sub("<id>", page, "/wiki/rest/api/content/<id>/state"), timeout=9)  #: GET /wiki/rest/api/content/{}/state


def task(number: str):
    path = posixpath.normpath(f"/wiki/rest/api/longtask/{number}/")
    return requests.get(HOST + path, timeout=9)  #: GET /wiki/rest/api/longtask/{}
