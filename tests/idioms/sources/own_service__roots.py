"""The page of a Confluence assistant asks the app's own service, which has paths of its own below /api/v2."""
import os

import httpx
import requests

BACKEND_URL = os.environ["BACKEND_URL"]
API_URL = os.getenv("API_URL", "http://localhost:8000")
API_BASE = f"{API_URL}/api/v2"
CONFLUENCE_URL = os.getenv("CONFLUENCE_URL", "http://localhost:8090")


def pages(page):
    requests.get(f"{BACKEND_URL}/api/v2/pages")
    requests.get(f"{API_BASE}/pages/{page}")
    requests.post(API_URL + "/api/v2/spaces", json={})
    requests.get(f"{CONFLUENCE_URL}/api/v2/pages/{page}")  #: GET /wiki/api/v2/pages/{id}


class Assistant:
    def __init__(self, base_url="http://127.0.0.1:5000"):
        self.base_url = base_url
        self.session = requests.Session()

    def get(self, path):
        return self.session.get(self.base_url + path)

    def tasks(self):
        return self.get("/api/v2/tasks")

    def pages(self):
        return self.get("/api/v2/pages")


class WagtailPages:
    def __init__(self, url):
        self.url = url

    async def page(self, page):
        async with httpx.AsyncClient() as http:
            return await http.get(f"{self.url}/api/v2/pages/{page}")


class ConfluencePages:
    """A client of Confluence's REST API."""

    def __init__(self, base_url="http://localhost:8080/wiki"):
        self.base_url = base_url

    def page(self, page):
        return requests.get(f"{self.base_url}/api/v2/pages/{page}")  #: GET /wiki/api/v2/pages/{id}


def ingest(settings, page):
    requests.get(f"{settings.ingestion_service_url}/api/v2/pages/{page}")
    requests.get(f"{settings.rag_url}/api/v2/pages/{page}/labels")
    requests.get(f"{settings.site_url}/api/v2/pages/{page}")  #: GET /wiki/api/v2/pages/{id}
