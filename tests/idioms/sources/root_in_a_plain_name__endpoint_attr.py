"""The root stands in `endpoint`, the class and its docstring say Confluence."""
import requests


class ConfluenceClient:
    """Talk to Confluence Cloud.

    Args:
        endpoint: e.g. https://<site>.atlassian.net/wiki/rest/api
    """

    def __init__(self, endpoint: str, email: str, token: str) -> None:
        self.endpoint = endpoint.rstrip("/")
        self.session = requests.Session()
        self.session.auth = (email, token)

    def get_page(self, page_id: str) -> dict:
        return self.session.get(f"{self.endpoint}/content/{page_id}?expand=body.storage").json()  #: GET /wiki/rest/api/content/{}

    def search(self, cql: str) -> dict:
        return self.session.get(f"{self.endpoint}/search", params={"cql": cql}).json()  #: maybe
