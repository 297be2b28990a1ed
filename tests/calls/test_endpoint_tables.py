"""Calls of a function that looks its endpoint up in a table: with a known key, and with any."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import lay_out

from appaccess_lint.engine import Analyzer

RECORD = "\n\n@dataclass\nclass Endpoint:\n    method: str\n    path: str\n    name: str = ''\n\n"
RECORDS = """
TABLE = {
    "all": Endpoint("GET", "/wiki/api/v2/spaces"),
    "one": Endpoint("GET", "/wiki/api/v2/pages/{id}"),
    "add": Endpoint("POST", "/wiki/api/v2/pages"),
}
"""
TUPLES = """
TABLE = {
    "all": ("GET", "/wiki/api/v2/spaces"),
    "one": ("GET", "/wiki/api/v2/pages/{id}"),
    "add": ("POST", "/wiki/api/v2/pages"),
}
"""
PAIRS = """
TABLE = {
    ("spaces", "all"): Endpoint("GET", "/wiki/api/v2/spaces"),
    ("pages", "one"): Endpoint("GET", "/wiki/api/v2/pages/{id}"),
    ("pages", "add"): Endpoint("POST", "/wiki/api/v2/pages"),
}
"""
NESTED = """
TABLE = {}
for entity, endpoints in {
    "spaces": {"all": Endpoint("GET", "/wiki/api/v2/spaces")},
    "pages": {
        "one": Endpoint("GET", "/wiki/api/v2/pages/{id}"),
        "add": Endpoint("POST", "/wiki/api/v2/pages"),
    },
}.items():
    for action, endpoint in endpoints.items():
        TABLE[(entity, action)] = endpoint
"""
CLIENT = """
import requests
{imports}

class Client:
    def __init__(self, site):
        self.base = f"https://{{site}}.atlassian.net"

    def execute(self, {key}, params):
        endpoint = {row}
        return requests.request({method}, self.base + {path}.format(**params))
"""
BY_NAME = 'from .client import Client  # Confluence\n\nclient = Client("x")\n' + "".join(
    f'client.execute("{name}", {{"id": 1}})\n' for name in ("all", "one", "add")
)
BY_PAIR = 'from .client import Client  # Confluence\n\nclient = Client("x")\n' + "".join(
    f'client.execute("{entity}", "{name}", {{"id": 1}})\n'
    for entity, name in (("spaces", "all"), ("pages", "one"), ("pages", "add"))
)
OBJECT = {"method": "endpoint.method", "path": "endpoint.path"}
PAIR = {"method": "endpoint[0]", "path": "endpoint[1]"}
WANTED = ["http GET /wiki/api/v2/spaces", "http GET /wiki/api/v2/pages/{id}", "http POST /wiki/api/v2/pages"]


def project(folder: Path, **modules: str) -> Path:
    package = {"__init__": "", **modules}
    return lay_out(folder, {"pyproject.toml": "", **{f"app/{n}.py": text for n, text in package.items()}})


def told(folder: Path, name: str) -> list[str]:
    """Return kind and operations of each call site in a file of the project in *folder*."""
    file = folder / "app" / name
    sites = Analyzer().analyze(file.read_text(encoding="utf-8"), str(file)).sites
    known = [site for site in sites if site.kind != "unresolved"]
    return [f"{site.kind} {' | '.join(o.key for o in site.operations)}" for site in known]


@pytest.mark.parametrize(
    ("table", "key", "row", "fields", "callers"),
    [
        (TUPLES, "name", "TABLE[name]", PAIR, BY_NAME),
        (RECORDS, "name", "TABLE.get(name)", OBJECT, BY_NAME),
        (PAIRS, "entity, name", "TABLE[entity, name]", OBJECT, BY_PAIR),
        (PAIRS, "entity, name", "TABLE.get((entity, name))", OBJECT, BY_PAIR),
        (NESTED, "entity, name", "TABLE[(entity, name)]", OBJECT, BY_PAIR),
    ],
)
def test_a_caller_that_states_the_key_names_the_endpoint(
    tmp_path: Path, table: str, key: str, row: str, fields: dict[str, str], callers: str
) -> None:
    source = "from dataclasses import dataclass" + RECORD + table
    client = CLIENT.format(imports="from .table import TABLE", key=key, row=row, **fields)
    project(tmp_path, table=source, client=client, use=callers)
    assert told(tmp_path, "use.py") == WANTED
    assert told(tmp_path, "client.py") == []


ANY = 'def run(client, config):\n    return client.execute(config["name"], {})\n'
OWN = """
    def run(self, config):
        return self.execute(config["name"], {})

    def again(self, job):
        return self.execute(job.name, {})

    def check(self):
        for name in TABLE:
            self.execute(name, {})
"""


@pytest.mark.parametrize(
    ("table", "row", "fields"),
    [
        (TUPLES, "TABLE[name]", PAIR),
        (RECORDS, "TABLE.get(name)", OBJECT),
        (RECORDS, "TABLE[name.lower()]", OBJECT),
        ("TABLE = [" + RECORDS.split("{", 1)[1].replace("}\n", "]\n").replace('"all": ', "")
         .replace('"one": ', "").replace('"add": ', ""), "find(TABLE, name)", OBJECT),
    ],
)  # fmt: skip
def test_a_row_that_no_caller_chooses_is_reported_where_it_is_written(
    tmp_path: Path, table: str, row: str, fields: dict[str, str]
) -> None:
    source = "from dataclasses import dataclass" + RECORD + table
    finds = (
        "from .table import TABLE\n\ndef find(rows, name):\n    return next(r for r in rows if fits(r, name))"
    )
    client = CLIENT.format(imports=finds, key="name", row=row, **fields) + OWN
    project(tmp_path, table=source, client=client)
    assert told(tmp_path, "client.py") == []
    assert told(tmp_path, "table.py") == [site.replace("http", "literal") for site in WANTED]


def test_a_row_that_a_caller_chooses_is_reported_at_the_call_only(tmp_path: Path) -> None:
    client = CLIENT.format(imports=TUPLES, key="name", row="TABLE[name]", **PAIR) + OWN
    project(
        tmp_path,
        client=client,
        use='from .client import Client  # Confluence\nClient("x").execute("one", {"id": 1})\n',
    )
    assert told(tmp_path, "use.py") == ["http GET /wiki/api/v2/pages/{id}"]
    assert told(tmp_path, "client.py") == [
        "literal GET /wiki/api/v2/spaces",
        "literal POST /wiki/api/v2/pages",
    ]


def test_a_choice_of_the_caller_stays_its_call(tmp_path: Path) -> None:
    client = CLIENT.format(imports=TUPLES, key="name", row="TABLE[name]", **PAIR)
    use = BY_NAME.split("client.execute")[0] + 'client.execute("add" if new() else "one", {"id": 1})\n'
    project(tmp_path, client=client, use=use)
    (site,) = told(tmp_path, "use.py")
    assert "POST /wiki/api/v2/pages" in site
    assert "GET /wiki/api/v2/pages/{id}" in site


@pytest.mark.parametrize(
    ("site", "sites"), [("https://confluence.example.com", 1), ("https://x.atlassian.net", 0)]
)
def test_the_rows_of_a_server_are_not_reported(tmp_path: Path, site: str, sites: int) -> None:
    client = CLIENT.format(imports=TUPLES, key="name", row="TABLE[name]", **PAIR) + OWN
    client = client.replace("https://{site}.atlassian.net", site)
    client = client.split("    def again")[0]
    project(tmp_path, client=client.replace("/wiki/api/v2", "/rest/api").replace("spaces", "space"))
    kinds = [told.split()[0] for told in told(tmp_path, "client.py")]
    assert kinds.count("http") == sites


def test_a_version_that_is_set_elsewhere_stays_the_call(tmp_path: Path) -> None:
    source = """
import requests

PATHS = {
    "v1": {"page": "/wiki/rest/api/content/{}", "space": "/wiki/rest/api/space/{}"},
    "v2": {"page": "/wiki/api/v2/pages/{}", "space": "/wiki/api/v2/spaces/{}"},
}


class Client:
    def get(self, kind, key):
        return requests.get("https://x.atlassian.net" + PATHS[chosen()][kind].format(key))


def page(client: Client):
    return client.get("page", 1)
"""
    project(tmp_path, client=source)
    sites = [site for site in told(tmp_path, "client.py") if site.startswith("http")]
    assert sites == ["http GET /wiki/rest/api/content/{id} | GET /wiki/api/v2/pages/{id}"]


def test_a_caller_in_a_file_without_a_sign_of_the_product_leaves_the_row(tmp_path: Path) -> None:
    client = CLIENT.format(imports=TUPLES, key="name", row="TABLE[name]", **PAIR)
    project(tmp_path, client=client, use=BY_NAME.replace("  # Confluence", ""))
    assert told(tmp_path, "use.py") == []
    assert sorted(told(tmp_path, "client.py")) == sorted(site.replace("http", "literal") for site in WANTED)
