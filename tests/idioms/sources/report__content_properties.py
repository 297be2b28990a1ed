"""Content properties by key through the client and by requests."""
from atlassian import Confluence
import requests


class PropertyStore:
    KEY = "com.acme.sync"

    def __init__(self, confluence: Confluence, page_id: str) -> None:
        self.confluence = confluence
        self.page_id = page_id

    def __getitem__(self, key: str):
        return self.confluence.get_page_property(self.page_id, key)["value"]  #: GET /wiki/rest/api/content/{}/property/{}

    def __setitem__(self, key: str, value) -> None:
        self.confluence.set_page_property(self.page_id, {"key": key, "value": value})  #: POST /wiki/rest/api/content/{}/property

    def __delitem__(self, key: str) -> None:
        self.confluence.delete_page_property(self.page_id, key)  #: DELETE /wiki/rest/api/content/{}/property/{}


def put_value(session: requests.Session, site: str, page: str, number: int):
    body = {"key": PropertyStore.KEY, "value": {}, "version": {"number": number}}
    return session.put(f"https://{site}.atlassian.net/wiki/rest/api/content/{page}/property/{PropertyStore.KEY}", json=body)  #: AAR201 PUT /wiki/rest/api/content/{}/property/{}
