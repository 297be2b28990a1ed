"""Bodies of msgspec, attrs, TypedDict, NamedTuple and SimpleNamespace."""
from types import SimpleNamespace
from typing import Literal, NamedTuple, TypedDict

import attrs
import httpx
import msgspec

URL = "https://acme.atlassian.net/wiki/rest/api/content"


class New(msgspec.Struct, kw_only=True):
    title: str
    type: str = "blogpost"


@attrs.frozen
class Draft:
    title: str
    type: str = "page"


class Row(NamedTuple):
    title: str
    type: str = "blogpost"


class Body(TypedDict):
    type: Literal["page"]
    title: str


def run(title: str):
    httpx.post(URL, content=msgspec.json.encode(New(title=title)))  #: AAR301 > POST /wiki/api/v2/blogposts
    httpx.post(URL, json=attrs.asdict(Draft(title)))  #: AAR301 > POST /wiki/api/v2/pages
    httpx.post(URL, json=Row(title)._asdict())  #: AAR301 > POST /wiki/api/v2/blogposts
    httpx.post(URL, json=Body(type="page", title=title))  #: AAR301 > POST /wiki/api/v2/pages
    return httpx.post(URL, json=vars(SimpleNamespace(type="page", title=title)))  #: AAR301 > POST /wiki/api/v2/pages
