"""requests_mock as fixture and context manager, its matchers and its history."""
import re

import requests_mock as rm
from requests_mock import ANY

SITE = "https://acme.atlassian.net"


def test_fixture(requests_mock):
    requests_mock.get(f"{SITE}/wiki/rest/api/content/1", json={"id": "1"})
    requests_mock.register_uri("POST", f"{SITE}/wiki/rest/api/content", status_code=201)
    requests_mock.post(re.compile(r"/wiki/rest/api/content/\d+/label"), json={})
    assert requests_mock.last_request.path == "/wiki/rest/api/content/1"


def test_context():
    with rm.Mocker() as m:
        m.get(f"{SITE}/wiki/api/v2/spaces", json={"results": []})
        m.request(ANY, f"{SITE}/wiki/api/v2/pages/1", status_code=404)


@rm.mock()
def test_decorated(mocker):
    mocker.put(f"{SITE}/wiki/api/v2/pages/1", json={})


class TestAdapter:
    def test(self, session):
        adapter = rm.Adapter()
        session.mount("mock://", adapter)
        adapter.register_uri("GET", f"{SITE}/wiki/rest/api/space/ENG", text="{}")
