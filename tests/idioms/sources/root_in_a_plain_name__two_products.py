"""The same base class serves two products: what has Jira's paths or a shop's name is silent."""
import requests


class RestBase:
    def __init__(self, server: str) -> None:
        self.server = server.rstrip("/")

    def get(self, path: str):
        return requests.get(f"{self.server}/{path}", timeout=9).json()

    def delete(self, path: str):
        return requests.delete(self.server + "/" + path, timeout=9)


class ConfluenceRest(RestBase):
    """server: https://acme.atlassian.net/wiki/rest/api"""

    def labels(self, number: str):
        return self.get(f"content/{number}/label")  #: GET /wiki/rest/api/content/{}/label

    def purge(self, number: str):
        return self.delete(f"content/{number}?status=trashed")  #: DELETE /wiki/rest/api/content/{}


class JiraRest(RestBase):
    """server: https://acme.atlassian.net/rest/api/3"""

    def issue(self, key: str):
        return self.get(f"issue/{key}")

    def search(self, jql: str):
        return self.get(f"search?jql={jql}")


class CmsRest(RestBase):
    """server: https://cms.example.com/v1"""

    def labels(self, number: str):
        return self.get(f"content/{number}/label")
