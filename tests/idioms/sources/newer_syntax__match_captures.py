"""Names that a match statement binds: from mappings, classes, sequences, or-patterns."""
from dataclasses import dataclass
import requests
SITE = "https://acme.atlassian.net/wiki"


@dataclass
class Row:
    method: str
    path: str


ROW = {"method": "GET", "path": "/api/v2/pages/{id}/labels"}
OBJ = Row("DELETE", "/api/v2/pages/{id}")
PAIR = ("POST", "/api/v2/blogposts")
CFG = {"api": {"root": SITE + "/api/v2", "extra": [1, "pages"]}}


def a():
    match ROW:
        case {"method": m, "path": p}:
            return requests.request(m, SITE + p, timeout=1)  #: GET /wiki/api/v2/pages/{}/labels


def b():
    match OBJ:
        case Row(method=m, path=p):
            return requests.request(m, SITE + p, timeout=1)  #: DELETE /wiki/api/v2/pages/{}


def c():
    match OBJ:
        case Row(m, p):
            return requests.request(m, SITE + p, timeout=1)  #: DELETE /wiki/api/v2/pages/{}


def d():
    match PAIR:
        case (m, p):
            return requests.request(m, SITE + p, timeout=1)  #: POST /wiki/api/v2/blogposts


def e():
    match CFG:
        case {"api": {"root": str(root), "extra": [_, *_, kind]}}:
            return requests.get(f"{root}/{kind}/1", timeout=1)  #: GET /wiki/api/v2/pages/{}


def f(row):
    match row:
        case Row(method=m, path=p) as whole:
            return requests.request(whole.method, SITE + p, timeout=1)


def g():
    return f(Row("PUT", "/api/v2/pages/1"))  #: PUT /wiki/api/v2/pages/{}


def h(line):
    match line.split(" ", 1):
        case [method, path]:
            return requests.request(method, SITE + path, timeout=1)


def i():
    return h("GET /api/v2/spaces")  #: GET /wiki/api/v2/spaces


def j(path: str, x):
    match path:
        case str() as p:
            url = SITE + p
        case _:
            url = SITE
    return requests.get(url, timeout=1)


def k():
    return j("/api/v2/tasks", 1)  #: GET /wiki/api/v2/tasks


class Trash(Row):
    """Another kind of row."""


def other_class(action):
    match action:
        case Trash(method, path):
            return requests.request(method, SITE + path, timeout=1)
        case Row(path=path):
            return requests.get(SITE + path, timeout=1)


def l():
    return other_class(Row("DELETE", "/api/v2/labels"))  #: GET /wiki/api/v2/labels
