"""Wrappers: by keyword arguments, by a partial, by a subclass's class attribute, by a Literal's default."""
from functools import partial, partialmethod
from typing import Literal

import requests


class Content:
    kind = "page"
    root = "https://acme.atlassian.net/wiki/rest/api"

    def _list(self, kind: Literal["page", "blogpost"] = "page", **more):
        return requests.get(f"{self.root}/content", params={"type": kind, **more}, timeout=9).json()  #: AAR302 !AAR301

    def pages(self):
        return self._list(limit=5)

    def blogs(self):
        return self._list("blogpost")

    news = partialmethod(_list, kind="blogpost")

    def latest(self):
        return self.news(limit=1)

    def children(self, number: str):
        return requests.get(f"{self.root}/content/{number}/child/{self.kind}", timeout=9)  #: AAR301 > GET /wiki/api/v2/pages/{}/direct-children


create = partial(requests.post, "https://acme.atlassian.net/wiki/rest/api/content", timeout=9)


def post(title: str):
    return create(json={"type": "blogpost", "title": title})  #: AAR301 > POST /wiki/api/v2/blogposts
