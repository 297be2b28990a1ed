"""A generator of pages follows the next link; the first request names the path."""
from collections.abc import Iterator

import requests


class Tree:
    ROOT = "https://api.atlassian.com/ex/confluence/{cloud}/wiki/rest/api"

    def __init__(self, cloud: str, token: str) -> None:
        self.root = self.ROOT.format(cloud=cloud)
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {token}"

    def _pages(self, path: str) -> Iterator[dict]:
        url: str | None = self.root + path
        while url:
            answer = self.session.get(url, params={"limit": 100}).json()
            yield from answer["results"]
            url = answer["_links"].get("next")

    def comments(self, page: str) -> Iterator[dict]:
        return self._pages(f"/content/{page}/descendant/comment")  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/descendant/{}

    def children(self, page: str) -> Iterator[dict]:
        return self._pages(f"/content/{page}/child/page")  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}/child/{}
