"""More than /wiki stands before the API's root: the base URL is a page's, or has /wiki already."""
import os

import httpx
import requests

HOME = "https://acme.atlassian.net/wiki/home"
WIKI = "https://acme.atlassian.net/wiki"


class Templates:
    def __init__(self) -> None:
        self.session = requests.Session()

    def _get(self, path: str, **params):
        return self.session.get(f"{WIKI}/{path}", params=params, timeout=9).json()

    def template(self, template_id: str):
        return self._get("wiki/rest/api/template/{id}".format(id=template_id))  #: AAR401

    def pages(self):
        return self._get("/wiki/api/v2/pages".lstrip("/"), limit=250)  #: AAR401

    def blueprints(self):
        return self._get("rest/api/template/blueprint")  #: !AAR401 GET /wiki/rest/api/template/blueprint


def spaces(cloud_id: str, token: str):
    requests.get(f"{HOME}/rest/api/space", timeout=9)  #: AAR401
    requests.get(f"{HOME}/spaces/ENG/overview", timeout=9)
    requests.get("https://acme.atlassian.net/wiki/plugins/servlet/rest/api/other", timeout=9)
    with httpx.Client(base_url=f"https://api.atlassian.com/ex/confluence/{cloud_id}/wiki") as client:
        client.get("/wiki/api/v2/pages", headers={"Authorization": f"Bearer {token}"})  #: AAR401
        return client.get("/api/v2/pages", headers={"Authorization": f"Bearer {token}"})  #: !AAR401 AAR101 GET /wiki/api/v2/pages


def site() -> str:
    url = os.environ.get("SITE", WIKI).rstrip("/")
    return url if url.endswith("/wiki") else url + "/wiki"


def labels(page_id: str):
    root = site().removesuffix("/wiki")
    requests.get(f"{root}/wiki/rest/api/content/{page_id}/label", timeout=9)  #: !AAR401 GET /wiki/rest/api/content/{}/label
    requests.get(f"{site()}/rest/api/content/{page_id}/label", timeout=9)  #: !AAR401 GET /wiki/rest/api/content/{}/label
