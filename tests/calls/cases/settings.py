"""What isn't set yet, or is set elsewhere: defaults that say nothing of what a program does."""
import json
import os
from dataclasses import dataclass, field
from typing import Literal

import requests
from atlassian import Confluence
from pydantic import AnyUrl, BaseModel


@dataclass
class Options:
    address: str
    space: str | None = None
    parent: str = ""


class Account(BaseModel):
    address: AnyUrl | Literal[""] = ""


def checked(account: Account, options: Options, confluence: Confluence):
    if not account.address:
        raise SystemExit("no address")
    confluence.get_all_spaces(limit=1)  # => GET /wiki/rest/api/space
    if not options.space:
        return None
    if options.parent == "":
        raise SystemExit("no parent")
    return confluence.get_page_by_id(options.parent)  # => GET /wiki/rest/api/content/{id}


class Copy:
    def __init__(self, options: Options) -> None:
        self.site = f"{options.address}/wiki/api/v2"
        self._root = ""
        self._known = {}
        self._open = []

    def find_root(self, space):
        found = requests.get(f"{self.site}/spaces/{space}").json()  # => GET /wiki/api/v2/spaces/{id}
        self._root = str(found.get("homepageId") or "")

    def rename_root(self, title):
        requests.get(f"{self.site}/pages/{self._root}")  # => GET /wiki/api/v2/pages/{id}
        requests.put(f"{self.site}/pages/{self._root}", json={"title": title})  # => PUT /wiki/api/v2/pages/{id}

    def drop_known(self, key):
        if key in self._known:
            requests.delete(f"{self.site}/pages/{self._known[key]}")  # => DELETE /wiki/api/v2/pages/{id}
        for page in self._open:
            requests.delete(f"{self.site}/blogposts/{page}")  # => DELETE /wiki/api/v2/blogposts/{id}


class Plain:
    def __init__(self, site: str) -> None:
        self.site = site

    def fetch(self, path, trailing=False, flags=None):
        url = f"{self.site}/{path}"
        if trailing:
            url += "/"
        if flags:
            url += "&".join(flags)
        return requests.get(url)

    def spaces(self):
        return self.fetch("wiki/api/v2/spaces")  # => GET /wiki/api/v2/spaces


SITE = "https://example.atlassian.net/wiki"
DEFAULTS = {"page": None, "space": "", "dry_run": True}


def read(path):
    return json.loads(path.read_text()) if path.exists() else {}


def of_file_over_defaults(path):
    config = {**DEFAULTS, **read(path)}
    if not config["page"]:
        raise ValueError("no page")
    requests.get(f"{SITE}/rest/api/content/{config['page']}")  # => GET /wiki/rest/api/content/{id}
    if not config.get("dry_run"):
        requests.delete(f"{SITE}/rest/api/content/{config['page']}")  # => DELETE /wiki/rest/api/content/{id}


def of_options_over_defaults(**options):
    config = dict(DEFAULTS, **options)
    if config["space"]:
        requests.get(f"{SITE}/api/v2/spaces")  # => GET /wiki/api/v2/spaces


CONFLUENCE_API_URL = os.environ["CONFLUENCE_API_URL"]


class RootInASetting:
    def __init__(self, confluence_url, cms_url):
        self.confluence_url = confluence_url
        self.cms_url = cms_url

    def page(self, page):
        requests.get(f"{CONFLUENCE_API_URL}/content/search")  # => GET /wiki/rest/api/content/search
        requests.put(self.confluence_url + "/content/" + page)  # => PUT /wiki/rest/api/content/{id}
        requests.post("%s/pages" % CONFLUENCE_API_URL, json={})  # => POST /wiki/api/v2/pages
        requests.get(f"{self.cms_url}/content/{page}")
        requests.get(f"{self.confluence_url}/pages/viewpage.action", params={"pageId": page})  # => GET /wiki/pages/viewpage.action
        requests.get(f"{self.confluence_url}/spaces/{page}")

    def send(self, path):
        return requests.get(f"{self.confluence_url}/{path}")

    def labels(self, page):
        return self.send(f"content/{page}/label")  # => GET /wiki/rest/api/content/{id}/label


def defaults_of_tables_that_are_not_known(settings, entry):
    host = settings.get("url", "https://acme.atlassian.net/wiki")
    requests.get(host + "/rest/api/space")  # => GET /wiki/rest/api/space
    kind = entry["meta"].get("kind", "space")
    requests.get("https://acme.atlassian.net/wiki/rest/api/" + kind)  # => GET /wiki/rest/api/space


def defaults_of_each(entries):
    for entry in entries:
        kind = entry.get("kind", "pages")
        requests.get(f"https://acme.atlassian.net/wiki/api/v2/{kind}")  # => GET /wiki/api/v2/pages
