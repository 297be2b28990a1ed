"""Tests of an app for Confluence: what is registered, served, recorded or compared is no call."""
import re
import unittest
from http.server import BaseHTTPRequestHandler
from unittest import mock
from unittest.mock import MagicMock, call, patch

import aioresponses as aioresponses_module
import django.urls
import httpretty
import httpx
import pook
import pytest
import requests
import requests_mock
import responses
import respx
import uplink
import vcr
from aiohttp import web
from aioresponses import aioresponses
from django.urls import path, re_path
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient
from flask import Blueprint, Flask
from starlette.routing import Route

from myapp import app as imported_app

SITE = "https://acme.atlassian.net"
SPACE_URL = f"{SITE}/wiki/rest/api/space"
SENT_URL = f"{SITE}/wiki/rest/api/search"  # => literal: GET /wiki/rest/api/search


def test_shared():
    responses.add("GET", SPACE_URL, json={"results": []})
    assert responses.calls[0].request.url == SPACE_URL
    responses.add(responses.GET, SENT_URL)
    app_under_test().visit(SENT_URL)


@requests_mock.Mocker()
def test_injected(m):
    m.get(f"{SITE}/wiki/rest/api/content/1", json={})
    m.register_uri("POST", f"{SITE}/wiki/rest/api/content", text="")
    requests.get(f"{SITE}/wiki/rest/api/content/1")  # => GET /wiki/rest/api/content/{id}


def test_with():
    with requests_mock.Mocker(real_http=True) as fake:
        fake.delete(f"{SITE}/wiki/rest/api/content/1", status_code=204)
    with aioresponses() as fake:
        fake.get(f"{SITE}/wiki/api/v2/pages", payload={"results": []})
    with aioresponses_module.aioresponses() as server:
        server.get(re.compile(rf"^{SITE}/wiki/api/v2/spaces.*$"), payload={})
    with responses.RequestsMock() as rsps:
        rsps.get(f"{SITE}/wiki/rest/api/content/1/label", json={"results": []})
    with respx.mock(base_url=SITE) as router:
        route = router.get("/wiki/api/v2/pages/1").mock(return_value=httpx.Response(200))
        router.route(method="GET", path="/wiki/api/v2/spaces") % 200
        assert route.called
    with vcr.use_cassette("wiki/rest/api/content/1.yaml"):
        requests.get(f"{SITE}/wiki/rest/api/content/1/label")  # => GET /wiki/rest/api/content/{id}/label
    pook.get(f"{SITE}/wiki/rest/api/content/1").reply(200)


class TestReader(unittest.TestCase):
    expected = f"{SITE}/wiki/rest/api/content/1/history"

    def setUp(self):
        self.mock = requests_mock.Mocker()
        self.mock.start()
        self.url = f"{SITE}/wiki/rest/api/content/5"
        self.asked = f"{SITE}/wiki/rest/api/content/6"  # => literal: GET /wiki/rest/api/content/{id} | PUT /wiki/rest/api/content/{id} | DELETE /wiki/rest/api/content/{id}

    @httpretty.activate
    def test_pretty(self):
        httpretty.register_uri(httpretty.GET, f"{SITE}/wiki/rest/api/space", body="[]")
        self.mock.put(self.url, json={})
        self.reader.run(self.asked)
        self.assertEqual(self.mock.last_request.url, self.expected)
        self.assertIn(self.url, [f"{SITE}/wiki/rest/api/content/7", *self.seen])

    @patch("app.session.get", return_value={"next": "/wiki/api/v2/pages?cursor=abc"})
    @mock.patch.object(requests, "get")
    def test_patched(self, get, other):
        get.return_value.json.return_value = {"id": "1", "self": f"{SITE}/wiki/rest/api/content/1"}
        get.side_effect = [MagicMock(url=f"{SITE}/wiki/rest/api/content/2")]
        get.assert_called_once_with(f"{SITE}/wiki/rest/api/content/1", headers=mock.ANY)
        get.assert_has_calls([call(f"{SITE}/wiki/rest/api/content/1"), mock.call("/rest/api/content/2")])
        assert get.call_args_list == [call(f"{SITE}/wiki/rest/api/content/3")]
        assert get.call_args.kwargs == {"url": f"{SITE}/wiki/rest/api/content/3"}
        assert get.call_args.args[0] in {"/rest/api/content/2", "/rest/api/content/3"}
        assert str(get.call_args.args[0]) == str(httpx.URL(f"{SITE}/wiki/rest/api/content/2"))
        assert self.reader.fetch("/rest/api/content/2") == {}  # => GET /wiki/rest/api/content/{id} | PUT /wiki/rest/api/content/{id} | DELETE /wiki/rest/api/content/{id}
        assert requests.get(f"{SITE}/wiki/rest/api/space").ok  # => GET /wiki/rest/api/space


def test_fixtures(httpx_mock, requests_mock, respx_mock, httpserver, mocker, monkeypatch):
    httpx_mock.add_response(method="GET", url=re.compile(r".*/wiki/rest/api/content/\d+"))
    requests_mock.get("https://acme.atlassian.net/wiki/rest/api/space", json={})
    respx_mock.get(url__regex=r"/wiki/api/v2/pages/\w+").respond(200)
    httpserver.expect_request("/wiki/rest/api/content/1").respond_with_json({})
    mocker.patch("app.fetch", return_value={"_links": {"self": "/rest/api/content/1"}})
    get = mocker.patch("app.get")
    get.assert_called_with("/rest/api/content/1")
    requests = httpx_mock.get_requests(url=f"{SITE}/wiki/rest/api/space")
    expected = [f"{SITE}/wiki/rest/api/content/{i}" for i in (1, 2)]
    assert [str(r.url) for r in requests] == expected


@pytest.mark.parametrize("url, kind", [("/rest/api/content/1", "page"), ("/rest/api/space/A", "space")])
def test_kind(url, kind):
    assert kind_of(url) == kind


def fake_server(method, path):
    match (method, path):
        case ("GET", "/wiki/api/v2/pages" | "/wiki/api/v2/spaces"):
            return 200
        case {"path": "/rest/api/content", **rest}:
            return rest
        case ["POST", "/rest/api/content", *_] if path != "/rest/api/space":
            return 201


def one_page(request):
    return {"_links": {"next": "/rest/api/content?start=25"}, "size": 25}


class Server(BaseHTTPRequestHandler):
    routes = {"/wiki/rest/api/space": one_page, "/rest/api/content/1": lambda self: self.send()}
    answers = {
        "/rest/api/content/1": {"results": [], "size": 0},
        "/rest/api/content/2": (404, "nothing"),
        "/rest/api/content/3": load_fixture("page.json"),
    }

    def do_GET(self):
        if self.path == "/wiki/rest/api/content":
            return self.send(200)
        if self.path.startswith(("/rest/api/space", "/rest/api/user")):
            return self.send(200)
        if self.path in ["/rest/api/content/1", "/rest/api/content/2"] or "/rest/api/search" in self.path:
            return self.send(200)
        self.send_header("Location", "/wiki/rest/api/content/2")
        self.routes[self.path](self)


SPACE = {"homepage": "/rest/api/content/9", "_expandable": {"metadata": ""}}
OTHER = dict(id=1, key="A", self=f"{SITE}/wiki/rest/api/space/A")


app = Flask(__name__)
api = FastAPI()
router = APIRouter()
blueprint = Blueprint("a", "b")


@app.route("/rest/api/content/<int:page>", methods=["GET"])
@blueprint.get("/rest/api/space/<key>")
@api.get("/wiki/rest/api/content/{page}")
@router.post("/rest/api/content")
@imported_app.get("/rest/api/content/{page}/label")
def page(page):
    return {}


def set_up_routes(application, handler, views):
    app.add_url_rule("/rest/api/content/<page>", view_func=handler)
    application.router.add_get("/rest/api/content/{page}", handler)
    application.router.add_route("GET", "/rest/api/space", handler)
    application.add_routes([web.get("/rest/api/space/{key}", handler), web.post("/rest/api/content", handler)])
    api.add_api_route("/wiki/rest/api/content/{page}", handler)
    app.route("/rest/api/content")(handler)
    return [Route("/rest/api/content/{page}", endpoint=handler), ("/rest/api/space", views.space_handler)]


urlpatterns = [
    path("rest/api/content/<int:page>", page),
    re_path(r"^rest/api/content/(?P<page>\d+)/label$", page),
    django.urls.path("wiki/rest/api/space", page),
]
PAGE_PATTERN = "/rest/api/content/[0-9]+"
IS_PAGE = re.compile("/wiki/rest/api/content/([0-9]+)")


def test_own_server():
    client = TestClient(api)
    assert client.get("/wiki/rest/api/content/1").status_code == 200
    with app.test_client() as browser:
        browser.post("/rest/api/content", json={})


class Declared(uplink.Consumer):
    @uplink.get("/wiki/rest/api/content/{id}")  # => GET /wiki/rest/api/content/{id}
    def content(self, id): ...


class FakeSession:
    def get(self, url):
        self.asked = url
        return {}


def read(session):
    return session.get(f"{SITE}/wiki/rest/api/content/1")  # => GET /wiki/rest/api/content/{id}


def test_read():
    session = FakeSession()
    read(session)
    assert session.asked == f"{SITE}/wiki/rest/api/content/1"


def test_live(live_session):
    url = f"{SITE}/wiki/rest/api/space"
    assert requests.get(url).url == url  # => GET /wiki/rest/api/space
    live_session.get(f"{SITE}/wiki/rest/api/content/1")  # => GET /wiki/rest/api/content/{id}


class Documented:
    config = {"json_schema_extra": {"examples": [{"self": f"{SITE}/wiki/rest/api/content/1"}]}}
    tool = {"name": "read", "description": "Same as GET /wiki/rest/api/content/1"}


def kind_of(path):
    return {"/wiki/rest/api/space": "space", "/wiki/api/v2/pages": "page"}.get(path, "other")


def group_of(path):
    return {"/wiki/rest/api/group": "group"}[path]
