"""A 3LO app: accessible resources, then v1 through the gateway, token refresh in a decorator."""
import functools

import requests

AUTH = "https://auth.atlassian.com/oauth/token"
API = "https://api.atlassian.com"


def refreshing(function):
    @functools.wraps(function)
    def inner(self, *arguments, **options):
        answer = function(self, *arguments, **options)
        if answer.status_code == 401:
            self.refresh()
            answer = function(self, *arguments, **options)
        return answer

    return inner


class OAuthConfluence:
    def __init__(self, client_id: str, secret: str, tokens: dict) -> None:
        self.client_id, self.secret, self.tokens = client_id, secret, tokens

    def refresh(self) -> None:
        self.tokens = requests.post(AUTH, json={"grant_type": "refresh_token", "client_id": self.client_id, "client_secret": self.secret, "refresh_token": self.tokens["refresh_token"]}, timeout=9).json()

    def resources(self):
        return requests.get(f"{API}/oauth/token/accessible-resources", headers=self.headers, timeout=9).json()

    @property
    def headers(self) -> dict:
        return {"Authorization": f"Bearer {self.tokens['access_token']}", "Accept": "application/json"}

    @refreshing
    def request(self, method: str, path: str, **options):
        cloud_id = self.resources()[0]["id"]
        return requests.request(method, f"{API}/ex/confluence/{cloud_id}/{path}", headers=self.headers, timeout=9, **options)

    def pages(self, space: str):
        return self.request("GET", "wiki/rest/api/content", params={"spaceKey": space, "type": "page"})  #: AAR202 !AAR201 GET /wiki/rest/api/content > GET /wiki/api/v2/pages

    def comment(self, page: str, html: str):
        body = {"type": "comment", "container": {"id": page, "type": "page"}, "body": {"storage": {"value": html, "representation": "storage"}}}
        return self.request("POST", "wiki/rest/api/content", json=body)  #: AAR202 !AAR201 POST /wiki/rest/api/content

    def search(self, cql: str):
        return self.request("GET", "wiki/rest/api/content/search", params={"cql": cql})  #: !AAR202 AAR101 GET /wiki/rest/api/content/search
