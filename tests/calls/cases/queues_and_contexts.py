"""Clients, paths and requests that queues and context variables hold."""

import asyncio
import queue
from contextvars import ContextVar
from queue import Queue

import httpx
import requests
from atlassian import Confluence

API = "https://acme.atlassian.net/wiki/rest/api"

promised: ContextVar[Confluence] = ContextVar("promised")
optional: "ContextVar[Confluence | None]" = ContextVar("optional", default=None)
with_default = ContextVar("with_default", default=Confluence(url="https://acme.atlassian.net"))
base = ContextVar("base", default=API)
set_later = ContextVar("set_later")
http = ContextVar("http")


def by_context():
    promised.get().get_space("A")  # => GET /wiki/rest/api/space/{spaceKey}
    with_default.get().get_space("A")  # => GET /wiki/rest/api/space/{spaceKey}
    requests.get(base.get() + "/search")  # => GET /wiki/rest/api/search
    http.get().get("/space")  # => GET /wiki/rest/api/space
    wiki = optional.get()
    if wiki is not None:
        wiki.get_space("A")  # => GET /wiki/rest/api/space/{spaceKey}
    later = set_later.get(None)
    if later is None:
        raise LookupError
    later.get_space("A")  # => server: GET /wiki/rest/api/space/{spaceKey}


def begin():
    token = set_later.set(Confluence(url="https://confluence.example.com"))
    http.set(httpx.Client(base_url=API))
    return token


class Worker:
    def __init__(self):
        self.paths = Queue(maxsize=10)
        self.session = requests.Session()

    def add(self):
        self.paths.put("/space")
        self.paths.put_nowait("/content/search")

    def work(self):
        while not self.paths.empty():
            path = self.paths.get(timeout=3)
            self.session.get(f"{API}{path}")  # => GET /wiki/rest/api/space | GET /wiki/rest/api/content/search


async def in_order():
    waiting = asyncio.Queue()
    await waiting.put(("GET", "/content/1"))
    await waiting.put(("GET", "/label"))
    async with httpx.AsyncClient(base_url=API) as client:
        method, path = await waiting.get()
        await client.request(method, path)  # => GET /wiki/rest/api/content/{id} | GET /wiki/rest/api/label


jobs = queue.SimpleQueue()
jobs.put({"method": "DELETE", "path": "/content/4"})


def take():
    job = jobs.get()
    requests.request(job["method"], API + job["path"])  # => DELETE /wiki/rest/api/content/{id}


def sends(session):
    for page in range(3):
        session.put(f"{API}/content/{page}")  # => PUT /wiki/rest/api/content/{id}
        session.get(f"{API}/content/{page}")  # => GET /wiki/rest/api/content/{id}
