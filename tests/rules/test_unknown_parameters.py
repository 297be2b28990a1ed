"""What AAR403 says of the parameters, bodies and paths that code sends."""

from __future__ import annotations

import pytest

from appaccess_lint.engine import Analyzer

HEAD = """
import json
import httpx
import requests
from atlassian import Confluence
V2 = "https://acme.atlassian.net/wiki/api/v2"
V1 = "https://acme.atlassian.net/wiki/rest/api"
client = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="p")
session = requests.Session()
"""


def messages(*lines: str) -> list[str]:
    source = HEAD + "\n".join(lines) + "\n"
    sites = Analyzer().analyze(source, "app.py").sites
    return [f.message for site in sites for f in site.findings if f.code == "AAR403"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            'requests.get(f"{V2}/pages", params={"space-key": "ENG", "limit": 100})',
            "GET /wiki/api/v2/pages ignores the query parameter space-key; use space-id",
        ),
        (
            'httpx.get(f"{V2}/pages/12?expand=body.storage")',
            "GET /wiki/api/v2/pages/{id} ignores the query parameter expand; use body-format",
        ),
        (
            'session.get(V2 + "/pages", params=dict(start=25, limit=25))',
            "GET /wiki/api/v2/pages ignores the query parameter start; use cursor",
        ),
        (
            'client.get("api/v2/pages", params={"spaceId": 5, "orderby": "id"})',
            "GET /wiki/api/v2/pages ignores the query parameters spaceId, orderby; "
            "use space-id for spaceId, sort for orderby",
        ),
        (
            'requests.get(f"{V2}/spaces", params=[("spaceKey", "ENG")])',
            "GET /wiki/api/v2/spaces ignores the query parameter spaceKey; use keys",
        ),
        (
            'requests.get(f"{V2}/pages/1", params={"anything": 1})',
            "GET /wiki/api/v2/pages/{id} ignores the query parameter anything",
        ),
        (
            'requests.post(f"{V2}/pages", json={"type": "page", "spaceId": 1, "title": "t", "body": {}})',
            "POST /wiki/api/v2/pages has no body key type",
        ),
        (
            'requests.post(f"{V2}/pages", data=json.dumps({"space": "ENG"}))',
            "POST /wiki/api/v2/pages has no body key space; use spaceId",
        ),
        (
            'requests.post(f"{V2}/pages", json={"space": {"key": "ENG"}, "ancestors": []})',
            "POST /wiki/api/v2/pages has no body keys space, ancestors; "
            "use spaceId for space, parentId for ancestors",
        ),
        (
            'requests.get(f"{V2}/spaces/ENG/pages")',
            "GET /wiki/api/v2/spaces/{id}/pages needs a number for id, not ENG; "
            "GET /wiki/api/v2/spaces?keys=ENG returns the ID",
        ),
        (
            'requests.get(f"{V2}/pages/search", params={"cql": "type=page"})',
            "GET /wiki/api/v2/pages/{id} needs a number for id, not search; use GET /wiki/rest/api/search",
        ),
        (
            'requests.get(f"{V1}/user", params={"username": "jane"})',
            "GET /wiki/rest/api/user no longer accepts the query parameter username; use accountId",
        ),
        (
            'client.get_user_details_by_userkey("abc")',
            "GET /wiki/rest/api/user no longer accepts the query parameter key; use accountId",
        ),
        (
            'client.get("rest/api/content/search", params={"cql": "type=page", "start": 25})',
            "GET /wiki/rest/api/content/search no longer accepts the query parameter start; use cursor",
        ),
        (
            'client.get_all_pages_by_label("draft", start=session.n, limit=50)',
            "GET /wiki/rest/api/content/search no longer accepts the query parameter start; use cursor",
        ),
        (
            "requests.get(f'{V1}/search', params={'cql': f'user.fullname ~ \"{session.x}\"', 'limit': 5})",
            "GET /wiki/rest/api/search no longer has user.fullname in cql; "
            "use GET /wiki/rest/api/search/user",
        ),
        (
            "requests.get(f'{V1}/search', params={'cql': 'type=page', 'expand': 'space,body.storage'})",
            "GET /wiki/rest/api/search has no body.storage to expand; use content.body.storage",
        ),
        (
            'client.cql("type=page", expand="version")',
            "GET /wiki/rest/api/search has no version to expand; use content.version",
        ),
        (
            "client.get('rest/api/search?cql=user.accountid=5')",
            "GET /wiki/rest/api/search no longer has user.accountid in cql; "
            "use GET /wiki/rest/api/search/user",
        ),
        (
            'requests.get(f"{V2}/pages", params={"limit": 500})',
            "GET /wiki/api/v2/pages accepts at most 250 for limit, not 500",
        ),
        (
            'requests.get(f"{V2}/pages/12/descendants?depth=50")',
            "GET /wiki/api/v2/pages/{id}/descendants accepts at most 10 for depth, not 50",
        ),
        (
            'requests.put(f"{V2}/tasks/5", json={"status": "checked"})',
            "PUT /wiki/api/v2/tasks/{id} accepts complete or incomplete for status, not checked",
        ),
        (
            'requests.post(f"{V2}/pages", json={"spaceId": 1, "body": {"representation": "html"}})',
            "POST /wiki/api/v2/pages accepts storage, atlas_doc_format or wiki for body.representation, "
            "not html",
        ),
        (
            'requests.post(f"{V2}/pages", json={"spaceId": 1, "metadata": {"labels": [{"name": "x"}]}})',
            "POST /wiki/api/v2/pages has no body key metadata; use POST /wiki/rest/api/content/{id}/label",
        ),
        (
            'requests.put(f"{V2}/pages/1", json={"metadata": {"properties": {"editor": {"value": "v2"}}}})',
            "PUT /wiki/api/v2/pages/{id} has no body key metadata; "
            "use POST /wiki/api/v2/pages/{page-id}/properties",
        ),
        (
            'requests.get(f"{V2}/labels", params={"name": "release"})',
            "GET /wiki/api/v2/labels ignores the query parameter name; use GET /wiki/rest/api/label",
        ),
        (
            'requests.get(f"{V2}/pages", params={"name": "Home"})',
            "GET /wiki/api/v2/pages ignores the query parameter name; use title",
        ),
        (
            'requests.delete(f"{V2}/pages/5?status=draft")',
            "DELETE /wiki/api/v2/pages/{id} ignores the query parameter status; use draft",
        ),
        (
            'requests.get(f"{V2}/pages/5?expand=body.view,ancestors")',
            "GET /wiki/api/v2/pages/{id} ignores the query parameter expand; "
            "use body-format, GET /wiki/api/v2/pages/{id}/ancestors",
        ),
        (
            'session.get(V1 + "/user?" + ("key=" if session.x else "username=") + session.y)',
            "GET /wiki/rest/api/user no longer accepts the query parameter key; use accountId",
        ),
    ],
)
def test_reported(line: str, message: str):
    assert messages(line) == [message]


@pytest.mark.parametrize(
    "lines",
    [
        ('requests.get(f"{V2}/pages", params={"space-id": 12, "limit": 100})',),
        ('requests.get(f"{V2}/pages?limit=25&cursor=x")',),
        ('requests.get(f"{V2}/pages?limit=250")',),
        ("def f(n=500): requests.get(f'{V2}/pages', params={'limit': n})",),
        ("def f(x): requests.get(f'{V2}/pages', params={'limit': 500 if x else 50})",),
        ('requests.put(f"{V2}/tasks/5", json={"status": "complete"})',),
        ("def f(s): requests.put(f'{V2}/tasks/5', json={'status': s})",),
        ('requests.get(f"{V2}/spaces/12/pages")',),
        ("def f(key): requests.get(f'{V2}/spaces/{key}/pages')",),
        ("def f(more): requests.get(f'{V2}/pages', params={'expand': 'x', **more})",),
        ("def f(query): requests.get(f'{V2}/pages?start=1&{query}')",),
        ("def f(query): requests.get(f'{V2}/pages', params=query)",),
        ("def f(body): requests.post(f'{V2}/pages', data=json.dumps(body))",),
        ('requests.get(f"{V1}/content", params={"spaceKey": "ENG", "expand": "body.storage", "start": 5})',),
        ('requests.get(f"{V1}/content/5/property", params={"key": "x"})',),
        ('requests.get(f"{V2}/attachments/att12")',),
        ('client.get_all_pages_from_space("ENG", start=5, expand="version")',),
        ('URL = f"{V2}/pages?start=5"',),
        (
            "def f(v2):",
            "    url = f'{V2}/pages' if v2 else f'{V1}/content'",
            "    requests.get(url, params={'limit': 5} if v2 else {'spaceKey': 'ENG', 'start': 5})",
        ),
        ('requests.get("https://confluence.example.com/wiki/api/v2/pages?start=5")',),
        ('requests.get(f"{V1}/content/search", params={"cql": "type=page", "start": 0})',),
        ('requests.get(f"{V1}/search", params={"cql": "type=page", "start": 25})',),
        ('client.get_all_pages_by_label("draft", 0, 50)',),
        ("requests.get(f'{V1}/search/user', params={'cql': 'user.fullname ~ x'})",),
        ("def f(cql='user.fullname ~ x'): requests.get(f'{V1}/search', params={'cql': cql})",),
        ("requests.get(f'{V1}/search', params={'cql': 'creator = currentUser()'})",),
        ("requests.get(f'{V1}/search', params={'cql': 'type=page', 'expand': 'space,content.version'})",),
        ("requests.get(f'{V1}/content/search', params={'cql': 'type=page', 'expand': 'version'})",),
        ("def f(words): requests.get(f'{V1}/search', params={'cql': 'type=page', 'expand': words})",),
        (
            "def f(cursor, params={'cql': 'type=page', 'start': 25}):",
            "    if cursor: params['cursor'] = cursor",
            "    client.get('rest/api/content/search', params=params)",
        ),
        (
            "def f(site, token, name):",
            "    wiki = Confluence(url=site, token=token)",
            "    wiki.get_user_details_by_username(name)",
            "    session.get(f'{site}/rest/api/user', params={'username': name})",
        ),
        ('client.get_user_details_by_accountid("abc", expand="status")',),
        ("def f(old): session.get(V1 + ('/user?username=x' if old else '/user?accountId=x'))",),
    ],
)
def test_silent(lines: tuple[str, ...]):
    assert messages(*lines) == []


def test_wrapper_hands_its_parameters_on():
    found = messages(
        "class Wiki:",
        "    def _get(self, path, **params):",
        "        return session.get(f'{V2}{path}', params=params)",
        "    def pages(self):",
        "        return self._get('/pages', start=5)",
    )
    assert found == ["GET /wiki/api/v2/pages ignores the query parameter start; use cursor"]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('requests.post(f"{V2}/pages", json={"spaceId": "ENG", "title": "t"})', "POST /wiki/api/v2/pages"),
        ('requests.get(f"{V2}/pages", params={"space-id": "ENG"})', "GET /wiki/api/v2/pages"),
        ('requests.get(f"{V2}/pages?space-id=ENG&limit=5")', "GET /wiki/api/v2/pages"),
        ('KEY = "ENG"\nhttpx.post(V2 + "/blogposts", json=dict(spaceId=KEY))', "POST /wiki/api/v2/blogposts"),
    ],
)
def test_a_key_where_a_number_belongs(line: str, key: str) -> None:
    (message,) = messages(line)
    name = "space-id" if "space-id" in line else "spaceId"
    assert (
        message
        == f"{key} needs a number for {name}, not ENG; GET /wiki/api/v2/spaces?keys=ENG returns the ID"
    )


NAMED = {
    "a path": ("def f(space_key): requests.get(f'{V2}/spaces/{space_key}/pages')", "space_key", "id"),
    "an attribute": (
        "class A:\n    def f(self): requests.get(f'{V2}/spaces/{self.spaceKey}/permissions')",
        "self.spaceKey",
        "id",
    ),
    "a key of a record": ("def f(space): requests.get(f\"{V2}/spaces/{space['key']}\")", "space.key", "id"),
    "a query": (
        "def f(space_key): requests.get(f'{V2}/pages', params={'space-id': space_key})",
        "space_key",
        "space-id",
    ),
    "a body": (
        "def f(space_key): requests.post(f'{V2}/pages', json={'spaceId': space_key, 'title': 't'})",
        "space_key",
        "spaceId",
    ),
}


@pytest.mark.parametrize(("lines", "name", "parameter"), NAMED.values(), ids=NAMED)
def test_what_is_named_after_a_key_of_a_space(lines: str, name: str, parameter: str) -> None:
    (message,) = messages(lines)
    says, hint = message.split("; ")
    assert says.endswith(f" needs a number for {parameter}")
    assert hint == f"if {name} is a key, GET /wiki/api/v2/spaces?keys={{key}} returns the id"


@pytest.mark.parametrize("name", ["key", "property_key", "propertyKey", "prop['key']", "self.key"])
@pytest.mark.parametrize("of", ["pages/{p}", "spaces/12"])
def test_what_is_named_after_a_key_of_a_property(of: str, name: str) -> None:
    given = "self, p, key, prop, property_key, propertyKey"
    (message,) = messages(f'def f({given}): requests.delete(f"{{V2}}/{of}/properties/{{{name}}}")')
    says, hint = message.split("; ")
    assert says.endswith("/properties/{property-id} needs a number for property-id, not a key")
    assert hint.endswith("/properties?key={key} returns it")


@pytest.mark.parametrize("name", ["property_id", "prop['id']", "id_of(key)", "prop", "keys[0]", "monkey"])
def test_names_that_are_not_of_keys_of_properties(name: str) -> None:
    given = "p, key, prop, property_id, keys, monkey"
    assert messages(f'def f({given}): requests.get(f"{{V2}}/pages/{{p}}/properties/{{{name}}}")') == []


def test_a_body_with_few_keys_names_them() -> None:
    call = "def f(p, level): requests.put(f'{V2}/pages/{p}/classification-level', json={'levelId': level})"
    assert messages(call) == [
        "PUT /wiki/api/v2/pages/{id}/classification-level has no body key levelId; it has id and status"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "def f(space): requests.get(f'{V2}/spaces/{space}/pages')",
        "def f(space_key): requests.get(f'{V2}/spaces/{id_of(space_key)}/pages')",
        "def f(space_key):\n    space_key = id_of(space_key)\n    requests.get(f'{V2}/spaces/{space_key}')",
        "def f(ids, space_key): requests.get(f'{V2}/spaces/{ids[space_key]}/pages')",
        "def f(space_id_or_space_key): requests.get(f'{V2}/spaces/{space_id_or_space_key}/pages')",
        "def f(idOrSpaceKey): requests.get(f'{V2}/spaces/{idOrSpaceKey}/pages')",
        "def f(space_key: int): requests.get(f'{V2}/spaces/{space_key}/pages')",
        "def f(space_key: 'int'): requests.get(f'{V2}/spaces/{space_key}/pages')",
        "def f(space_key: int | None): requests.get(f'{V2}/spaces/{space_key}/pages')",
        "def f(space_key: typing.Optional[int]): requests.get(f'{V2}/spaces/{space_key}/pages')",
        "def f(space_key: Union[str, int]): requests.get(f'{V2}/spaces/{space_key}/pages')",
        "def f(space_key: Annotated[int, Path()]): requests.get(f'{V2}/spaces/{space_key}/pages')",
        "def f(space_key): requests.get(f'{V2}/pages', params={'space-id': int(space_key)})",
        "def f(space_key): requests.get(f'{V2}/spaces/{space_key[1:]}/pages')",
        "def f(ids_by_space_key, k): requests.get(f'{V2}/spaces/{ids_by_space_key[k]}/pages')",
        "def f(idsByKey, k): requests.get(f'{V2}/pages/1/properties/{idsByKey[k]}')",
        "def f(key, i): requests.get(f'{V2}/pages/{key}/properties/{i + 1}')",
        "def f(by_key, k): requests.get(f'{V2}/pages/1/properties/{by_key[k]}')",
        "def f(key: int): requests.get(f'{V2}/pages/1/properties/{key}')",
        "def f(workspace_key): requests.get(f'{V2}/spaces/{workspace_key}/pages')",
        "def f(space_key): requests.get(f'{V2}/spaces', params={'keys': space_key})",
        "def f(space_key, x): requests.get(f'{V2}/pages', params={'space-id': space_key or x})",
        "def f(property_key): requests.get(f'{V2}/pages/1/properties?key={property_key}')",
        "def f(space_key): requests.get(f'{V1}/space/{space_key}/content')",
    ],
)
def test_names_that_are_not_of_keys_of_spaces(lines: str) -> None:
    assert messages(lines) == []


LINKS = {
    "a key of the parameters": """
def pages():
    params = {"limit": 50}
    while True:
        data = requests.get(f"{V2}/pages", params=params).json()
        params["cursor"] = data["_links"]["next"]
""",
    "a variable that is None first": """
def pages():
    cursor = None
    while True:
        data = requests.get(f"{V2}/pages", params={"limit": 50, "cursor": cursor}).json()
        cursor = data.get("_links", {}).get("next")
        if not cursor:
            return
""",
    "the parameters of each round": """
def pages(cursor=None):
    while True:
        params = {"limit": 50, "cursor": cursor}
        answer = requests.get(f"{V2}/pages", params=params)
        cursor = answer.json()["_links"].get("next")
""",
    "a URL": """
def pages():
    cursor = ""
    while True:
        data = requests.get(f"{V2}/pages?limit=50&cursor={cursor}").json()
        cursor = data["_links"].get("next")
""",
    "a wrapper": """
class Client:
    def _request(self, path, params=None):
        return requests.get(V2 + path, params=params).json()
    def pages(self):
        params = {"limit": 50}
        data = self._request("/pages", params)
        while data["_links"].get("next"):
            params["cursor"] = data["_links"].get("next")
            data = self._request("/pages", params)
""",
    "a copy of the parameters": """
def pages(params):
    print(params["limit"])
    data = requests.get(f"{V2}/pages", params={**dict(params), "limit": 50}).json()
    params["cursor"] = data["_links"]["next"]
""",
    "another request": """
def pages():
    first = requests.get(f"{V2}/pages?limit=50").json()
    requests.get(f"{V2}/pages", params={"cursor": first["_links"]["next"]})
""",
}


@pytest.mark.parametrize("lines", LINKS.values(), ids=LINKS)
def test_the_link_to_the_next_page_for_its_cursor(lines: str) -> None:
    says = "GET /wiki/api/v2/pages takes the cursor in the URL of _links.next, not the URL itself"
    assert messages(lines) == [says]


@pytest.mark.parametrize(
    "made",
    [
        "parse_qs(urlparse(link).query)['cursor'][0]",
        "link.split('cursor=')[1]",
        "link and link.split('cursor=')[1]",
        "link.split('cursor=')[1] if 'cursor=' in link else link",
        "re.search('cursor=([^&]+)', link)[1]",
        "cursor_of(link)",
        "link[22:]",
        "link[link.index('cursor=') + 7 :]",
        "link[link.rfind('=') + 1 :]",
        "re.sub('.*cursor=', '', link)",
        "parse(link)",
    ],
)
def test_the_cursor_of_the_link_to_the_next_page(made: str) -> None:
    lines = f"""
def pages():
    params = {{"limit": 50}}
    while True:
        data = requests.get(f"{{V2}}/pages", params=params).json()
        link = data["_links"].get("next")
        params["cursor"] = {made}
        yield {{"cursor": link}}
"""
    assert messages("import re\nfrom urllib.parse import parse_qs, urlparse", lines) == []


@pytest.mark.parametrize(
    "params", ["{'limit': state['limit']}", "state['params']", "state.params", "cleaned(state)"]
)
def test_a_link_that_is_kept_in_what_is_not_sent(params: str) -> None:
    lines = f"""
def pages(state):
    data = requests.get(f"{{V2}}/pages", params={params}).json()
    state["cursor"] = data["_links"]["next"]
"""
    assert messages(lines) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "params['cursor'] = params['cursor'].split('cursor=')[1]"),
        ("", "if link: params['cursor'] = of_link"),
        ("params['cursor'] = cleaned(params.get('cursor'))", ""),
        ("params = cleaned(params)", ""),
        ("", "set_cursor(params)"),
        ("", "set_cursor(of=params)"),
    ],
)
def test_a_link_that_other_code_may_replace_by_its_cursor(before: str, after: str) -> None:
    lines = f"""
def pages(params, of_link):
    while True:
        {before}
        data = requests.get(f"{{V2}}/pages", params=params).json()
        link = data["_links"].get("next")
        params["cursor"] = link
        {after}
"""
    assert messages(lines) == []


def test_the_link_to_the_next_page_of_a_search() -> None:
    lines = """
def found(cql):
    first = requests.get(f"{V1}/search", params={"cql": cql}).json()
    return requests.get(f"{V1}/search", params={"cql": cql, "cursor": first["_links"]["next"]})
"""
    says = "GET /wiki/rest/api/search takes the cursor in the URL of _links.next, not the URL itself"
    assert messages(lines) == [says]


def test_a_link_where_an_operation_takes_no_cursor() -> None:
    lines = """
def found():
    first = requests.get(f"{V1}/content").json()
    return requests.get(f"{V1}/content", params={"cursor": first["_links"]["next"]})
"""
    assert messages(lines) == []


def test_the_link_to_the_next_page_for_a_caller() -> None:
    lines = """
def pages(cursor):
    data = requests.get(f"{V2}/pages", params={"cursor": cursor}).json()
    return {"pages": data["results"], "cursor": data["_links"].get("next")}
"""
    assert messages(lines) == []


@pytest.mark.parametrize("value", ["'12'", "12", "space_id", "None", "str(12)"])
def test_a_number_in_a_body(value: str) -> None:
    assert messages(f"requests.post(f'{{V2}}/pages', json={{'spaceId': {value}, 'parentId': {value}}})") == []


QUERIES = {
    "urlencode": "requests.get(f\"{V2}/pages?{urlencode({'expand': 'body', 'limit': 5})}\")",
    "urlencode of pairs": "requests.get(V2 + '/pages?' + urlencode([('expand', 'body')]))",
    "update": "p = {'limit': 5}\np.update(expand='body')\nrequests.get(f'{V2}/pages', params=p)",
    "an item": "p = {'limit': 5}\np['expand'] = 'body'\nhttpx.get(f'{V2}/pages', params=p)",
    "httpx.QueryParams": "httpx.get(f'{V2}/pages', params=httpx.QueryParams({'expand': 'body'}))",
    "yarl's %": "httpx.get(str(URL(f'{V2}/pages') % {'expand': 'body'}))",
    "yarl's with_query": "httpx.get(str(URL(f'{V2}/pages').with_query(expand='body')))",
    "yarl's update_query": "httpx.get(str(URL(f'{V2}/pages').update_query({'expand': 'body'})))",
    "keywords of a wrapper": """
def get(path, **params):
    return session.get(V2 + path, params=params)
get("/pages", expand="body")
""",
    "a dataclass": """
@dataclass
class Query:
    expand: str = "body"
requests.get(f"{V2}/pages", params=asdict(Query()))
""",
    "a loop": "for n in range(9):\n    requests.get(f'{V2}/pages?expand={n}&limit=25')",
}


@pytest.mark.parametrize("source", QUERIES.values(), ids=QUERIES)
def test_ways_to_write_a_query(source: str) -> None:
    libraries = "from dataclasses import asdict, dataclass\nfrom urllib.parse import urlencode"
    assert messages(libraries, "from yarl import URL", source) == [
        "GET /wiki/api/v2/pages ignores the query parameter expand; use body-format"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["params = {k: v for k, v in params.items() if v is not None}"],
        ["params = {k: str(v) for k, v in params.items() if v}"],
        ["if title: params['title'] = title", "params |= {'cursor': title}"],
        ["if title: params['title'] = title", "params = {k: v for k, v in params.items() if v}"],
        ["if title: params['title'] = title", "params = params | {'cursor': title}"],
    ],
    ids=lambda lines: lines[-1],
)
def test_mappings_that_are_made_in_steps(lines: list[str]) -> None:
    given = "def pages(title=None, start=0):"
    source = [given, "params = {'limit': 5, 'start': start, 'title': title}", *lines]
    body = "\n    ".join([*source, 'requests.get(f"{V2}/pages", params=params)'])
    assert messages(body) == ["GET /wiki/api/v2/pages ignores the query parameter start; use cursor"]


def test_mapping_of_which_a_part_is_not_known() -> None:
    loop = "requests.get(f'{V2}/pages', params={k: v for k, v in given.items() if v})"
    assert messages("def pages(given):", f"    {loop}") == []


SHARED = {
    "one dictionary": """
def save(title, page=None):
    body = {"spaceId": "1", "title": title, "id": page, "version": {"number": 1}}
    if page:
        return requests.put(f"{V2}/pages/{page}", json=body)
    return requests.post(f"{V2}/pages", json=body)
""",
    "keys for one of them": """
def save(title, page=None):
    body = dict(spaceId="1", title=title, **({"id": page, "version": {"number": 2}} if page else {}))
    requests.put(f"{V2}/pages/{page}", json=body) if page else requests.post(f"{V2}/pages", json=body)
""",
    "a helper": """
def payload(title, page=None):
    return {"spaceId": "1", "title": title, "id": page, "version": {"number": 1}}
def create(title): requests.post(f"{V2}/pages", json=payload(title))
def update(page, title): requests.put(f"{V2}/pages/{page}", data=json.dumps(payload(title, page)))
""",
    "a helper with a branch": """
def payload(title, page=None):
    body = {"spaceId": "1", "title": title}
    if page:
        body["id"] = page
    return body
def send(method, path, body): return requests.request(method, V2 + path, json=body)
def create(title): send("POST", "/pages", payload(title))
def update(page, title): send("PUT", f"/pages/{page}", payload(title, page))
""",
    "an object": """
class Page:
    def to_json(self): return {"spaceId": self.space, "title": self.title, "id": self.id, "version": 1}
def update(page: Page): requests.put(f"{V2}/pages/1", json=page.to_json())
def create(page: Page): requests.post(f"{V2}/pages", json=page.to_json())
""",
}


@pytest.mark.parametrize("source", SHARED.values(), ids=SHARED)
def test_body_for_two_operations(source: str) -> None:
    assert messages(source) == []
    alone = (
        source.replace("requests.put", "print").replace('"PUT"', '"POST"').replace("/pages/{page}", "/pages")
    )
    says = "POST /wiki/api/v2/pages has no body key"
    assert all(message.startswith(says) for message in messages(alone))
    assert messages(alone)
    # what neither of them takes
    wrong = source.replace('"spaceId"', '"space"').replace("spaceId=", "space=")
    assert len(messages(wrong)) == 2


def test_another_body_of_the_same_file() -> None:
    create = "requests.post(f'{V2}/pages', json={'spaceId': '1', 'version': {'number': 1}})"
    whole = "'id': '1', 'status': 'current', 'title': 't', 'body': {}, 'version': {'number': 2}"
    update = f"requests.put(f'{{V2}}/pages/1', json={{{{{whole}}}}})"
    assert messages(create, update) == ["POST /wiki/api/v2/pages has no body key version"]


SESSIONS = {
    "an attribute": "s = requests.Session()\ns.params = {'expand': 'space'}\ns.get(f'{V2}/pages')",
    "an item": "s = requests.Session()\ns.params['expand'] = 'space'\ns.get(f'{V2}/pages')",
    "an update": "s = requests.Session()\ns.params.update({'expand': 'space'})\ns.get(f'{V2}/pages')",
    "a constructor": "with httpx.Client(params={'expand': 'space'}) as s:\n    s.get(f'{V2}/pages')",
    "a base URL": "s = httpx.Client(base_url=V2, params=httpx.QueryParams(expand='x'))\ns.get('/pages')",
    "a class": """
class Wiki(requests.Session):
    def __init__(self):
        super().__init__()
        self.params = {"expand": "space"}
    def pages(self): return self.get(f"{V2}/pages")
""",
}


@pytest.mark.parametrize("source", SESSIONS.values(), ids=SESSIONS)
def test_query_of_a_session(source: str) -> None:
    assert messages(source) == ["GET /wiki/api/v2/pages ignores the query parameter expand; use body-format"]
    assert messages(source.replace("expand", "title")) == []


def test_query_of_a_session_of_which_a_part_is_not_known() -> None:
    made = "s = requests.Session()\ns.params = given\ns.params['expand'] = 'space'"
    assert messages(f"{made}\ns.get(f'{{V2}}/pages')") == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "requests.get(f'{V2}/pages/1?body-format=body.storage')",
            "GET /wiki/api/v2/pages/{id} accepts storage, atlas_doc_format, view, export_view, "
            "anonymous_export_view, styled_view or editor for body-format, not body.storage",
        ),
        (
            "requests.get(f'{V2}/pages', params={'status': 'any'})",
            "GET /wiki/api/v2/pages accepts current, archived, deleted or trashed for status, not any",
        ),
        (
            "requests.delete(f'{V2}/pages/1', params={'status': 'trashed'})",
            "DELETE /wiki/api/v2/pages/{id} ignores the query parameter status; use purge",
        ),
        (
            "requests.post(f'{V2}/pages', json={'spaceId': 1, 'title': 't', 'parent_page_id': 2})",
            "POST /wiki/api/v2/pages has no body key parent_page_id; use parentId",
        ),
        (
            "requests.get(f'{V2}/spaces', params={'keys': 'ENG', 'expand': 'homepage'})",
            "GET /wiki/api/v2/spaces ignores the query parameter expand",
        ),
        (
            "requests.get(f'{V2}/pages/1?expand=body.view,version,metadata.labels')",
            "GET /wiki/api/v2/pages/{id} ignores the query parameter expand; use body-format, include-labels",
        ),
        (
            "requests.get(f'{V2}/pages', params={'limit': 5, 'include-labels': 'true'})",
            "GET /wiki/api/v2/pages ignores the query parameter include-labels; "
            "GET /wiki/api/v2/pages/{id} accepts include-labels",
        ),
        (
            "requests.get(f'{V2}/pages', params={'expand': 'metadata.labels'})",
            "GET /wiki/api/v2/pages ignores the query parameter expand; "
            "GET /wiki/api/v2/pages/{id} accepts include-labels",
        ),
        (
            "requests.get(f'{V2}/pages', params={'cql': 'label=x'})",
            "GET /wiki/api/v2/pages ignores the query parameter cql; use GET /wiki/rest/api/search",
        ),
        (
            "requests.post(f'{V2}/footer-comments', json={'parentId': '7', 'body': {}})",
            "POST /wiki/api/v2/footer-comments has no body key parentId; use parentCommentId",
        ),
        (
            "requests.get(f'{V2}/pages/1/properties/editor')",
            "GET /wiki/api/v2/pages/{page-id}/properties/{property-id} needs a number for property-id, not "
            "editor; GET /wiki/api/v2/pages/{page-id}/properties?key=editor returns it",
        ),
        (
            "requests.put(f'{V2}/spaces/1/properties/content-appearance', json={'value': 1})",
            "PUT /wiki/api/v2/spaces/{space-id}/properties/{property-id} needs a number for property-id; "
            "GET /wiki/api/v2/spaces/{space-id}/properties?key=content-appearance returns it",
        ),
    ],
)
def test_what_v2_calls_otherwise(line: str, message: str) -> None:
    assert messages(line) == [message]


def test_several_values_of_a_parameter() -> None:
    assert messages("requests.get(f'{V2}/pages?status=current,archived')") == []
    assert len(messages("requests.get(f'{V2}/pages?status=any,draft')")) == 1


def test_forms_of_the_body_that_a_list_does_not_take() -> None:
    says = (
        "GET /wiki/api/v2/spaces/{id}/pages accepts storage or atlas_doc_format for body-format, not view; "
        "GET /wiki/api/v2/pages/{id} accepts view"
    )
    assert messages("requests.get(f'{V2}/spaces/1/pages?body-format=view')") == [says]
    assert messages("requests.get(f'{V2}/spaces/1/pages', params={'body-format': 'view', **given})") == [says]
    either = "{'body-format': 'view' if given else 'storage'}"
    for silent in (
        "requests.get(f'{V2}/spaces/1/pages?body-format=storage')",
        "requests.get(f'{V2}/spaces/1/pages?body-format={given}')",
        f"requests.get(f'{{V2}}/spaces/1/pages', params={either})",
        "requests.get(f'{V2}/pages/1?body-format=view')",
        "requests.get(f'{V2}/custom-content?type=ac:x:y&body-format=raw')",
    ):
        assert messages(silent) == []


REQUIRED = {
    "a page": (
        'requests.put(f"{V2}/pages/1", json={"title": "t", "body": {}, "version": {"number": 2}})',
        ["PUT /wiki/api/v2/pages/{id} requires the body keys id, status"],
    ),
    "a new page": (
        'requests.post(f"{V2}/pages", json={"title": "t"})',
        ["POST /wiki/api/v2/pages requires the body key spaceId"],
    ),
    "a key of another name is said first": (
        'requests.post(f"{V2}/pages", json={"space": "ENG", "title": "t"})',
        ["POST /wiki/api/v2/pages has no body key space; use spaceId"],
    ),
    "keys added later": (
        'body = {"title": "t"}\nbody["spaceId"] = "1"\nrequests.post(f"{V2}/pages", json=body)',
        [],
    ),
    "keys of others": (
        'def f(more):\n    requests.post(f"{V2}/pages", json={"title": "t", **more})',
        [],
    ),
    "a body that is passed": (
        'def f(body):\n    requests.post(f"{V2}/pages", json=body)',
        [],
    ),
    "a body that may be another": (
        'def f(x):\n    body = {"title": "t"} if x else make()\n    requests.post(f"{V2}/pages", json=body)',
        [],
    ),
    "a body with all": ('requests.post(f"{V2}/pages", json={"spaceId": "1", "title": "t"})', []),
}


@pytest.mark.parametrize(("lines", "said"), REQUIRED.values(), ids=REQUIRED)
def test_required_keys(lines: str, said: list[str]) -> None:
    assert messages(lines) == said
