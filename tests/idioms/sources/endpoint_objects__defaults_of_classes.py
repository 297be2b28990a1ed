"""Fields have their default, though an annotation lists others; a plain base of a dataclass has no fields."""
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Literal

import httpx
from pydantic import BaseModel

SITE = "https://acme.atlassian.net"


class Operation(BaseModel):
    method: Literal["GET", "PUT", "DELETE"] = "GET"
    path: str


class Command:
    method: str = "GET"

    @property
    def path(self) -> str: ...


@dataclass
class Read(Command):
    number: int

    @property
    def path(self) -> str:
        return f"/wiki/api/v2/blogposts/{self.number}"


@dataclass
class Remove(Command):
    number: int
    method = "DELETE"

    @property
    def path(self) -> str:
        return f"/wiki/api/v2/blogposts/{self.number}"


class Part(StrEnum):
    LABELS = auto()
    VERSIONS = auto()


class Lower(str, Enum):
    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list) -> str:
        return name.lower()


class Kind(Lower):
    PAGES = auto()
    SPACES = auto()


def run(operation: Operation | Command):
    return httpx.request(operation.method, SITE + operation.path).json()


def main(number: int):
    run(Operation(path=f"/wiki/api/v2/pages/{number}"))  #: GET /wiki/api/v2/pages/{}
    run(Operation(method="DELETE", path=f"/wiki/api/v2/pages/{number}"))  #: DELETE /wiki/api/v2/pages/{}
    run(Read(number))  #: GET /wiki/api/v2/blogposts/{}
    run(Remove(number))  #: DELETE /wiki/api/v2/blogposts/{}
    httpx.get(f"{SITE}/wiki/api/v2/pages/{number}/{Part.LABELS}")  #: GET /wiki/api/v2/pages/{}/labels
    httpx.get(f"{SITE}/wiki/api/v2/{Kind.SPACES.value}/{number}")  #: GET /wiki/api/v2/spaces/{}
