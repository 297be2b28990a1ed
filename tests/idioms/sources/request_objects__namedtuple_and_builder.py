"""A NamedTuple as request, and a builder with chained setters."""
from typing import Any, NamedTuple


class Call(NamedTuple):
    verb: str
    url: str
    body: Any = None


class Wiki:
    def __init__(self, transport: Any) -> None:
        self.transport = transport
        self.root = "https://acme.atlassian.net/wiki"

    def rename(self, page: str, title: str):
        return self.transport.perform(Call("PUT", f"{self.root}/api/v2/pages/{page}/title", {"title": title}))  #: PUT /wiki/api/v2/pages/{}/title

    def labels(self, page: str):
        call = Call(verb="GET", url=f"{self.root}/api/v2/pages/{page}/labels")  #: maybe
        return self.transport.perform(call)  #: maybe
