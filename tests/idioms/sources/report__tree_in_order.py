"""The children in the tree's order, one request for each type; deprecated, but it answers OAuth too."""
import requests

TYPES = ["page", "whiteboard", "database", "embed", "folder"]


class Tree:
    def __init__(self, cloud_id: str, token: str) -> None:
        self.root = f"https://api.atlassian.com/ex/confluence/{cloud_id}/wiki"
        self.headers = {"Authorization": "Bearer " + token, "Accept": "application/json"}

    def children(self, content_id: str, limit: int = 50) -> list[dict]:
        found: list[dict] = []
        for kind in TYPES:
            url = f"{self.root}/rest/api/content/{content_id}/descendant/{kind}"
            answer = requests.get(url, params={"limit": limit, "depth": "root"}, headers=self.headers, timeout=9)  #: AAR201 !AAR202 !AAR403 GET /wiki/rest/api/content/{}/descendant/{}
            found += answer.json()["results"]
        return sorted(found, key=lambda child: child["extensions"]["position"])

    def subtree(self, page_id: str) -> list[dict]:
        answer = requests.get(f"{self.root}/rest/api/content/{page_id}/descendant/page", params={"limit": 200}, headers=self.headers, timeout=9)  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/descendant/{} > GET /wiki/api/v2/pages/{}/descendants
        return answer.json()["results"]
