"""Query objects by dataclass, NamedTuple, Enum keys and **kwargs through two layers."""
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import NamedTuple

import requests

V2 = "https://acme.atlassian.net/wiki/api/v2"


class Param(StrEnum):
    SPACE = "spaceKey"
    SPACE_ID = "space-id"
    EXPAND = "expand"


@dataclass
class Paging:
    start: int = 0
    limit: int = 25


class Cursor(NamedTuple):
    limit: int = 25
    cursor: str = ""


def fetch(path, **params):
    return _send("GET", path, params)


def _send(verb, path, params=None):
    return requests.request(verb, f"{V2}/{path}", params=params, timeout=9)


def by_enum(space):
    return fetch("pages", **{Param.SPACE: space})  #: AAR403


def by_enum_id(space):
    return fetch("pages", **{Param.SPACE_ID.value: space})  #: !AAR403 GET /wiki/api/v2/pages


def by_dataclass(page):
    return fetch(f"pages/{page}/attachments", **asdict(Paging(start=25)))  #: AAR403


def by_tuple(page):
    return fetch(f"pages/{page}/attachments", **Cursor(limit=50, cursor="x")._asdict())  #: !AAR403 GET /wiki/api/v2/pages/{}/attachments


def expanded(page):
    return _send("GET", f"blogposts/{page}", {Param.EXPAND: "body"})  #: AAR403
