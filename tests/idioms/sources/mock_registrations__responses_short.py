"""responses: short forms, matchers, Response objects, a registry, callbacks; unittest's patch of urlopen."""
import io
import re
from unittest import mock

import responses
from responses import matchers
from responses.registries import OrderedRegistry

API = "https://acme.atlassian.net/wiki/rest/api"


@responses.activate(registry=OrderedRegistry)
def test_short(sync):
    responses.get(url=f"{API}/content/1", json={"id": "1"})
    responses.post(f"{API}/content", match=[matchers.json_params_matcher({"type": "page"})], status=201)
    responses.add(responses.Response(method="PUT", url=f"{API}/content/1", json={}))
    responses.upsert(responses.GET, f"{API}/space", json={})
    responses.replace(responses.GET, f"{API}/space", json={"results": []})
    responses.remove(responses.GET, f"{API}/space")
    responses.add_callback("DELETE", re.compile(API + r"/content/\d+"), callback=lambda request: (204, {}, ""))
    responses.add_passthru(f"{API}/user")
    sync()
    assert responses.calls[0].request.url == f"{API}/content/1"
    assert responses.assert_call_count(f"{API}/content/1", 1)


@mock.patch("urllib.request.urlopen")
def test_open(urlopen, sync):
    urlopen.return_value.__enter__.return_value = io.BytesIO(b"{}")
    sync()
    (request,), _ = urlopen.call_args
    assert request.full_url == f"{API}/content/1"
    assert request == mock.call(f"{API}/content/1")
