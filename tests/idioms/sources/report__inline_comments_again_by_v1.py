"""Inline comments by v2, and by v1 where v2 answers 404."""
import requests


class ConfluenceClient:
    def __init__(self, cloud_id: str, token: str) -> None:
        self.base = f"https://api.atlassian.com/ex/confluence/{cloud_id}/wiki"
        self.http = requests.Session()
        self.http.headers.update({"Authorization": f"Bearer {token}"})

    def inline(self, page_id: int) -> list[dict]:
        answer = self.http.get(f"{self.base}/api/v2/pages/{page_id}/inline-comments", params={"body-format": "storage"})  #: AAR101 !AAR403 GET /wiki/api/v2/pages/{}/inline-comments
        if answer.status_code == 404:
            query = {"location": "inline", "expand": "extensions.inlineProperties,body.storage"}
            answer = self.http.get(f"{self.base}/rest/api/content/{page_id}/child/comment", params=query)  #: AAR202 GET /wiki/rest/api/content/{}/child/comment
        return answer.json()["results"]
