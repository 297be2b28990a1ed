"""Annotations by the namespace of a plugin, on a Cloud site."""
import requests

WIKI = "https://acme.atlassian.net/wiki"


class Annotations:
    def __init__(self, session: requests.Session) -> None:
        self.session = session

    def of_page(self, page_id: str) -> list[dict]:
        return self.session.get(f"{WIKI}/rest/inlinecomments/1.0/comments", params={"containerId": page_id}).json()  #: AAR405

    def create(self, body: dict) -> None:
        self.session.post(f"{WIKI}/rest/inlinecomments/1.0/comments", json=body)  #: AAR405

    def resolve(self, comment_id: str) -> None:
        self.session.put(f"{WIKI}/rest/inlinecomments/1.0/comments/{comment_id}/resolve/true/dangling/false")  #: AAR405
