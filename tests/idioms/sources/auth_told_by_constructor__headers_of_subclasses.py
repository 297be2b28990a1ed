"""The base's constructor takes headers; two subclasses pass different ones."""
import httpx


class Http:
    def __init__(self, headers):
        self.client = httpx.Client(base_url="https://acme.atlassian.net/wiki", headers=headers)


class Bearer(Http):
    def __init__(self, token):
        super().__init__({"Authorization": f"Bearer {token}"})

    def page(self, i):
        return self.client.get(f"/rest/api/content/{i}")  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}


class Basic(Http):
    def __init__(self, token):
        super().__init__({"Authorization": f"Basic {token}"})

    def page(self, i):
        return self.client.get(f"/rest/api/content/{i}")  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}
