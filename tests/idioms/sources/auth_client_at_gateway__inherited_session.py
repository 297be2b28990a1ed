"""A session class fills in the gateway; a base class keeps it."""
import requests


class GatewaySession(requests.Session):
    def __init__(self, cloud_id: str, token: str) -> None:
        super().__init__()
        self.root = f"https://api.atlassian.com/ex/confluence/{cloud_id}"
        self.headers["Authorization"] = "Bearer " + token

    def request(self, method, url, *args, **kwargs):
        return super().request(method, self.root + url, *args, **kwargs)


class Base:
    def __init__(self, cloud_id: str, token: str) -> None:
        self.http = GatewaySession(cloud_id, token)


class Pages(Base):
    def read(self, page_id: str):
        return self.http.get(f"/wiki/rest/api/content/{page_id}")  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}

    def write(self, page_id: str, body: dict):
        return self.http.put(f"/wiki/rest/api/content/{page_id}", json=body)  #: AAR202 !AAR201 PUT /wiki/rest/api/content/{}

    def me(self):
        return self.http.get("/wiki/rest/api/user/current")  #: !AAR202 !AAR201 GET /wiki/rest/api/user/current
