"""Config classes, a mapping of environments, a module-level client and an f-string with a port."""
import requests
from atlassian import Confluence


class Config:
    CONFLUENCE_BASE = "https://wiki.corp.example:8443"


class Client:
    config = Config

    def __init__(self) -> None:
        self.base = self.config.CONFLUENCE_BASE
        self.http = requests.Session()
        self.http.headers["Authorization"] = "Bearer pat"

    def spaces(self):
        return self.http.get(f"{self.base}/rest/api/space")  #: !AAR101 !AAR201 !AAR202 !AAR401


HOSTS = {"prod": "https://wiki.corp.example", "test": "https://wiki-test.corp.example"}


def page(env: str, page_id: str):
    return requests.get(HOSTS[env] + f"/rest/api/content/{page_id}", timeout=9)  #: !AAR101 !AAR201 !AAR202


wiki = Confluence(url=Config.CONFLUENCE_BASE, username="u", password="p")
wiki.get_page_by_title("ENG", "Home")  #: !AAR101 !AAR201 !AAR404
