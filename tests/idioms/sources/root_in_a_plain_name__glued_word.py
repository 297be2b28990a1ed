"""Publisher for Confluence: the root of the API is a setting that ends in a slash, before one word."""

import os

import requests


class ConfluenceApi:
    def __init__(self, cfg):
        self.cfg = cfg

    def create(self, body):
        return requests.post(f"{self.cfg.url}content", json=body)  #: AAR101 AAR201 POST /wiki/rest/api/content

    def by_title(self, title):
        url = "%scontent?title=%s" % (self.cfg["url"], title)
        return requests.get(url)  #: AAR101 AAR201 GET /wiki/rest/api/content

    def search(self, cql):
        return requests.get("{}search?cql={}".format(self.cfg.get("root"), cql))  #: GET /wiki/rest/api/search

    def spaces(self):
        return requests.get(os.environ["API_ROOT"] + "space")  #: AAR101 AAR201 GET /wiki/rest/api/space

    def pages(self):
        return requests.get(self._root() + "pages", params={"limit": 5})  #: AAR101 GET /wiki/api/v2/pages

    def _root(self):
        return self.cfg.url

    def issues(self):
        return requests.get(self.cfg.jira_url + "search")

    def sign_in(self):
        return requests.get(f"{self.cfg.url}login")


def report(settings, title):
    return requests.get(  #: AAR101 AAR201 GET /wiki/rest/api/content
        f"{settings.CONFLUENCE_API}content", params={"title": title}
    )


def elsewhere(settings, title):
    return requests.get(f"{settings.api}content", params={"title": title})
