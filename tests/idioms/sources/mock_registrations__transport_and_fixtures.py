"""httpx.MockTransport's handler; JSON fixtures in parametrize; a client under test does call."""
import httpx
import pytest

SITE = "https://acme.atlassian.net"
ANSWER = {"results": [], "_links": {"base": f"{SITE}/wiki", "next": "/rest/api/content/search?cursor=x"}}


def handler(request: httpx.Request) -> httpx.Response:
    if request.url.path == "/wiki/api/v2/pages/1":
        return httpx.Response(200, json={"_links": {"self": f"{SITE}/wiki/rest/api/content/1"}})
    assert str(request.url) == f"{SITE}/wiki/api/v2/spaces?keys=ENG"
    return httpx.Response(200, json=ANSWER)


@pytest.fixture
def client():
    return httpx.Client(transport=httpx.MockTransport(handler), base_url=SITE)


@pytest.mark.parametrize(("given", "wanted"), [("1", f"{SITE}/wiki/rest/api/content/1"), ("2", f"{SITE}/wiki/rest/api/content/2")])
def test_url(given, wanted, subject):
    assert subject.url_of(given) == wanted


class Stub:
    responses = {f"{SITE}/wiki/rest/api/content/1": {"id": "1"}, ("GET", f"{SITE}/wiki/api/v2/pages/2"): {"id": "2"}}

    def get(self, url, **options):
        return self.responses[url]
