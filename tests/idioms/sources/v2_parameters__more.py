"""Other spellings: a Params class, functools.partial, kwargs, an enum, a URL template."""
import enum
import functools
from urllib.parse import quote, urlencode

import httpx
import requests

V2 = "https://acme.atlassian.net/wiki/api/v2"


class Param(str, enum.Enum):
    EXPAND = "expand"
    LIMIT = "limit"


requests.get(f"{V2}/pages", params={Param.EXPAND.value: "body"}, timeout=9)  #: AAR403
requests.get(f"{V2}/pages", params={Param.LIMIT.value: 5}, timeout=9)  #: !AAR403 GET /wiki/api/v2/pages
get = functools.partial(requests.get, params={"expand": "version"}, timeout=9)
get(f"{V2}/pages/12")  #: AAR403


def call(path: str, **params):
    return httpx.get(V2 + path, params=params)


call("/spaces", spaceKey="ENG")  #: AAR403
call("/spaces", keys="ENG")  #: !AAR403 GET /wiki/api/v2/spaces
httpx.get(f"{V2}/pages?{urlencode({'expand': 'x', 'limit': 5})}")  #: AAR403
httpx.get(f"{V2}/spaces/{quote('ENG')}/pages")  #: AAR403
httpx.get(f"{V2}/spaces", params=[("keys", "A"), ("keys", "B")])  #: !AAR403 GET /wiki/api/v2/spaces
httpx.put(f"{V2}/pages/12", json={"id": 12, "title": "t", "body": {}, "version": {"number": 2}, "type": "page", "status": "current"})  #: AAR403
