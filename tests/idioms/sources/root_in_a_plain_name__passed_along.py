"""The root goes through three constructors and a setter before it is used, with a default in the last."""
from functools import cached_property
from urllib.parse import urljoin

import requests


class Session(requests.Session):
    def __init__(self, prefix: str) -> None:
        super().__init__()
        self.prefix = prefix

    def request(self, method, url, *args, **kwargs):
        return super().request(method, urljoin(self.prefix, url), *args, **kwargs)


class Transport:
    def __init__(self, where: str) -> None:
        self.where = where

    @cached_property
    def session(self) -> Session:
        return Session(self.where)


class Confluence:
    def __init__(self, where: str = "https://acme.atlassian.net/wiki/api/v2/") -> None:
        self.transport = Transport(where)

    def blog(self, number: int):
        return self.transport.session.get(f"blogposts/{number}")  #: GET /wiki/api/v2/blogposts/{}

    def rename(self, number: int, title: str):
        return self.transport.session.put(f"pages/{number}/title", json={"status": "current", "title": title})  #: PUT /wiki/api/v2/pages/{}/title
