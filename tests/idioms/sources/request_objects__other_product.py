"""Negative twin: request objects for Jira and for a shop, and one for Confluence that nobody sends."""
from dataclasses import dataclass
from typing import Any

import requests


@dataclass
class HTTPRequest:
    method: str
    url: str
    json: Any = None


class Executor:
    def __init__(self, session: requests.Session) -> None:
        self.session = session

    def execute(self, request: HTTPRequest):
        return self.session.request(request.method, request.url, json=request.json)


def issue(executor: Executor, key: str):
    return executor.execute(HTTPRequest("GET", f"https://acme.atlassian.net/rest/api/3/issue/{key}"))


def content_of_shop(executor: Executor, key: str):
    return executor.execute(HTTPRequest("GET", f"https://shop.example.com/api/v2/pages/{key}"))


def blog(executor: Executor, number: int):
    return executor.execute(HTTPRequest("GET", url=f"https://acme.atlassian.net/wiki/api/v2/blogposts/{number}"))  #: GET /wiki/api/v2/blogposts/{}


def equal(other: HTTPRequest) -> bool:
    return other == HTTPRequest("GET", "https://acme.atlassian.net/rest/api/3/myself")
