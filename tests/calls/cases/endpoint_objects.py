"""Confluence: objects that hold a method and a path, and what sends them"""
from collections import namedtuple
from dataclasses import dataclass
from enum import Enum
from types import SimpleNamespace
from typing import NamedTuple, TypedDict

import attrs
import httpx
import requests
from pydantic import BaseModel

SITE = "https://x.atlassian.net"


@dataclass(frozen=True)
class Endpoint:
    method: str
    path: str


class Route(NamedTuple):
    method: str
    path: str


Row = namedtuple("Row", "method path")


@attrs.define
class Defined:
    method: str
    path: str


class Model(BaseModel):
    method: str
    path: str


class Plain:
    def __init__(self, method, path):
        self.method = method
        self.path = path


class Endpoints(Enum):
    TRASH = Endpoint("DELETE", "/wiki/api/v2/pages/{page_id}")
    PAGES = Route("GET", "/wiki/api/v2/pages")
    LABEL = ("GET", "/wiki/api/v2/labels/{id}/pages")


class Initialized(Enum):
    COMMENTS = ("GET", "/wiki/api/v2/footer-comments")

    def __init__(self, method, path):
        self.method = method
        self.path = path


TASKS = SimpleNamespace(method="GET", path="/wiki/api/v2/tasks")
LABELS = Endpoint("GET", "/wiki/api/v2/pages/{page_id}/labels")
CREATE = ("POST", "/wiki/api/v2/blogposts")


def call(row, **kw):
    return requests.request(row.method, SITE + row.path.format(**kw))


def call_endpoint(row: Endpoint, **kw):
    return requests.request(row.method, SITE + row.path.format(**kw))


def call_member(member: Endpoints, **kw):
    return requests.request(member.value.method, SITE + member.value.path.format(**kw))


def call_pair(pair):
    method, path = pair
    return requests.request(method, SITE + path)


class Api:
    def __init__(self, session):
        self.session = session

    def call(self, row: Route, **kw):
        return self.session.request(row.method, SITE + row.path.format(**kw))

    def spaces(self):
        return self.call(Route("GET", "/wiki/api/v2/spaces"))  # => GET /wiki/api/v2/spaces


def use(i):
    call(Route("GET", "/wiki/api/v2/spaces"))  # => GET /wiki/api/v2/spaces
    call(Row("GET", "/wiki/api/v2/blogposts/{id}"), id=i)  # => GET /wiki/api/v2/blogposts/{id}
    call(Defined("GET", "/wiki/api/v2/attachments/{id}"), id=i)  # => GET /wiki/api/v2/attachments/{id}
    call(Model(method="GET", path="/wiki/api/v2/custom-content/{id}"))  # => GET /wiki/api/v2/custom-content/{id}
    call(Plain("DELETE", "/wiki/api/v2/whiteboards/{id}"))  # => DELETE /wiki/api/v2/whiteboards/{id}
    call(TASKS)  # => GET /wiki/api/v2/tasks
    call(Initialized.COMMENTS)  # => GET /wiki/api/v2/footer-comments
    call_endpoint(LABELS, page_id=i)  # => GET /wiki/api/v2/pages/{id}/labels
    call_member(Endpoints.TRASH, page_id=i)  # => DELETE /wiki/api/v2/pages/{id}
    call_member(Endpoints.PAGES)  # => GET /wiki/api/v2/pages
    call_pair(Endpoints.LABEL.value)  # => GET /wiki/api/v2/labels/{id}/pages
    call_pair(CREATE)  # => POST /wiki/api/v2/blogposts


OBJECTS = {"a": Row("GET", "/wiki/api/v2/pages/{id}/likes/count"), "b": Plain("POST", "/wiki/api/v2/footer-comments")}


class Payload(TypedDict):
    method: str
    url: str


@dataclass
class Base:
    path: str
    method: str = "GET"


class Versions(Base):
    def __init__(self, page_id):
        super().__init__(f"/wiki/api/v2/pages/{page_id}/versions")


class NamedPath(Enum):
    SPACE = "/wiki/api/v2/spaces/{id}"


class Paths:
    TASK = "/wiki/api/v2/tasks/{id}"


def call_key(key):
    row = OBJECTS[key]
    return requests.request(row.method, SITE + row.path)


def call_name(name):
    return requests.get(SITE + NamedPath[name].value)


def call_attribute(name):
    return requests.get(SITE + getattr(Paths, name))


def call_payload(payload: Payload):
    return requests.request(payload["method"], payload["url"])


def choose(i):
    call_key("a")  # => GET /wiki/api/v2/pages/{id}/likes/count
    call_key("b")  # => POST /wiki/api/v2/footer-comments
    call(Versions(i))  # => GET /wiki/api/v2/pages/{id}/versions
    call_name("SPACE")  # => GET /wiki/api/v2/spaces/{id}
    call_attribute("TASK")  # => GET /wiki/api/v2/tasks/{id}
    call_payload(Payload(method="GET", url=f"{SITE}/wiki/api/v2/labels/{i}/blogposts"))  # => GET /wiki/api/v2/labels/{id}/blogposts
    call_payload({"method": "GET", "url": f"{SITE}/wiki/api/v2/labels/{i}/attachments"})  # => GET /wiki/api/v2/labels/{id}/attachments


class Asked(str, Enum):
    LABELS = "/wiki/api/v2/labels/1/pages"
    BLOGS = "/wiki/api/v2/blogposts"


class Verb(str, Enum):
    read = "GET"
    drop = "DELETE"


http = httpx.Client(base_url=SITE)


def ask(verb, path):
    return http.request(verb.value, path)


def members_as_texts():
    http.get(Asked.LABELS)  # => GET /wiki/api/v2/labels/{id}/pages
    ask(Verb.read, Asked["BLOGS"])  # => GET /wiki/api/v2/blogposts
    ask(Verb("DELETE"), f"{Asked.BLOGS.value}/2")  # => DELETE /wiki/api/v2/blogposts/{id}


class Entity:
    path: str

    def __init_subclass__(cls, path, **more):
        super().__init_subclass__(**more)
        cls.path = path

    @classmethod
    def fetch(cls, key):
        return requests.get(f"{SITE}/wiki/rest/api/{cls.path}/{key}")


class Space(Entity, path="space"): ...


class Content(Entity, path="content"):
    def labels(self, key):
        return requests.get(f"{SITE}/wiki/rest/api/{self.path}/{key}/label")  # => GET /wiki/rest/api/content/{id}/label


class Named:
    def __set_name__(self, owner, name):
        self.path = f"{owner.root}/{name}"

    def __get__(self, instance, owner=None):
        return lambda: requests.get(self.path)


class Collections:
    root = f"{SITE}/wiki/rest/api"
    group = Named()
    audit = Named()


class Trashable:
    path = ""

    @classmethod
    def url(cls, key):
        return f"{SITE}/wiki/api/v2/{cls.path}/{key}"

    @classmethod
    def trash(cls, key):
        return requests.delete(cls.url(key))


class Board(Trashable):
    path = "whiteboards"


def by_class_methods(key):
    Board.trash(key)  # => DELETE /wiki/api/v2/whiteboards/{id}


def named_by_classes():
    Space.fetch("ENG")  # => GET /wiki/rest/api/space/{spaceKey}
    Collections().group()  # => GET /wiki/rest/api/group
    Collections().audit()  # => GET /wiki/rest/api/audit


class Pages:
    """Has the endpoint in its address: its methods send the request, whoever calls them."""

    def __init__(self, address):
        self.address = address

    def fetch(self, page):
        return requests.get(f"{self.address}/{page}")  # => GET /wiki/rest/api/content/{id}

    def labels(self, page):
        return requests.get(f"{self.address}/{page}/label")  # => GET /wiki/rest/api/content/{id}/label

    def create(self):
        return requests.post(self.address, json={})

    def crawl(self):
        return self.fetch("12")


pages = Pages("https://acme.atlassian.net/wiki/rest/api/content")
pages.fetch(input())
pages.crawl()
pages.labels(34)
pages.create()  # => POST /wiki/rest/api/content


class Collection:
    """Has another endpoint in each object: only its callers name one."""

    def __init__(self, address):
        self.address = address

    def first(self, key):
        return requests.get(f"{self.address}/{key}")

    def below(self, path):
        return requests.get(f"{self.address}/{path}")


Collection("https://acme.atlassian.net/wiki/rest/api/space").first(input())  # => GET /wiki/rest/api/space/{spaceKey}
Collection("https://acme.atlassian.net/wiki/rest/api/content").first(input())  # => GET /wiki/rest/api/content/{id}
Collection("https://acme.atlassian.net/wiki").below("rest/api/search")  # => GET /wiki/rest/api/search


class OfBoth:
    """Is made for Server first: its request to Cloud counts."""

    def __init__(self, address):
        self.address = address

    def drop(self, page):
        return requests.delete(f"{self.address}/{page}")  # => DELETE /wiki/rest/api/content/{id}


OfBoth("https://confluence.example.com/rest/api/content").drop(1)
OfBoth("https://acme.atlassian.net/wiki/rest/api/content").drop(2)
