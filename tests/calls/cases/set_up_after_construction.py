"""Clients whose base URL is assigned after they are constructed, in the same place or elsewhere."""

import httpx
import requests
from airflow.providers.http.hooks.http import HttpHook
from atlassian import Confluence
from atlassian.rest_client import AtlassianRestAPI
from requests_toolbelt.sessions import BaseUrlSession

API = "https://acme.atlassian.net/wiki/rest/api"

client = httpx.Client()
client.base_url = API
client.get("/content/1")  # => GET /wiki/rest/api/content/{id}

session = BaseUrlSession()
session.base_url = f"{API}/"
session.get("space")  # => GET /wiki/rest/api/space

rest = AtlassianRestAPI("https://unknown")
rest.url = "https://acme.atlassian.net/wiki"
rest.delete("rest/api/content/5")  # => DELETE /wiki/rest/api/content/{id}


def chosen(is_sandbox):
    made = httpx.Client()
    if is_sandbox:
        made.base_url = httpx.URL("https://sandbox.atlassian.net/wiki/rest/api")
    else:
        made.base_url = API
    made.get("/search")  # => GET /wiki/rest/api/search


async def within():
    async with httpx.AsyncClient() as made:
        setattr(made, "base_url", API)
        await made.get("/user/current")  # => GET /wiki/rest/api/user/current


def make():
    made = httpx.Client()
    made.base_url = API
    return made


def use():
    make().get("/space")  # => GET /wiki/rest/api/space
    table = {"wiki": httpx.Client()}
    table["wiki"].base_url = API
    table["wiki"].get("/space/A")  # => GET /wiki/rest/api/space/{spaceKey}


class Client(httpx.Client):
    def __init__(self):
        super().__init__()
        self.base_url = API

    def spaces(self):
        return self.get("/space")  # => GET /wiki/rest/api/space


shared = httpx.Client()


def search():
    shared.get("/search")  # => GET /wiki/rest/api/search


def begin():
    global late
    shared.base_url = API
    late = httpx.Client()
    late.base_url = API


def label():
    late.get("/label")  # => GET /wiki/rest/api/label


def with_address():
    made = requests.Session()
    made.base_url = API
    return made


def by_address(made):
    made.get(f"{made.base_url}/content/16")  # => GET /wiki/rest/api/content/{id}


by_address(with_address())


class Session(requests.Session):
    def request(self, method, url, *args, **kwargs):
        return super().request(method, self.base_url + url, *args, **kwargs)


own = Session()
own.base_url = API
own.delete("/content/2")  # => DELETE /wiki/rest/api/content/{id}


class Api:
    def __init__(self):
        self.base_url = None

    def get(self, path):
        return requests.get(self.base_url + path)


api = Api()


def begin_own():
    api.base_url = API


def use_own():
    api.get("/content/3")  # => GET /wiki/rest/api/content/{id}


def hook():
    made = HttpHook(http_conn_id="confluence")
    made.method = "DELETE"
    made.run("wiki/rest/api/content/1")  # => DELETE /wiki/rest/api/content/{id}


def server():
    wiki = Confluence("https://acme.atlassian.net")
    wiki.url = "https://confluence.example.com"
    wiki.get_page_by_id(3)  # => server: GET /wiki/rest/api/content/{id}


def foreign():
    made = httpx.Client(base_url=API)
    made.base_url = "https://example.com/api"
    made.get("/content/4")


class OfProperty:
    def __init__(self):
        self.root = "https://acme.atlassian.net/"

    @property
    def root(self):
        return self._root

    @root.setter
    def root(self, value):
        self._root = value.rstrip("/") + "/wiki/rest/api"

    def space(self, key):
        return requests.get(f"{self.root}/space/{key}")  # => GET /wiki/rest/api/space/{spaceKey}

    def group(self):
        return requests.get(self._root + "/group")  # => GET /wiki/rest/api/group


def of_property(made: OfProperty):
    made.root = "https://acme.atlassian.net"
    requests.get(made.root + "/user/current")  # => GET /wiki/rest/api/user/current
