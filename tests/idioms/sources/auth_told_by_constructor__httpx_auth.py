"""httpx: auth of the client, of the call, BasicAuth, and a bearer class of one's own."""
import httpx

SITE = "https://acme.atlassian.net"


class BearerAuth(httpx.Auth):
    def __init__(self, token: str) -> None:
        self.token = token

    def auth_flow(self, request):
        request.headers["Authorization"] = f"Bearer {self.token}"
        yield request


def basic(user: str, password: str):
    with httpx.Client(base_url=SITE, auth=httpx.BasicAuth(user, password)) as client:
        return client.get("/wiki/rest/api/content/1/label")  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/label


def basic_pair(user: str, password: str):
    client = httpx.Client(base_url=SITE, auth=(user, password))
    return client.delete("/wiki/rest/api/content/1")  #: AAR201 !AAR202 DELETE /wiki/rest/api/content/{}


def bearer(token: str):
    client = httpx.Client(base_url=SITE, auth=BearerAuth(token))
    return client.delete("/wiki/rest/api/content/1")  #: AAR202 !AAR201 DELETE /wiki/rest/api/content/{}
