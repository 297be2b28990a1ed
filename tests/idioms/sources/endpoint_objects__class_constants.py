"""Endpoints are subclasses with constants of the class; the function that sends names the base class."""
from dataclasses import dataclass
from typing import ClassVar, Literal

import requests
from pydantic import BaseModel

SITE = "https://acme.atlassian.net"


class Call(BaseModel):
    verb: ClassVar[Literal["GET", "DELETE"]] = "GET"
    template: ClassVar[str]

    def url(self) -> str:
        return SITE + self.template.format(**self.model_dump())


class Drop(Call):
    verb = "DELETE"
    template = "/wiki/api/v2/pages/{page_id}"
    page_id: int


class Plain:
    verb = "GET"
    template = ""


class PlainDrop(Plain):
    verb = "DELETE"
    template = "/wiki/api/v2/blogposts/1"


@dataclass
class Row:
    number: int
    method: "ClassVar[str]" = "GET"
    root: str = "/wiki/api/v2"

    @property
    def path(self) -> str:
        return self.root


class SpaceRow(Row):
    method = "PUT"

    @property
    def path(self) -> str:
        return f"{self.root}/tasks/{self.number}"


class Typed:
    path: str = ""


class TypedSpaces(Typed):
    path = "/wiki/api/v2/spaces"


def run(call: Call):
    return requests.request(call.verb, call.url(), timeout=10).json()


def run_plain(call: Plain):
    return requests.request(call.verb, SITE + call.template, timeout=10).json()


def run_row(row: Row):
    return requests.request(row.method, SITE + row.path, timeout=10).json()


def drop(page: int):
    return run(Drop(page_id=page))  #: DELETE /wiki/api/v2/pages/{}


def drop_plain():
    return run_plain(PlainDrop())  #: DELETE /wiki/api/v2/blogposts/{}


def finish(number: int):
    return run_row(SpaceRow(number))  #: PUT /wiki/api/v2/tasks/{}


def spaces():
    return requests.get(SITE + TypedSpaces().path, timeout=10).json()  #: GET /wiki/api/v2/spaces
