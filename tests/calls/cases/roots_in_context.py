"""Roots of the API in settings with plain names: what surrounds the request says whose API it is."""
import os
from dataclasses import dataclass
from urllib.parse import urljoin
from urllib.request import Request, urlopen

import aiohttp
import httpx
import requests

SETTINGS = {"confluence": {"url": os.environ["API"]}, "cms": {"url": os.environ["CMS"]}}


class RestClient:
    def __init__(self, api_url: str, auth) -> None:
        self.auth = auth
        self.api_url = api_url if api_url.endswith("/") else api_url + "/"

    def get(self, path: str):
        return self._call("GET", path)

    def _call(self, method: str, path: str):
        return requests.request(method, urljoin(self.api_url, path), auth=self.auth, timeout=9)


class Confluence:
    def __init__(self, api_url: str, auth) -> None:
        self._client = RestClient(api_url, auth)

    def read(self, page):
        return self._client.get(f"content/{page}")  # => GET /wiki/rest/api/content/{id}


class JiraBoards:
    def __init__(self, api_url: str, auth) -> None:
        self._client = RestClient(api_url, auth)

    def read(self, page):
        return self._client.get(f"content/{page}")


class CmsClient:
    def __init__(self, api_url: str) -> None:
        self.api_url = api_url

    def read(self, page):
        return requests.get(f"{self.api_url}/content/{page}", timeout=9)

    def search(self, text):
        return requests.get(self.api_url + "/search", params={"q": text}, timeout=9)


class Articles:
    def __init__(self, base: str) -> None:
        self.base = base

    def read(self, key):
        return requests.get(f"{self.base}/space/{key}", timeout=9)

    def user(self):
        return requests.get(f"{self.base}/user", timeout=9)


class ConfluenceReader:
    jira_url: str

    def __init__(self, cfg, session: requests.Session, base_url: str) -> None:
        self.cfg = cfg
        self.session = session
        self.base_url = base_url.rstrip("/")
        self.http = httpx.Client(base_url=base_url)

    def glued(self, page):
        return requests.get(f"{self.cfg.url}content/{page}", timeout=9)  # => GET /wiki/rest/api/content/{id}

    def percent(self, page):
        return self.session.delete("%s/content/%s" % (self.base_url, page))  # => DELETE /wiki/rest/api/content/{id}

    def plus(self, page):
        url = self.base_url + "/content/" + page + "/label"
        return self.session.get(url, params={"limit": 5})  # => GET /wiki/rest/api/content/{id}/label

    def formatted(self, key):
        return self.session.get("{}/space/{}".format(self.cfg["url"], key))  # => GET /wiki/rest/api/space/{spaceKey}

    def joined(self, page):
        url = "/".join([self.base_url, "content", page, "child", "attachment"])
        return self.session.put(url, files={})  # => PUT /wiki/rest/api/content/{id}/child/attachment

    def version_two(self, page):
        return self.session.get(f"{self.base_url}/pages/{page}")  # => GET /wiki/api/v2/pages/{id}

    def client(self, page):
        return self.http.get(f"/content/{page}")  # => GET /wiki/rest/api/content/{id}

    def plain(self, page):
        request = Request(f"{self.base_url}/content/{page}", method="DELETE")  # => DELETE /wiki/rest/api/content/{id}
        return urlopen(request)

    async def later(self, page):
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{self.base_url}/content/{page}") as answer:  # => GET /wiki/rest/api/content/{id}
                return await answer.json()

    def me(self):
        return self.session.get(f"{self.base_url}/user/current")  # => GET /wiki/rest/api/user/current

    def vague(self):
        return self.session.get(f"{self.base_url}/user")  # => GET /wiki/rest/api/user

    def other_setting(self, page):
        return self.session.get(f"{self.jira_url}/content/{page}")

    def web(self, key):
        return self.session.get(f"{self.base_url}/pages/viewpage.action?spaceKey={key}")  # => GET /wiki/pages/viewpage.action

    def other_host(self, page):
        return self.session.get(f"https://cms.example.com/content/{page}")

    def jira_issue(self, page):
        return self.session.get(f"{self.base_url}/content/{page}")


@dataclass
class Pages:
    """Pages by https://<site>.atlassian.net/wiki/rest/api."""

    root: str

    def page(self, page):
        return requests.get(f"{self.root}/content/{page}", timeout=9)  # => GET /wiki/rest/api/content/{id}


class Labels(Confluence):
    root = os.environ["ROOT"]

    def labels(self, page):
        return requests.get(f"{self.root}/content/{page}/label", timeout=9)  # => GET /wiki/rest/api/content/{id}/label


def by_section(page):
    return requests.get(f"{SETTINGS['confluence']['url']}/content/{page}", timeout=9)  # => GET /wiki/rest/api/content/{id}


def by_other_section(page):
    return requests.get(f"{SETTINGS['cms']['url']}/content/{page}", timeout=9)


def by_its_section(config, page):
    section = config["confluence"]
    return requests.get(section["url"] + f"/content/{page}", timeout=9)  # => GET /wiki/rest/api/content/{id}


def copy_confluence_page(api_url, page):
    return requests.get(f"{api_url}/content/{page}", timeout=9)  # => GET /wiki/rest/api/content/{id}


def page_of(api_url, page):
    """Return a page of the Confluence REST API."""
    return requests.get(f"{api_url}/content/{page}", timeout=9)  # => GET /wiki/rest/api/content/{id}


def elsewhere(api_url, page):
    return requests.get(f"{api_url}/content/{page}", timeout=9)


class ConfluenceToolServer:
    """The default says that the paths are a service's own, in front of Confluence."""

    def __init__(self, server_url: str = "http://localhost:8000") -> None:
        self.server_url = server_url.rstrip("/")
        self.client = httpx.Client(timeout=30)

    def page(self, page):
        return self.client.get(f"{self.server_url}/pages/{page}").json()

    def spaces(self, server=None):
        return self.client.get((server or "http://127.0.0.1:8000") + "/spaces").json()

    def search(self, root="http://confluence.local:8090/rest/api"):
        return self.client.get(f"{root}/search").json()  # => server: GET /wiki/rest/api/search

    def labels(self, root="https://acme.atlassian.net/wiki/api/v2"):
        return self.client.get(f"{root}/labels/1/pages").json()  # => GET /wiki/api/v2/labels/{id}/pages

    def labels_below(self, root=None):
        return self.client.get(f"{root}/labels/1/pages").json()  # => GET /wiki/api/v2/labels/{id}/pages
