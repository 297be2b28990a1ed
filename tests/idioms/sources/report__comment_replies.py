"""Replies are children of inline or footer comments; v2 has no comments/{id}/children."""
from collections import deque

import requests


class Comments:
    def __init__(self, site: str = "https://acme.atlassian.net") -> None:
        self.v2 = f"{site}/wiki/api/v2"
        self.v1 = f"{site}/wiki/rest/api"
        self.http = requests.Session()
        self.http.auth = ("me@acme.example", "token")

    def roots(self, page_id: str) -> list[dict]:
        return self.http.get(f"{self.v2}/pages/{page_id}/inline-comments", params={"body-format": "storage", "resolution-status": "open", "limit": 250}, timeout=9).json()["results"]  #: AAR101 !AAR403 GET /wiki/api/v2/pages/{}/inline-comments

    def replies(self, comment_id: str) -> list[dict]:
        return self.http.get(f"{self.v2}/comments/{comment_id}/children", timeout=9).json()["results"]  #: AAR401

    def replies_v1(self, comment_id: str) -> list[dict]:
        return self.http.get(f"{self.v1}/content/{comment_id}/child/comment", params={"expand": "body.storage"}, timeout=9).json()["results"]  #: AAR201 GET /wiki/rest/api/content/{}/child/comment

    def threads(self, page_id: str) -> list[dict]:
        queue, seen = deque(self.roots(page_id)), []
        while queue:
            comment = queue.popleft()
            seen.append(comment)
            queue.extend(self.http.get(f"{self.v2}/inline-comments/{comment['id']}/children", timeout=9).json()["results"])  #: AAR101 !AAR401 GET /wiki/api/v2/inline-comments/{}/children
        return seen
