"""Contract tests, recorded cassettes, JSON strings and a real call by a test client."""
import json

import httpx
import requests

SITE = "https://acme.atlassian.net"
CASSETTE = json.loads("""{"request": {"method": "GET", "uri": "https://acme.atlassian.net/wiki/rest/api/content/1"}}""")


def test_pact(pact):
    (
        pact.given("a page")
        .upon_receiving("a request for it")
        .with_request("GET", "/wiki/api/v2/pages/1")
        .will_respond_with(200, body={"id": "1"})
    )


def test_wiremock(wiremock):
    wiremock.stub_for({"request": {"method": "GET", "urlPath": "/wiki/rest/api/content/1"}, "response": {"status": 200}})


def test_transport():
    def handle(request):
        routes = {"/wiki/rest/api/content/1": httpx.Response(200, json={"id": "1"})}
        return routes[request.url.path]

    client = httpx.Client(transport=httpx.MockTransport(handle))
    assert client


def test_live():
    assert requests.get(f"{SITE}/wiki/rest/api/content/1/label", timeout=9).ok  #: GET /wiki/rest/api/content/{}/label
