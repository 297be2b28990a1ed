"""Confluence: classes of sessions that change what all of their requests go through"""
import time
from urllib.parse import urljoin

import aiohttp
import httpx
import requests
from requests_toolbelt.sessions import BaseUrlSession

SITE = "https://x.atlassian.net/wiki/"


class Prefixed(requests.Session):
    def request(self, method, url, *args, **kwargs):
        return super().request(method, SITE + url.lstrip("/"), *args, **kwargs)


class Joined(requests.Session):
    def __init__(self, base_url):
        super().__init__()
        self.base_url = base_url

    def request(self, method, url, *args, **kwargs):
        return super().request(method, urljoin(self.base_url, url), *args, **kwargs)

    def get(self, url, **kwargs):
        return super().get(url, **kwargs)


class Patient(requests.Session):
    def request(self, *args, **kwargs):
        kwargs.setdefault("timeout", 9)
        for _ in range(3):
            try:
                return requests.Session.request(self, *args, **kwargs)
            except requests.ConnectionError:
                time.sleep(1)


class Async(httpx.AsyncClient):
    async def request(self, method, url, **kwargs):
        return await super().request(method, f"{SITE}{url}", **kwargs)


class Deep(aiohttp.ClientSession):
    async def _request(self, method, url, **kwargs):
        return await super()._request(method, SITE + url, **kwargs)


def annotated(session: Prefixed, page):
    session.put("/api/v2/pages/" + page + "/title", json={})  # => PUT /wiki/api/v2/pages/{id}/title
    session.request("GET", url="api/v2/spaces")  # => GET /wiki/api/v2/spaces


def made(page):
    joined = Joined(SITE)
    joined.get("api/v2/spaces")  # => GET /wiki/api/v2/spaces
    joined.delete(f"api/v2/pages/{page}")  # => DELETE /wiki/api/v2/pages/{id}
    Joined("https://x.atlassian.net/rest/api/3/").get("search")
    Joined("https://wiki.example.com/").get("rest/api/space")  # => server: GET /wiki/rest/api/space
    Patient().get(f"{SITE}rest/api/content/{page}")  # => GET /wiki/rest/api/content/{id}


async def asynchronous(page):
    async with Async() as client:
        await client.delete(f"api/v2/pages/{page}")  # => DELETE /wiki/api/v2/pages/{id}
        await client.post("api/v2/pages", json={})  # => POST /wiki/api/v2/pages
    async with Deep() as session, session.get(f"api/v2/pages/{page}") as answer:  # => GET /wiki/api/v2/pages/{id}
        return await answer.json()


class Limited(requests.Session):
    def request(self, *args, **kwargs):
        return limited(super().request)(*args, **kwargs)


class Elsewhere(requests.Session):
    def request(self, method, url, **kwargs):
        return make_request(self, method, url, **kwargs)


class Ours(requests.Session):
    def request(self, method, url, **kwargs):
        return self.send(self.prepare_request(requests.Request(method, OPAQUE + url, **kwargs)))


OPAQUE = "https://acme.atlassian.net/wiki/rest/api"
Limited().delete(OPAQUE + "/content/1")  # => DELETE /wiki/rest/api/content/{id}
Elsewhere().put(OPAQUE + "/content/1")  # => PUT /wiki/rest/api/content/{id}
Ours().delete("/content/1")  # => DELETE /wiki/rest/api/content/{id}
limited_session = requests.Session()
limited_session.request = limited(limited_session.request)
limited_session.delete(OPAQUE + "/content/2")  # => DELETE /wiki/rest/api/content/{id}


async def bases_joined_like_urls(page, site):
    async with aiohttp.ClientSession("https://acme.atlassian.net/wiki/") as session:
        await session.get("/wiki/api/v2/spaces")  # => GET /wiki/api/v2/spaces
        await session.get("api/v2/spaces")  # => GET /wiki/api/v2/spaces
        await session.get(f"rest/api/content/{page}")  # => GET /wiki/rest/api/content/{id}
    async with aiohttp.ClientSession(site) as session:
        await session.get("/wiki/api/v2/spaces")  # => GET /wiki/api/v2/spaces
    based = BaseUrlSession(base_url="https://acme.atlassian.net/wiki/rest/api/")
    based.get("/wiki/api/v2/pages")  # => GET /wiki/api/v2/pages
    based.get("content")  # => GET /wiki/rest/api/content
