"""v2 ignores space-key: a paging loop that sends it the first time gets the pages of all spaces."""
from typing import Any

import requests


class ConfluenceSource:
    def __init__(self, base: str = "https://acme.atlassian.net/wiki", space: str = "ENG") -> None:
        self.base, self.space = base, space

    def page_list(self) -> list[dict[str, Any]]:
        url = f"{self.base}/api/v2/pages"
        params: dict[str, Any] | None = {"space-key": self.space, "limit": 250, "body-format": "storage"}
        pages: list[dict[str, Any]] = []
        while url:
            data = requests.get(url, params=params, timeout=30).json()  #: AAR403 GET /wiki/api/v2/pages
            pages.extend(data["results"])
            url = data["_links"].get("next")
            params = None
        return pages
