"""The host in URL objects, in parts, in a configuration parser's default, by setdefault of the environment."""
import configparser
import os
from urllib.parse import SplitResult, urlunsplit

import aiohttp
import httpx
import requests
from yarl import URL

WIKI = URL("https://wiki.corp.example")
PARTS = SplitResult("https", "wiki.corp.example", "/confluence", "", "")
os.environ.setdefault("WIKI_URL", "https://wiki.corp.example")
config = configparser.ConfigParser()
config.read_dict({"wiki": {"url": "https://wiki.corp.example"}})


async def content(session: aiohttp.ClientSession, page: str):
    await session.get(WIKI / "rest/api/content" / page)  #: !AAR101 !AAR201 !AAR401
    await session.get(WIKI.with_path(f"/rest/api/content/{page}"))  #: !AAR101 !AAR201 !AAR401
    requests.get(urlunsplit(PARTS._replace(path=f"/confluence/rest/api/content/{page}")), timeout=9)  #: !AAR101 !AAR201 !AAR401
    requests.get(config.get("wiki", "url", fallback="https://wiki.corp.example") + "/rest/api/space", timeout=9)  #: !AAR101 !AAR201 !AAR401
    httpx.get(httpx.URL(scheme="https", host="wiki.corp.example", path=f"/rest/api/content/{page}"))  #: !AAR101 !AAR201 !AAR401
    return httpx.Client(base_url=httpx.URL("https://wiki.corp.example")).get("/rest/api/space")  #: !AAR101 !AAR201 !AAR401
