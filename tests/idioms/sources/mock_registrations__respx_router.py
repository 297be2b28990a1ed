"""respx: routers with a base URL, patterns, side effects, named routes."""
import httpx
import pytest
import respx
from respx.patterns import M

SITE = "https://acme.atlassian.net"
router = respx.MockRouter(base_url=SITE, assert_all_called=False)
router.get("/wiki/rest/api/content/1", name="page").respond(json={"id": "1"})
router.route(method="POST", path="/wiki/rest/api/content").mock(side_effect=httpx.ConnectError)
router.route(M(path="/wiki/api/v2/spaces") & M(method="GET")).respond(200)


@pytest.fixture
def mocked_api():
    with respx.mock(base_url=f"{SITE}/wiki/api/v2") as api:
        api.get("/pages/1", name="one").respond(json={})
        api.delete(path__regex=r"/pages/\d+").mock(return_value=httpx.Response(204))
        yield api


def test_one(mocked_api, respx_mock):
    route = respx_mock.put(f"{SITE}/wiki/rest/api/content/1").mock(return_value=httpx.Response(409))
    respx_mock.head(url__startswith=f"{SITE}/wiki/rest/api/content").respond(200)
    httpx.put(f"{SITE}/wiki/rest/api/content/1/restriction", json=[])  #: PUT /wiki/rest/api/content/{}/restriction
    assert route.called
    assert mocked_api["one"].calls.last.request.url == f"{SITE}/wiki/api/v2/pages/1"
