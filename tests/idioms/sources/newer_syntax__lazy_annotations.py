"""Python 3.14: annotations that are evaluated later, a class used before it is defined; 3.13: defaults of type parameters."""
import dataclasses
import typing

import httpx

SITE = "https://acme.atlassian.net/wiki"


def labels(api: Api, page: str):
    return api.get(f"/rest/api/content/{page}/label")  #: GET /wiki/rest/api/content/{}/label


@dataclasses.dataclass(slots=True, kw_only=True)
class Api:
    client: httpx.Client = dataclasses.field(default_factory=lambda: httpx.Client(base_url=SITE))
    next: Api | None = None

    def get(self, path: str) -> httpx.Response:
        return self.client.get(path)

    def with_next(self) -> typing.Self:
        return dataclasses.replace(self, next=self)


class Box[T = Api, *Rest = *tuple[int, ...]]:
    def __init__(self, held: T) -> None:
        self.held = held


def state(page: str):
    box = Box(Api())
    return box.held.get(f"/rest/api/content/{page}/state")  #: GET /wiki/rest/api/content/{}/state
