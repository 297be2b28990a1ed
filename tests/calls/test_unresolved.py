"""Requests that are counted, as what is known of them names no endpoint."""

from __future__ import annotations

import pytest

from appaccess_lint.engine import Analyzer

HEAD = "import requests\nSITE = 'https://acme.atlassian.net/wiki'\n"


def found(source: str) -> list[tuple[int, str, str | None]]:
    """Return line, kind and URL of each call site; lines count from the one behind the head."""
    sites = Analyzer().analyze(HEAD + source, "confluence.py").sites
    return [(site.span.line - 2, site.kind, site.url) for site in sites]


CLASS = """class Client:
    def __init__(self, base): self.base = base
    def post(self, path): return requests.post(self.base + path)
    def open(self, kind): self.post(f"/api/v2/{kind}/1/properties")
"""


def test_a_caller_that_leaves_a_wrappers_url_open_is_counted() -> None:
    known = '    def known(self): self.post("/api/v2/pages/1/properties")\n'
    assert found(CLASS + known) == [
        (4, "unresolved", "{}/api/v2/{}/1/properties"),
        (5, "http", "{}/api/v2/pages/1/properties"),
    ]


def test_it_stands_for_the_request_below() -> None:
    assert found(CLASS) == [(4, "unresolved", "{}/api/v2/{}/1/properties")]


def test_what_its_own_callers_name_is_none() -> None:
    caller = '    def caller(self): self.open("pages")\n'
    assert found(CLASS + caller) == [(5, "http", "{}/api/v2/pages/1/properties")]


def test_wrappers_within_each_other() -> None:
    source = """def get(path, **more): return requests.get(SITE + path, **more)
def wrapped(path): return get(path, timeout=3)
def lone(kind): return wrapped(f"/rest/api/{kind}")
def known(): return wrapped("/rest/api/space")
"""
    assert [(line, kind) for line, kind, _ in found(source)] == [(3, "unresolved"), (4, "http")]


def test_a_variable_of_a_path_that_the_function_names_is_none() -> None:
    source = """def page(id, v2):
    root = "/api/v2/pages/" if v2 else "/rest/api/content/"
    return requests.get(SITE + root + id)
def use(name): return page("a/" + name, True)
"""
    assert all(kind == "http" for _, kind, _ in found(source))


def test_a_path_of_another_api_is_none() -> None:
    source = CLASS + '    def other(self, id): self.post(f"/rest/agile/1.0/board/{id}")\n'
    assert [line for line, *_ in found(source)] == [4]


@pytest.mark.parametrize(
    "source",
    [
        "import os\nrequests.get(os.environ['SEARCH_URL'])",
        "import json\nconf = json.load(open('c.json'))\nrequests.get(conf['endpoints']['search'])",
        "import functools, operator\nrequests.get(functools.reduce(operator.add, PARTS))",
        "def sync(rows):\n    for (url,) in rows: requests.get(url)",
        "def read(url): return requests.get(url)",
        "class C:\n    def __init__(self, base, session): self.base, self.session = base, session\n"
        "    def get(self, path): return self.session.get(self.base + path)",
        "def get(session, base, path): return session.get(f'{base}/{path}')",
        "def get(s, path): return s.get(SITE + '/rest/api/' + path)",
        "class JiraCloud:\n    def get(self, path): return requests.get(f'{self.site}/wiki/api/v2{path}')",
    ],
)
def test_a_request_of_which_nothing_is_known_is_counted(source: str) -> None:
    assert [kind for _, kind, _ in found(source + "\n")] == ["unresolved"]


@pytest.mark.parametrize(
    "source",
    [
        "import os\nrequests.get(os.environ['JIRA_URL'])",
        "def tell(slack_hook): requests.post(slack_hook)",
        "from urllib.request import urlopen\ndef send(request): urlopen(request)",
        "def known(client, key): return client.get(key)",
        "def known(client, prefix, key): return client.get(f'{prefix}:{key}')",
        "import pandas\ndef read(path): return pandas.read_json(path)",
        "import limits\nsession = requests.Session()\nsession.request = limits.of(session.request)",
        "class BookStack:\n    def get(self, path): return requests.get(f'{self.base}/api{path}')\n"
        "    def pages(self): return self.get('/pages')",
        "class BookStack:\n    def get(self, path): return requests.get(f'{self.base}/api{path}')\n"
        "class Importer:\n    stack = BookStack()\n    def pages(self, id): self.stack.get(f'/pages/{id}')",
        "def send(base, path): return requests.get(f'{base}/index.php?/api/v2/{path}')",
        "def send(base, path): return requests.post(f'{base}/reports/export.aspx/{path}')",
    ],
)
def test_what_is_evidently_something_else_is_none(source: str) -> None:
    assert found(source + "\n") == []


def test_a_request_object_counts_where_it_is_made() -> None:
    source = """from urllib.request import Request, build_opener
def drop(base, page):
    made = Request(f"{base}/rest/api/content/{page}", method="DELETE")
    return build_opener().open(made).status
"""
    assert [(line, kind) for line, kind, _ in found(source)] == [(3, "http")]
