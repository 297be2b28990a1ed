"""What a request carries: query, body, headers, authentication, and what its client was made with."""

from __future__ import annotations

from typing import Any

import pytest

from appaccess_lint.engine import Analyzer
from appaccess_lint.request_data import Items, KnownValue, RequestData, Table

SITE = "https://acme.atlassian.net/wiki"
NAMES = "SPACE = SITE + '/rest/api/space'\nCONTENT = SITE + '/rest/api/content'\n"


def plain(value: object) -> Any:
    """What is known as Python has it: a set for alternatives, ``...`` for what isn't known."""
    match value:
        case KnownValue(values=values, open=is_open):
            found = [*map(plain, values), *([...] if is_open else [])]
            return found[0] if len(found) == 1 else found
        case Table(items=items, open=is_open):
            return {**{name: plain(known) for name, known in items}, **({...: ...} if is_open else {})}
        case Items(items=items, open=is_open):
            return [*map(plain, items), *([...] if is_open else [])]
    return value


def data(source: str) -> RequestData:
    """What the only request of *source* carries."""
    head = "import json, os\nimport requests\nfrom atlassian import Confluence\n"
    sites = Analyzer().analyze(head + f"SITE = {SITE!r}\n" + NAMES + source, "confluence.py").sites
    ((found,),) = (site.requests for site in sites if site.kind != "literal")
    return found


WRAPPER = """
class Api:
    def _send(self, method, path, params=None, **kwargs):
        headers = kwargs.pop("headers", {})
        headers["Accept"] = "application/json"
        return requests.request(method, SITE + path, params=params, headers=headers, timeout=9, **kwargs)
    def _get(self, path, **kwargs):
        return self._send("GET", path, **kwargs)
    def spaces(self, key):
"""


@pytest.mark.parametrize(
    ("source", "parameters"),
    [
        ("requests.get(SPACE, params={'type': 'global', 'limit': 5})", {"type": "global", "limit": 5}),
        ("requests.get(SPACE, {'type': 'global'})", {"type": "global"}),
        ("requests.get(SPACE)", None),
        ("query = dict(type='global')\nquery['start'] = 5\nrequests.get(SPACE, params=query)",
         {"type": "global", "start": 5}),
        ("def f(key, more):\n    query = {'key': key}\n    query.update(more)\n"
         "    requests.get(SPACE, params=query)", {"key": ..., ...: ...}),
        (WRAPPER + "        return self._get('/rest/api/space', params={'keys': [key, 'ENG']})",
         {"keys": [..., "ENG"]}),
        (WRAPPER + "        self._send('GET', '/rest/api/space', {'type': 'global'})", {"type": "global"}),
    ],
)  # fmt: skip
def test_query(source: str, parameters: object) -> None:
    assert plain(data(source).parameters) == parameters


def test_query_of_the_url() -> None:
    found = data(
        "def f(id, key):\n    requests.get(f'{SITE}/rest/api/content/{id}?type=global&spaceKey={key}&a=1')"
    )
    assert plain(found.query) == {"type": "global", "spaceKey": ..., "a": "1"}
    assert found.url.names == ("id",)


def test_query_of_a_url_with_an_unknown_end() -> None:
    found = data("def f(page_id, query): requests.get(f'{CONTENT}/{page_id}{query}')")
    assert plain(found.query) == {...: ...}


def test_query_of_a_url_with_more_behind() -> None:
    found = data("def f(more):\n    requests.get(f'{SITE}/rest/api/space?type=global{more}&limit=5&{more}')")
    assert plain(found.query) == {"type": "global{}", "limit": "5", ...: ...}


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("requests.post(CONTENT, json={'type': 'page', 'space': {'key': 'ENG'}})",
         [{"type": "page", "space": {"key": "ENG"}}]),
        ("requests.post(CONTENT, {'type': 'page'})", [{"type": "page"}]),
        ("requests.post(CONTENT)", []),
    ],
)  # fmt: skip
def test_body(source: str, body: list[object]) -> None:
    assert [plain(known) for known in data(source).body] == body


def test_headers_and_authentication_through_wrappers() -> None:
    found = data(
        WRAPPER + "        return self._get('/rest/api/space', headers={'X-A': key}, auth=('me', key))\n"
    )
    assert plain(found.headers) == {"X-A": ..., "Accept": "application/json"}
    assert plain(found.auth) == [..., ...]


def test_secrets_stay_in_the_source() -> None:
    found = data(
        "s = requests.Session()\ns.headers.update({'Authorization': 'Bearer s3cr3t'})\n"
        "s.get(SPACE, params={'api_token': 's3cr3t'}, auth=('me', 's3cr3t'), headers={'Cookie': 's3cr3t'})"
    )
    assert "s3cr3t" not in repr(found)


def test_place_of_a_value() -> None:
    found = data("requests.get(SPACE, params={\n    'type': 'global'})")
    (table,) = found.parameters.tables
    known = table.get("type")
    assert known is not None
    assert known.place is not None
    assert (known.place.line, known.place.column) == (8, 13)


@pytest.mark.parametrize(
    "source",
    [
        "s = requests.Session()\ns.headers.update({'Authorization': 'Bearer x'})\ns.get(SPACE)",
        "s = requests.Session()\ns.get(SPACE)\ns.headers['Authorization'] = 'Bearer x'",
        "s = requests.Session()\ns.headers = {'Authorization': 'Bearer x'}\ns.get(SPACE)",
        "class Api:\n    def __init__(self):\n        self.s = requests.Session()\n"
        "    def f(self):\n        self.s.get(SPACE)\n"
        "    def log_in(self):\n        self.s.headers.update(Authorization='Bearer x')",
        "class Own(requests.Session):\n    def __init__(self):\n        super().__init__()\n"
        "        self.headers.update({'Authorization': 'Bearer x'})\n"
        "    def f(self):\n        self.get(SPACE)",
        "s = requests.Session()\ns.headers['Authorization'] = 'Bearer x'\n"
        "Confluence(url=SITE, session=s).get_space('ENG')",
        "c = Confluence(url=SITE)\nc._session.headers['Authorization'] = 'Bearer x'\nc.get_space('ENG')",
    ],
)
def test_headers_set_on_the_session(source: str) -> None:
    headers = [plain(known) for client in data(source).through for known in client.headers]
    assert headers == [{"Authorization": "Bearer {}"}]


def test_client_by_its_constructor() -> None:
    found = data("Confluence(SITE, 'me', password=os.environ['T'], cloud=True).get_space('ENG', expand='x')")
    (client,) = found.through
    (made,) = client.constructor
    assert client.name == "atlassian.Confluence"
    assert plain(made) == {"url": SITE, "username": "me", "password": ..., "cloud": True}
    assert plain(found.arguments) == {"space_key": "ENG", "expand": "x"}


def test_client_derived_and_made_by_its_base_class() -> None:
    (client,) = data(
        "class Wiki(Confluence):\n    def __init__(self, token):\n"
        "        super().__init__(url=SITE, token=token)\n    def f(self):\n        self.get_space('ENG')"
    ).through
    assert [plain(way) for way in client.constructor] == [{"url": SITE, "token": ...}]
