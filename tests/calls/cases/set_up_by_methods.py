"""Confluence clients whose constructor leaves a field empty and calls a method that fills it."""

import http.client

import httpx
import requests
from atlassian import Confluence


class Connected:
    def __init__(self, url, port):
        self.url = url
        self.connection = None
        self.open(port)

    def open(self, port):
        try:
            if self.url.startswith("https"):
                self.connection = http.client.HTTPSConnection(self.url, port)
            else:
                self.connection = http.client.HTTPConnection(self.url, port)
        except OSError as error:
            raise ConnectionError(self.url) from error

    def close(self):
        if self.connection:
            self.connection.close()
            self.connection = None

    def send(self, method, url, body=None):
        if not self.connection:
            raise RuntimeError("not connected")
        self.connection.request(method=method, url=url, body=body)
        return self.connection.getresponse()

    def page(self, page_id):
        return self.send("GET", f"/wiki/rest/api/content/{page_id}")  # => GET /wiki/rest/api/content/{id}


class Wrapped:
    def __init__(self, settings):
        self.api = None
        self.settings = settings
        self._set_up()

    def _set_up(self):
        self._log_in(self.settings["token"])

    def _log_in(self, token):
        self.api = Confluence(self.settings["url"], token=token)

    def page(self, page_id):
        return self.api.get_page_by_id(page_id)  # => GET /wiki/rest/api/content/{id}


def usage(settings):
    Wrapped(settings).page(1)
    Connected("https://acme.atlassian.net", 443).page(1)


class Base:
    def __init__(self):
        self.session = None
        self.connect()

    def connect(self):
        raise NotImplementedError


class Derived(Base):
    def connect(self):
        self.session = requests.Session()

    def spaces(self):
        return self.session.get("https://acme.atlassian.net/wiki/api/v2/spaces")  # => GET /wiki/api/v2/spaces


class Root:
    def __init__(self, host):
        self.base = None
        self.use(host)

    def use(self, host):
        self.base = host + "/wiki/rest/api"

    def spaces(self):
        return requests.get(f"{self.base}/space")  # => GET /wiki/rest/api/space


class Entered:
    def __init__(self, root, http: httpx.AsyncClient | None = None):
        self.root, self.http = root, http

    async def __aenter__(self):
        if self.http is None:
            self.http = httpx.AsyncClient(base_url=self.root + "/wiki/api/v2")
        return self

    async def call(self, method, path):
        return await self.http.request(method, path)


async def spaces(client: Entered):
    return await client.call("GET", "/spaces")  # => GET /wiki/api/v2/spaces
