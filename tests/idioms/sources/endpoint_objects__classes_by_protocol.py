"""Classes are endpoints: a parameter is annotated with a protocol or a base class of them."""
from typing import ClassVar, Protocol

import requests


class Endpoint(Protocol):
    method: ClassVar[str]
    path: ClassVar[str]


class Base:
    method: ClassVar[str] = "GET"
    path: ClassVar[str]


class SpaceLabels:
    method = "GET"
    path = "/wiki/api/v2/spaces/{}/labels"


class Issue:
    method = "GET"
    path = "/rest/api/3/issue/{}"


class Trash(Base):
    method = "DELETE"
    path = "/wiki/api/v2/pages/{}"


def call(endpoint: type[Endpoint], ident):
    return requests.request(endpoint.method, "https://acme.atlassian.net" + endpoint.path.format(ident), timeout=9)


def call_base(endpoint: type[Base], ident):
    return requests.request(endpoint.method, "https://acme.atlassian.net" + endpoint.path.format(ident), timeout=9)


def main():
    call(SpaceLabels, 4)  #: GET /wiki/api/v2/spaces/{}/labels
    call(Issue, "X-1")
    call_base(Trash, 5)  #: DELETE /wiki/api/v2/pages/{}
