"""Clients in tests that send requests to the program itself or to a fake, and those that call Confluence."""

from __future__ import annotations

from pathlib import Path

import pytest

from appaccess_lint.engine import Analyzer

FIXTURES = """
import pytest
from fastapi.testclient import TestClient
from httpx import ASGITransport, AsyncClient
from gateway.main import app

@pytest.fixture
def http():
    with TestClient(app) as client:
        yield client

@pytest.fixture
async def asgi():
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://test") as client:
        yield client

@pytest.fixture
def old():
    return AsyncClient(app=app, base_url="http://test")
"""
HEAD = '''
"""Tests of a gateway to Confluence."""
import httpx, requests
from starlette.testclient import TestClient
'''


def told(folder: Path, test: str) -> list[tuple[str, str | None]]:
    (folder / "pyproject.toml").touch()
    inner = folder / "tests" / "api"
    inner.mkdir(parents=True)
    (folder / "tests" / "conftest.py").write_text(FIXTURES, encoding="utf-8")
    (inner / "conftest.py").write_text("import pytest\n", encoding="utf-8")
    file = inner / "test_pages.py"
    file.write_text(HEAD + test, encoding="utf-8")
    sites = Analyzer().analyze(file.read_text(encoding="utf-8"), str(file)).sites
    return [(site.kind, site.url) for site in sites]


@pytest.mark.parametrize(
    "test",
    [
        "def test(http, url): http.get('/api/v2/pages/1'); http.get(url); http.get(f'{url}/content')",
        "async def test(asgi, url): await asgi.get('/rest/api/content/1'); await asgi.post(url)",
        "async def test(asgi, key): await asgi.request('GET', f'/rest/api/space/{key}')",
        "def test(old): old.get('/wiki/rest/api/space')",
        "def test(client: TestClient, url): client.get(url); client.delete('/api/v2/pages/1')",
        "def test(client): client.get('/rest/api/content/1')",
        "def test(test_app_client, url): test_app_client.get(url)",
        "def test(program, url): program.test_client().get(url)",
        "def test(live): requests.get(f'{live}/api/v2/pages')",
        "def test(asynchronous: httpx.AsyncClient): asynchronous.get('/api/v2/spaces')",
        "def answer(request): ...\n"
        "def test():\n"
        "    client = httpx.Client(transport=httpx.MockTransport(answer))\n"
        "    client.get('https://acme.atlassian.net/wiki/rest/api/space')",
        "class Answers(httpx.BaseTransport):\n"
        "    def handle_request(self, request): return httpx.Response(200)\n"
        "def test():\n"
        "    with httpx.Client(transport=Answers()) as client:\n"
        "        client.get('https://acme.atlassian.net/wiki/rest/api/space')",
    ],
)
def test_requests_to_the_program_itself_are_none(tmp_path: Path, test: str) -> None:
    assert told(tmp_path, test) == []


@pytest.mark.parametrize(
    ("test", "url"),
    [
        ("def test(confluence): confluence.get('/rest/api/space')", "/rest/api/space"),
        ("def test(live): requests.get(f'{live}/wiki/rest/api/space')", "{}/wiki/rest/api/space"),
        ("def test_confluence(live): requests.get(f'{live}/api/v2/pages')", "{}/api/v2/pages"),
        ("def test(http): httpx.get('https://a.atlassian.net/wiki/rest/api/space')", None),
    ],
)
def test_requests_to_confluence_count_in_tests(tmp_path: Path, test: str, url: str | None) -> None:
    assert told(tmp_path, test) == [("http", url or "https://a.atlassian.net/wiki/rest/api/space")]


WIKI = """
import requests

class Wiki:
    def __init__(self, base):
        self.base = base
        self._session = requests.Session()

    def fetch(self, path):
        return self._session.get(self.base + path)
"""


@pytest.mark.parametrize(
    ("mocks", "test", "answered"),
    [
        (
            "from unittest.mock import patch",
            "def test():\n  with patch.object(wiki._session, 'get'):\n    wiki.fetch('/rest/api/space')",
            True,
        ),
        (
            "from unittest import mock",
            "@mock.patch('wiki.requests')\ndef test(_): wiki.fetch('/rest/api/space')",
            True,
        ),
        ("import responses", "@responses.activate\ndef test(): wiki.fetch('/rest/api/space')", True),
        ("", "def test(requests_mock): wiki.fetch('/rest/api/space')", True),
        ("import respx", "def test(): requests.get('https://acme.atlassian.net/wiki/rest/api/space')", False),
        ("", "def test(): wiki.fetch('/rest/api/space')", False),
    ],
)
def test_mocks_answer_what_the_code_under_test_requests(
    tmp_path: Path, mocks: str, test: str, answered: bool
) -> None:
    (tmp_path / "wiki.py").write_text(WIKI, encoding="utf-8")
    setup = f"\n{mocks}\nfrom wiki import Wiki\nwiki = Wiki('https://acme.atlassian.net/wiki')\n"
    (tmp_path / "conftest.py").touch()
    assert [kind for kind, _ in told(tmp_path, setup + test) if kind != "unresolved"] == (
        [] if answered else ["http"]
    )


FAKE = """
from wiki import Wiki

class FakeSession:
    def get(self, url): return {"url": url}

class Empty(FakeSession):
    def __len__(self): return 0
"""


@pytest.mark.parametrize(
    ("given", "answered"), [("FakeSession()", True), ("None", False), ("Empty()", False), ("unknown", False)]
)
def test_a_session_of_the_test_answers_what_its_client_requests(
    tmp_path: Path, given: str, answered: bool
) -> None:
    takes = WIKI.replace("self, base", "self, base, session=None").replace(
        "= requests", "= session or requests"
    )
    (tmp_path / "wiki.py").write_text(takes, encoding="utf-8")
    test = f"def test(unknown):\n  wiki = Wiki('https://acme.atlassian.net/wiki', {given})\n"
    sites = told(tmp_path, f"{FAKE}{test}  wiki.fetch('/rest/api/space')")
    assert [kind for kind, _ in sites] == ([] if answered else ["http"])
