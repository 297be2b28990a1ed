"""The body is built in steps by a builder, a typed dict and a class attribute."""
from typing import TypedDict

import httpx

API = "https://acme.atlassian.net/wiki/rest/api/content"


class Body(TypedDict):
    type: str
    title: str


class Builder:
    kind = "blogpost"

    def __init__(self) -> None:
        self.body = {"type": self.kind}

    def title(self, title: str) -> "Builder":
        self.body["title"] = title
        return self


class PageBuilder(Builder):
    kind = "page"


def post(client: httpx.Client):
    client.post(API, json=Builder().title("t").body)  #: AAR301 > POST /wiki/api/v2/blogposts
    client.post(API, json=PageBuilder().title("t").body)  #: AAR301 > POST /wiki/api/v2/pages
    client.post(API, json=Body(type="page", title="t"))  #: AAR301 > POST /wiki/api/v2/pages
    body: Body = {"type": "blogpost", "title": "t"}
    client.post(API, json=body)  #: AAR301 > POST /wiki/api/v2/blogposts
