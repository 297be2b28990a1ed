"""Confluence: constants and settings that are left empty, to be filled in"""
import os
from dataclasses import dataclass

import requests

API = "https://x.atlassian.net/wiki/rest/api"
PREFIX = ""
SUBDOMAIN = ""
CLOUD_ID = ""
BASE_URL = ""
page_id = ""
parent: str = ""
FROM_ENVIRONMENT = os.getenv("PARENT", "")
OR_EMPTY = os.environ.get("PAGE") or ""
TABLE = {"space": "", "page": ""}


class Config:
    space = ""


@dataclass
class Settings:
    space: str = ""
    page: str = ""


settings = Settings()


class Client:
    space = ""

    def __init__(self):
        self.page = ""
        self.base = ""

    def read(self):
        requests.get(f"{API}/content/{self.page}/label")  # => GET /wiki/rest/api/content/{id}/label
        requests.get(f"{self.base}/wiki/rest/api/space/{self.space}/content")  # => GET /wiki/rest/api/space/{spaceKey}/content


def constants():
    requests.get(f"{API}{PREFIX}/content/{page_id}/label")  # => GET /wiki/rest/api/content/{id}/label
    requests.get(API + "/content" + PREFIX)  # => GET /wiki/rest/api/content
    requests.get("/".join([API, "content", parent, "label"]))  # => GET /wiki/rest/api/content/{id}/label
    requests.get("{}/wiki/api/v2/pages/{}".format(BASE_URL, page_id))  # => GET /wiki/api/v2/pages/{id}
    requests.get(f"https://{SUBDOMAIN}.atlassian.net/wiki/rest/api/space/{TABLE['space']}/content")  # => GET /wiki/rest/api/space/{spaceKey}/content
    requests.get(f"https://api.atlassian.com/ex/confluence/{CLOUD_ID}/wiki/api/v2/pages/{page_id}?limit=5")  # => GET /wiki/api/v2/pages/{id}
    if page_id:
        requests.get(f"{API}/content/{page_id}/history")  # => GET /wiki/rest/api/content/{id}/history


def given_by_settings():
    requests.get(API + "/content/" + FROM_ENVIRONMENT + "/history")  # => GET /wiki/rest/api/content/{id}/history
    requests.get("%s/content/%s/child" % (API, OR_EMPTY))  # => GET /wiki/rest/api/content/{id}/child
    requests.get(f"{API}/space/{Config.space}/content")  # => GET /wiki/rest/api/space/{spaceKey}/content
    requests.get(f"{API}/space/{settings.space}/content")  # => GET /wiki/rest/api/space/{spaceKey}/content
    requests.delete(f"{API}/content/{settings.page}")  # => DELETE /wiki/rest/api/content/{id}


def local():
    page = ""  # fill in
    requests.get(f"{API}/content/{page}/label")  # => GET /wiki/rest/api/content/{id}/label


def no_placeholder(wanted):
    path = ""
    for part in ("/content", "/search"):
        path += part
    requests.get(API + path)  # => GET /wiki/rest/api/content/search
    suffix = ""
    if wanted:
        suffix = "/label"
    requests.get(f"{API}/content/1{suffix}")  # => GET /wiki/rest/api/content/{id} | GET /wiki/rest/api/content/{id}/label


def children(page_id="", kind="page"):
    requests.get(f"{API}/content/{page_id}/child/{kind}")  # => GET /wiki/rest/api/content/{id}/child/{type}


def unlabel(*, page_id: str = ""):
    requests.delete(f"{API}/content/{page_id}/label")  # => DELETE /wiki/rest/api/content/{id}/label


def guarded(item):
    page = str(item.get("id") or "").strip()
    if not page:
        return None
    return requests.get(f"{API}/content/{page}?expand=version")  # => GET /wiki/rest/api/content/{id}


def unguarded(item):
    page = str(item.get("id") or "").strip()
    if not page:
        print("all")
    return requests.get(f"{API}/content/{page}?expand=version")  # => GET /wiki/rest/api/content | GET /wiki/rest/api/content/{id}
