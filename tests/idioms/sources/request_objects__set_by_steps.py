"""An object is set by methods and attributes in several statements, and then sends what it has."""
import requests


class Query:
    def __init__(self, base="https://acme.atlassian.net/wiki/api/v2"):
        self.base = base
        self.segments = []
        self.method = "GET"

    def path(self, *segments):
        self.segments.extend(segments)
        return self

    def verb(self, method):
        self.method = method
        return self

    def send(self):
        return requests.request(self.method, "/".join([self.base, *self.segments]), timeout=9)


class Call:
    def __init__(self):
        self.verb = "GET"
        self.url = None

    def to(self, url):
        self.url = url

    def go(self):
        return requests.request(self.verb, self.url, timeout=9)


def statements(i):
    query = Query()
    query.path("pages", i)
    query.verb("DELETE")
    return query.send()  #: DELETE /wiki/api/v2/pages/{}


def chain(i):
    return Query().path("pages", i).path("labels").send()  #: GET /wiki/api/v2/pages/{}/labels


def bound_again(i):
    query = Query().path("pages")
    query = query.path(i, "versions")
    return query.send()  #: GET /wiki/api/v2/pages/{}/versions


def in_a_branch(i, new):
    query = Query()
    query.path("pages")
    if new:
        query.verb("POST")
    else:
        query.path(i)
    return query.send()  #: POST /wiki/api/v2/pages | GET /wiki/api/v2/pages/{}


def in_a_loop(parts):
    query = Query()
    for part in ("blogposts", "12"):
        query.path(part)
    query.send()  #: GET /wiki/api/v2/blogposts/{}
    for part in parts:
        query.path(part)
    return query.send()  #: maybe


def by_method(i):
    call = Call()
    call.to(f"https://acme.atlassian.net/wiki/api/v2/pages/{i}")
    call.verb = "DELETE"
    return call.go()  #: DELETE /wiki/api/v2/pages/{}


def by_attribute():
    call = Call()
    call.url = "https://acme.atlassian.net/wiki/api/v2/spaces"
    return call.go()  #: GET /wiki/api/v2/spaces
