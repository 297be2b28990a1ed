"""httpx's build_request and Request."""
import httpx


class Transport:
    def __init__(self, site: str, token: str) -> None:
        self.http = httpx.Client(base_url=f"https://{site}.atlassian.net/wiki/api/v2", headers={"Authorization": f"Bearer {token}"})

    def delete(self, page: str):
        request = self.http.build_request("DELETE", f"/pages/{page}")  #: DELETE /wiki/api/v2/pages/{}
        return self.http.send(request)  #: maybe

    def get(self, page: str):
        return self.http.send(httpx.Request("GET", f"https://acme.atlassian.net/wiki/api/v2/pages/{page}"))  #: GET /wiki/api/v2/pages/{}
