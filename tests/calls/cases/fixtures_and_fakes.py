"""Tests of an app for Confluence: what fixtures give, mocks of a class, and redirects are no calls."""

from unittest import mock

import flask
import httpx
import pytest
import requests
import requests_mock
from django.shortcuts import redirect
from fastapi.testclient import TestClient

from myapp import app

API = "https://acme.atlassian.net/wiki/rest/api"
PAGE = "/wiki/rest/api/content/1"


@pytest.fixture
def mocked():
    with requests_mock.Mocker() as served:
        yield served


@pytest.fixture(scope="session")
def client():
    return TestClient(app)


@pytest.fixture
def confluence():
    return httpx.Client(base_url="https://acme.atlassian.net")


def test_fixtures(mocked, client, confluence):
    mocked.put(f"{API}/content/9", exc=requests.ConnectTimeout)
    client.get(PAGE)
    confluence.get("/wiki/rest/api/space")  # => GET /wiki/rest/api/space


async def test_own_server(aiohttp_client, rf):
    served = await aiohttp_client(app)
    await served.get(PAGE)
    rf.get(PAGE)


def test_mocks_of_classes(mocker):
    session = mock.create_autospec(requests.Session)
    session.get(f"{API}/content/25")
    fake = mock.MagicMock(spec=httpx.Client)
    fake.put(f"{API}/content/26")
    with mock.patch("requests.get") as get:
        get.side_effect = lambda url: {f"{API}/content/27": 1}[url]
        get(f"{API}/content/28")


class FakeResponse:
    url = f"{API}/content/29"

    def __init__(self):
        self.links = {"next": {"url": f"{API}/content/30"}}


def moved():
    return flask.redirect(PAGE) or redirect("/wiki/rest/api/content/33")
