"""A developer's own machine as the default of a setting says nothing of where the code runs later."""
import os

import requests
from atlassian import Confluence

BASE = os.getenv("CONFLUENCE_URL", "http://localhost:8090")
OWN = os.getenv("CONFLUENCE_URL", "https://wiki.example.com")

confluence = Confluence(url=os.environ.get("CONFLUENCE_URL", "http://127.0.0.1:8090"), token=os.environ["TOKEN"])


class Client:
    def __init__(self, base_url: str = "http://localhost:8080") -> None:
        self.base_url = base_url

    def spaces(self):
        return requests.get(self.base_url + "/rest/api/space", timeout=9)  #: AAR101 AAR201


def page(page_id: str):
    return requests.get(f"{BASE}/rest/api/content/{page_id}", timeout=9)  #: AAR101 AAR201


def own_page(page_id: str):
    return requests.get(f"{OWN}/rest/api/content/{page_id}", timeout=9)  #: !AAR101 !AAR201


def by_client(page_id: str):
    return confluence.get_page_by_id(page_id)  #: AAR101
