"""Rows of tests: each is run with its method and path, not with those of another row."""
import unittest

import pytest
import requests
from parameterized import parameterized

SITE = "https://acme.atlassian.net"


@pytest.mark.parametrize("path", ["/wiki/api/v2/spaces", "/wiki/api/v2/tasks"])
def test_listing(path):
    assert requests.get(SITE + path, timeout=3).ok  #: GET /wiki/api/v2/spaces | GET /wiki/api/v2/tasks


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/wiki/rest/api/space"),
        pytest.param("DELETE", "/wiki/rest/api/content/1", id="drop"),
    ],
)
def test_access(method, path):
    reply = requests.request(method, SITE + path, timeout=3)  #: GET /wiki/rest/api/space | DELETE /wiki/rest/api/content/{}
    assert reply.status_code == 403


class AccessTest(unittest.TestCase):
    @parameterized.expand([("POST", "pages"), ("PUT", "pages/7")])
    def test_refused(self, method, path):
        reply = requests.request(method, f"{SITE}/wiki/api/v2/{path}", timeout=3)  #: POST /wiki/api/v2/pages | PUT /wiki/api/v2/pages/{}
        self.assertEqual(reply.status_code, 403)


@pytest.mark.parametrize("kind", ["pages", "blogposts"])
@pytest.mark.parametrize("part", ["labels"])
def test_both(kind, part):
    requests.get(f"{SITE}/wiki/api/v2/{kind}/1/{part}", timeout=3)  #: GET /wiki/api/v2/pages/{}/labels | GET /wiki/api/v2/blogposts/{}/labels


@pytest.mark.parametrize("path", ["/wiki/api/v2/pages"])
def test_own_server(path, client):
    assert client.get("/proxy", params={"path": path}).ok
