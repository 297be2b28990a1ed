"""A URL's host is cut off by the length of the prefix."""
import requests

GATEWAY = "https://api.atlassian.com/ex/confluence/1"
SITE = "https://acme.atlassian.net"


def state(page: str):
    url = f"https://acme.atlassian.net/wiki/rest/api/content/{page}/state"
    return requests.get(GATEWAY + url[len("https://acme.atlassian.net") :], timeout=9)  #: GET /wiki/rest/api/content/{}/state


def labels(page: str):
    url = f"{SITE}/wiki/rest/api/content/{page}/label"
    return requests.get(GATEWAY + url[len(SITE) :], timeout=9)  #: AAR202 GET /wiki/rest/api/content/{}/label


class Client:
    def __init__(self, site: str) -> None:
        self.site = site

    def fetch(self, url: str):
        if url.startswith(self.site):
            url = url[len(self.site) :]
        return requests.get(GATEWAY + url, timeout=9)

    def history(self, page: str):
        return self.fetch(f"{self.site}/wiki/rest/api/content/{page}/history")  #: GET /wiki/rest/api/content/{}/history
