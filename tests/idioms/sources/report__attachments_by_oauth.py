"""Attachments by OAuth: the same page of the list again and again."""
import requests


class Attachments:
    def __init__(self, cloud_id: str, token: str) -> None:
        self.base = f"https://api.atlassian.com/ex/confluence/{cloud_id}"
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {token}"

    def listed(self, page_id: str, start: int = 0, limit: int = 50) -> list[dict]:
        query = {"start": start, "limit": limit}
        return self.session.get(f"{self.base}/api/v2/pages/{page_id}/attachments", params=query).json()["results"]  #: AAR403 AAR101 GET /wiki/api/v2/pages/{}/attachments

    def content(self, page_id: str, attachment: str) -> bytes:
        return self.session.get(f"{self.base}/rest/api/content/{page_id}/child/attachment/{attachment}/download").content  #: !AAR201 !AAR202 GET /wiki/rest/api/content/{}/child/attachment/{}/download
