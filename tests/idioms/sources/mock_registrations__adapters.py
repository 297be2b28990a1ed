"""requests_mock's adapter mounted on a session, aioresponses as a context manager, betamax-like stubs by decorator."""
import re

import pytest
import requests
import requests_mock
from aioresponses import CallbackResult, aioresponses

API = "https://acme.atlassian.net/wiki/rest/api"
LABELS = re.compile(r"^https://acme\.atlassian\.net/wiki/rest/api/content/\d+/label$")


@pytest.fixture
def session():
    adapter = requests_mock.Adapter()
    adapter.register_uri("GET", f"{API}/content/1", json={"id": "1"})
    adapter.register_uri(requests_mock.ANY, LABELS, [{"status_code": 429}, {"json": {"results": []}}])
    adapter.add_matcher(lambda request: None if "/rest/api/space" not in request.url else requests.Response())
    session = requests.Session()
    session.mount("https://acme.atlassian.net", adapter)
    return session


@pytest.fixture
def mocked():
    with aioresponses(passthrough=["http://127.0.0.1"]) as m:
        m.get(f"{API}/content/2?expand=version", payload={"id": "2"}, repeat=True)
        m.post(f"{API}/content", callback=lambda url, **kw: CallbackResult(status=200))
        m.add(f"{API}/content/2", method="DELETE", status=204)
        yield m


async def test_async(mocked, loader):
    await loader.load()
    mocked.assert_called_with(f"{API}/content/2?expand=version", method="GET")
    assert ("GET", f"{API}/content/2") not in mocked.requests


@requests_mock.Mocker(kw="m")
def test_mocker(loader, **kwargs):
    m = kwargs["m"]
    m.get(API + "/space/ENG", text="{}")
    m.request("PUT", API + "/content/3", exc=requests.ConnectTimeout)
    loader.spaces()
    assert m.request_history[0].url == API + "/space/ENG"
    assert m.last_request.path == "/wiki/rest/api/space/eng"


@requests_mock.Mocker()
class TestLoader:
    def test_get(self, m):
        m.get(API + "/content/4", json={"id": "4"})

    def load(self, m):
        return m.get(API + "/content/4")  #: GET /wiki/rest/api/content/{}
