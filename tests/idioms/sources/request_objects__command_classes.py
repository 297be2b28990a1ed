"""Commands: each class is a request, its fields are filled by the constructor, one function sends any of them."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

import httpx


@dataclass
class Command:
    method: ClassVar[str] = "GET"
    template: ClassVar[str]

    def path(self) -> str:
        return self.template.format(**self.__dict__)

    def body(self) -> Any:
        return None


@dataclass
class GetSpaceProperties(Command):
    template = "/wiki/api/v2/spaces/{space_id}/properties"
    space_id: int


@dataclass
class DeleteBlog(Command):
    method = "DELETE"
    template = "/wiki/api/v2/blogposts/{blog_id}"
    blog_id: int


@dataclass
class SetState(Command):
    method = "PUT"
    page_id: int
    name: str = "Draft"
    extra: dict[str, str] = field(default_factory=dict)

    def path(self) -> str:
        return f"/wiki/rest/api/content/{self.page_id}/state?status=current"

    def body(self) -> Any:
        return {"name": self.name}


class Bus:
    def __init__(self) -> None:
        self.http = httpx.Client(base_url="https://acme.atlassian.net")

    def send(self, command: Command) -> Any:
        return self.http.request(command.method, command.path(), json=command.body()).json()


def run(bus: Bus):
    bus.send(GetSpaceProperties(12))  #: GET /wiki/api/v2/spaces/{}/properties
    bus.send(DeleteBlog(blog_id=3))  #: DELETE /wiki/api/v2/blogposts/{}
    bus.send(SetState(4))  #: PUT /wiki/rest/api/content/{}/state
