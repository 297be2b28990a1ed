"""Singletons: ``__new__`` sets the attributes of the only object."""

import httpx
import requests
from atlassian import Confluence


class Stored:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.base = "https://acme.atlassian.net/wiki/rest/api/"
            cls._instance.session = requests.Session()
        return cls._instance

    def spaces(self):
        return self.session.get(self.base + "space")  # => GET /wiki/rest/api/space


class OnServer:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super(OnServer, cls).__new__(cls)
            cls._instance.base = "https://confluence.example.com"
        return cls._instance

    def spaces(self):
        return requests.get(self.base + "/rest/api/space")  # => server: GET /wiki/rest/api/space


class BySite:
    __made = None

    def __new__(cls, site):
        if not cls.__made:
            made = object.__new__(cls)
            made.root = f"https://{site}.atlassian.net/wiki/rest/api"
            cls.__made = made
        return cls.__made

    def call(self, path):
        return requests.get(self.root + path)


class Returned:
    made = None

    def __new__(cls, *args, **kwargs):
        if cls.made is not None:
            return cls.made
        cls.made = new = super().__new__(cls)
        new.config = {"root": "https://acme.atlassian.net/wiki/rest/api"}
        return new

    def spaces(self):
        return requests.get(self.config["root"] + "/space")  # => GET /wiki/rest/api/space


class Path(str):
    def __new__(cls, path):
        self = str.__new__(cls, path)
        self.full = "https://acme.atlassian.net/wiki/rest/api" + path
        return self


class Unrelated:
    def __new__(cls):
        return super().__new__(cls)

    def send(self):
        return requests.get(self.base + "space")


def use():
    BySite("acme").call("/content/1")  # => GET /wiki/rest/api/content/{id}
    requests.get(Stored().base + "content/search")  # => GET /wiki/rest/api/content/search
    return requests.get(Path("/space").full)  # => GET /wiki/rest/api/space


class Wiki:
    def __new__(cls, url):
        return Confluence(url=url)


class Derived(Wiki):
    pass


class Cached:
    _client = None

    def __new__(cls):
        if cls._client is None:
            cls._client = httpx.Client(base_url="https://acme.atlassian.net/wiki")
        return cls._client


class Either:
    def __new__(cls, url):
        if url:
            return Confluence(url=url)
        return object.__new__(cls)

    def get_all_spaces(self):
        return []


def clients_in_place_of_objects(url):
    Wiki("https://acme.atlassian.net/wiki").get_all_spaces()  # => GET /wiki/rest/api/space
    Derived("https://acme.atlassian.net/wiki").get_all_spaces()  # => GET /wiki/rest/api/space
    Cached().get("/rest/api/space")  # => GET /wiki/rest/api/space
    Wiki("https://confluence.example.com").get_all_spaces()  # => server: GET /wiki/rest/api/space
    Either(url).get_all_spaces()
