"""The gateway's prefix without the cloud ID, beside URLs that have it."""

import requests

GATEWAY = "https://api.atlassian.com/ex/confluence"
HEADERS = {"Authorization": "Bearer x"}


def direct(page_id: str) -> None:
    requests.get(f"{GATEWAY}/rest/api/content/{page_id}", headers=HEADERS)  #: AAR401
    requests.get(f"{GATEWAY}/wiki/api/v2/pages/{page_id}", headers=HEADERS)  #: AAR401


class Client:
    def __init__(self, cloud_id: str = "") -> None:
        self.base = f"{GATEWAY}/{cloud_id}/wiki"

    def page(self, page_id: str) -> requests.Response:
        return requests.get(f"{self.base}/api/v2/pages/{page_id}", headers=HEADERS)  #: !AAR401 GET /wiki/api/v2/pages/{}


def by_prefix(prefix: str) -> requests.Response:
    return requests.get(f"{GATEWAY}{prefix}/rest/api/space", headers=HEADERS)  #: AAR202 GET /wiki/rest/api/space
