"""The endpoint object has a method that makes the URL; another that performs it."""
from dataclasses import dataclass

import requests

ROOT = "https://acme.atlassian.net/wiki/rest/api"


@dataclass
class Endpoint:
    path: str
    method: str = "GET"

    def url(self, **parts: str) -> str:
        return ROOT + self.path.format(**parts)


RESTRICTIONS = Endpoint("/content/{id}/restriction")
ARCHIVE = Endpoint("/content/archive", method="POST")


def perform(endpoint: Endpoint, **parts: str):
    return requests.request(endpoint.method, endpoint.url(**parts), timeout=9)


perform(RESTRICTIONS, id="1")  #: GET /wiki/rest/api/content/{}/restriction
perform(ARCHIVE)  #: POST /wiki/rest/api/content/archive
