"""aioresponses, httpretty, pook, vcr, mocket, pytest-httpserver."""
import httpretty
import pook
import vcr
from aioresponses import aioresponses

SITE = "https://acme.atlassian.net"


async def test_aio():
    with aioresponses() as mocked:
        mocked.get(f"{SITE}/wiki/rest/api/content/1", payload={"id": 1})
        mocked.post(f"{SITE}/wiki/api/v2/pages", status=201)
        mocked.assert_called_with(f"{SITE}/wiki/rest/api/content/1", method="GET")


@httpretty.activate
def test_httpretty():
    httpretty.register_uri(httpretty.GET, f"{SITE}/wiki/rest/api/space", body="{}")


@pook.on
def test_pook():
    pook.get(f"{SITE}/wiki/rest/api/content/1", reply=200, response_json={})


@vcr.use_cassette("content.yaml", match_on=["uri"])
def test_vcr(recorder):
    assert recorder.requests[0].uri == f"{SITE}/wiki/rest/api/content/1"


def test_server(httpserver):
    httpserver.expect_request("/wiki/rest/api/content/1", method="GET").respond_with_json({"id": "1"})
    httpserver.expect_ordered_request("/wiki/api/v2/spaces").respond_with_json({"results": []})
