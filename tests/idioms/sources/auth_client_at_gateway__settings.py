"""Settings hold the gateway's root; urllib and a module-level helper."""
import json
import os
from dataclasses import dataclass, field
from urllib.parse import urljoin
from urllib.request import Request, urlopen


@dataclass(frozen=True)
class Settings:
    cloud_id: str = field(default_factory=lambda: os.environ["CLOUD_ID"])
    gateway: str = "https://api.atlassian.com/ex/confluence/"

    def root(self) -> str:
        return urljoin(self.gateway, self.cloud_id) + "/wiki/rest/api"


SETTINGS = Settings()


def call(path: str, method: str = "GET", body=None):
    request = Request(SETTINGS.root() + path, method=method, data=json.dumps(body).encode() if body else None)
    request.add_header("Authorization", f"Bearer {os.environ['TOKEN']}")
    return json.load(urlopen(request))


def history(page: str):
    return call(f"/content/{page}/history")  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}/history


def create(body: dict):
    return call("/content", method="POST", body=body)  #: AAR202 !AAR201 POST /wiki/rest/api/content
