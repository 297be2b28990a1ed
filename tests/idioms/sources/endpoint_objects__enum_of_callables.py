"""Endpoints that know their parameters: members with lambdas, a function on the member, and a mixin of str."""
from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

import httpx


class Spec(NamedTuple):
    method: str
    template: str


class Op(Spec, Enum):
    PAGE = Spec("GET", "/wiki/api/v2/pages/{id}")
    SPACES = ("GET", "/wiki/api/v2/spaces")
    CREATE = "POST", "/wiki/api/v2/pages"
    ISSUE = "GET", "/rest/api/3/issue/{id}"

    def url(self, **segments: Any) -> str:
        return "https://acme.atlassian.net" + self.template.format(**segments)


class Resource(str, Enum):
    PAGES = "pages"
    BLOGPOSTS = "blogposts"

    def __call__(self, ident: str | None = None, child: str = "") -> str:
        parts = ["https://acme.atlassian.net/wiki/api/v2", self.value]
        if ident:
            parts.append(ident)
        if child:
            parts.append(child)
        return "/".join(parts)


class Api:
    def __init__(self, http: httpx.Client) -> None:
        self.http = http

    def run(self, op: Op, /, json: Any = None, **segments: Any) -> Any:
        return self.http.request(op.method, op.url(**segments), json=json).json()

    def page(self, i: str) -> Any:
        return self.run(Op.PAGE, id=i)  #: GET /wiki/api/v2/pages/{}

    def spaces(self) -> Any:
        return self.run(Op.SPACES)  #: GET /wiki/api/v2/spaces

    def create(self, payload: Any) -> Any:
        return self.run(Op.CREATE, json=payload)  #: POST /wiki/api/v2/pages

    def issue(self, key: str) -> Any:
        return self.run(Op.ISSUE, id=key)

    def labels(self, i: str) -> Any:
        return self.http.get(Resource.BLOGPOSTS(i, "labels")).json()  #: GET /wiki/api/v2/blogposts/{}/labels

    def all_pages(self) -> Any:
        return self.http.get(Resource.PAGES()).json()  #: GET /wiki/api/v2/pages


@dataclass(frozen=True)
class Row:
    verb: str
    path: str
    expects: int = 200


class Rows(Row, Enum):
    VERSIONS = "GET", "/wiki/api/v2/pages/{id}/versions"
    DELETE = ("DELETE", "/wiki/api/v2/pages/{id}", 204)

    @property
    def url(self) -> str:
        return "https://acme.atlassian.net" + self.path


def send(row: Rows, **segments: Any) -> Any:
    answer = httpx.request(row.verb, row.url.format(**segments))
    assert answer.status_code == row.expects
    return answer


def both(i: str) -> None:
    send(Rows.VERSIONS, id=i)  #: GET /wiki/api/v2/pages/{}/versions
    send(Rows.DELETE, id=i)  #: DELETE /wiki/api/v2/pages/{}
