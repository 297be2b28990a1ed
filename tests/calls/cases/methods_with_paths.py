"""The method and the path of a request belong together: by a row, by a branch, or by a test of the same flag."""

from enum import Enum

import requests

ROOT = "https://acme.atlassian.net/wiki/api/v2"
TABLE = {"read": ("GET", "/pages/1"), "erase": ("DELETE", "/blogposts/1")}
BY_METHOD = {"GET": "/pages", "POST": "/spaces"}


class Call(Enum):
    READ = ("GET", "/pages/1")
    ERASE = ("DELETE", "/blogposts/1")


class Route:
    def __init__(self, method, path):
        self.method = method
        self.path = path


def rows():
    yield "GET", "/tasks"
    yield "DELETE", "/attachments/1"


def by_branch(erase):
    if erase:
        method, path = "DELETE", "/blogposts/1"
    else:
        method, path = "GET", "/pages/1"
    requests.request(method, ROOT + path)  # => DELETE /wiki/api/v2/blogposts/{id} | GET /wiki/api/v2/pages/{id}


def by_statements(erase):
    if erase:
        method = "DELETE"
        path = "/blogposts/1"
    else:
        method = "GET"
        path = "/pages/1"
    requests.request(method, ROOT + path)  # => DELETE /wiki/api/v2/blogposts/{id} | GET /wiki/api/v2/pages/{id}


def by_override(erase):
    method, path = "GET", "/pages/1"
    if erase:
        method, path = "DELETE", "/blogposts/1"
    requests.request(method, ROOT + path)  # => DELETE /wiki/api/v2/blogposts/{id} | GET /wiki/api/v2/pages/{id}


def by_flag(erase):
    method = "DELETE" if erase else "GET"
    path = "/blogposts/1" if erase else "/pages/1"
    requests.request(method, ROOT + path)  # => DELETE /wiki/api/v2/blogposts/{id} | GET /wiki/api/v2/pages/{id}


def by_case(kind):
    match kind:
        case "read":
            method = "GET"
            path = "/pages/1"
        case "erase":
            method = "DELETE"
            path = "/blogposts/1"
        case _:
            return
    requests.request(method, ROOT + path)  # => DELETE /wiki/api/v2/blogposts/{id} | GET /wiki/api/v2/pages/{id}


def by_object(erase):
    route = Route("DELETE", "/blogposts/1") if erase else Route("GET", "/pages/1")
    requests.request(route.method, ROOT + route.path)  # => DELETE /wiki/api/v2/blogposts/{id} | GET /wiki/api/v2/pages/{id}


def by_dictionary(erase):
    route = {"m": "DELETE", "p": "/blogposts/1"} if erase else {"m": "GET", "p": "/pages/1"}
    requests.request(route["m"], ROOT + route["p"])  # => DELETE /wiki/api/v2/blogposts/{id} | GET /wiki/api/v2/pages/{id}


def by_error(run):
    try:
        method, path = "GET", "/pages/1"
        run()
    except ValueError:
        method, path = "DELETE", "/blogposts/1"
    requests.request(method, ROOT + path)  # => DELETE /wiki/api/v2/blogposts/{id} | GET /wiki/api/v2/pages/{id}


# another flag
def by_two_flags(erase, blog):
    method = "DELETE" if erase else "GET"
    path = "/blogposts/1" if blog else "/pages/1"
    requests.request(method, ROOT + path)  # => DELETE /wiki/api/v2/blogposts/{id} | GET /wiki/api/v2/blogposts/{id} | DELETE /wiki/api/v2/pages/{id} | GET /wiki/api/v2/pages/{id}


# the flag changes between its tests
def by_toggled_flag(erase):
    method = "DELETE" if erase else "GET"
    erase = not erase
    path = "/blogposts/1" if erase else "/pages/1"
    requests.request(method, ROOT + path)  # => DELETE /wiki/api/v2/blogposts/{id} | GET /wiki/api/v2/blogposts/{id} | DELETE /wiki/api/v2/pages/{id} | GET /wiki/api/v2/pages/{id}


class Eraser:
    def __init__(self, erase):
        self._mode_on = erase

    def toggle(self):
        self._mode_on = not self._mode_on

    def send(self):
        method = "DELETE" if self._mode_on else "GET"
        self.toggle()
        path = "/blogposts/1" if self._mode_on else "/pages/1"
        requests.request(method, ROOT + path)  # => DELETE /wiki/api/v2/blogposts/{id} | GET /wiki/api/v2/blogposts/{id} | DELETE /wiki/api/v2/pages/{id} | GET /wiki/api/v2/pages/{id}


first, path = next(rows())
requests.request(first, ROOT + path)  # => GET /wiki/api/v2/tasks
later = rows()
next(later)
second, path = next(later)
requests.request(second, ROOT + path)  # => GET /wiki/api/v2/tasks | DELETE /wiki/api/v2/attachments/{id}
for call in Call:
    requests.request(call.value[0], ROOT + call.value[1])  # => GET /wiki/api/v2/pages/{id} | DELETE /wiki/api/v2/blogposts/{id}
for method in BY_METHOD:
    requests.request(method, ROOT + BY_METHOD[method])  # => GET /wiki/api/v2/pages | POST /wiki/api/v2/spaces
