"""Where a call's Confluence runs: told by the host, wherever it stands, by the constructor, and by names."""

from __future__ import annotations

from pathlib import Path

import pytest

from appaccess_lint.engine import Analyzer

HEAD = """\
import os, subprocess
import requests
from atlassian import Confluence
WIKI = "https://wiki.corp.example"
GATEWAY = "https://api.atlassian.com/ex/confluence/1/wiki"
OWN = os.environ["CONFLUENCE_URL"]
"""


def deployments(source: str, path: str = "app.py") -> set[str]:
    """The deployment of each call and literal of *source*."""
    return {site.deployment for site in Analyzer().analyze(HEAD + source + "\n", path).sites}


LITERALS = {
    "an f-string in a command": """
def f(page):
    subprocess.run(["curl", f"{WIKI}/rest/api/content/{page}"])
""",
    "a variable": """
def f(page):
    url = f"{WIKI}/rest/api/content/{page}"
    subprocess.run(["curl", url])
""",
    "a sum, behind the command's name": """
def f(page):
    os.system("curl " + WIKI + "/rest/api/content/" + page)
""",
    "%": 'subprocess.run(["curl", "%s/rest/api/space" % WIKI])',
    "a constant of its own": 'SPACES = WIKI + "/rest/api/space"',
    "a class's constant": 'class A:\n    HOST = WIKI\n    URL = HOST + "/rest/api/space"',
    "what a method gives": """
class A:
    HOST = WIKI
    def url(self):
        return self.HOST + "/rest/api/space"
""",
    "an object's attribute": """
class A:
    def __init__(self):
        self.spaces = f"{WIKI}/rest/api/space"
""",
}


@pytest.mark.parametrize("source", LITERALS.values(), ids=LITERALS)
def test_literal_behind_a_constant_host(source: str) -> None:
    assert deployments(source) == {"server"}
    assert deployments(source.replace("WIKI", "GATEWAY")) == {"cloud"}
    assert deployments(source.replace("WIKI", "OWN")) == {"unknown"}


@pytest.mark.parametrize(
    ("arguments", "deployment"),
    [
        ("OWN, cloud=False", "server"),
        ("OWN, cloud=True", "cloud"),
        ("OWN", "unknown"),
        ("OWN, cloud=os.environ['CLOUD']", "unknown"),
        ("WIKI", "server"),
        ("'https://acme.atlassian.net', cloud=False", "cloud"),
    ],
)
def test_constructor(arguments: str, deployment: str) -> None:
    assert deployments(f"Confluence({arguments}).get_all_spaces()") == {deployment}
    assert deployments(f"w = Confluence({arguments})\nw.get('rest/api/space')") == {deployment}


def test_client_made_for_both() -> None:
    assert deployments("w = Confluence(OWN, cloud=bool(OWN))\nw.get_all_spaces()") == {"unknown"}


DEFAULTS = {
    "of a dataclass": """
import dataclasses
@dataclasses.dataclass
class Settings:
    token: str
    host: str = "https://wiki.corp.example"
def page(settings: Settings, i):
    return requests.get(f"{settings.host}/rest/api/content/{i}")
""",
    "of a named tuple": """
from typing import NamedTuple
class Wiki(NamedTuple):
    token: str
    host: str = "https://wiki.corp.example"
def page(wiki: Wiki, i):
    return requests.get(wiki.host + "/rest/api/content/" + i)
""",
    "of attrs": """
import attrs
@attrs.define
class Wiki:
    host: str = "https://wiki.corp.example"
    def page(self, i):
        return requests.get(f"{self.host}/rest/api/content/{i}")
""",
    "of pydantic's settings": """
from pydantic import Field
from pydantic_settings import BaseSettings
class Settings(BaseSettings):
    url: str = Field(default="https://wiki.corp.example")
settings = Settings()
requests.get(settings.url + "/rest/api/space")
""",
    "of the environment": "requests.get(os.getenv('URL', WIKI) + '/rest/api/space')",
    "of an empty setting": "requests.get((os.environ.get('URL', '') or WIKI) + '/rest/api/space')",
    "of a parameter": "def f(base=WIKI):\n    return requests.get(base + '/rest/api/space')",
    "of a table as a default": "T = {'u': WIKI}\ndef f(t=T):\n    requests.get(t['u'] + '/rest/api/space')",
    "of a table": "def f(settings):\n    requests.get(settings.get('url', WIKI) + '/rest/api/space')",
    "of a client": "Confluence(url=os.getenv('URL', WIKI)).get_all_spaces()",
}


@pytest.mark.parametrize("source", DEFAULTS.values(), ids=DEFAULTS)
def test_default_host(source: str) -> None:
    assert deployments(source) == {"server"}
    cloud = source.replace("https://wiki.corp.example", "https://acme.atlassian.net/wiki")
    assert deployments(cloud.replace("WIKI", "GATEWAY")) == {"cloud"}


@pytest.mark.parametrize("port", ["", ":8443", ":{port}"])
def test_default_host_without_a_scheme(port: str) -> None:
    source = f"def f(port, host='HOST'):\n    requests.get(f'https://{{host}}{port}/rest/api/space')\n"
    assert deployments(source.replace("HOST", "wiki.corp.example")) == {"server"}


@pytest.mark.parametrize(
    "call", ["requests.get(url + '/rest/api/space')", "Confluence(url=url).get_all_spaces()"]
)
@pytest.mark.parametrize("local", ["http://localhost:8090", "https://127.0.0.1/wiki"])
def test_default_host_beside_one_of_the_local_machine(local: str, call: str) -> None:
    url = f"url = os.getenv('URL', '{local}' if x else HOST)\n"
    assert deployments(url.replace("HOST", "WIKI") + call) == {"server"}
    assert deployments(url.replace("HOST", "'https://acme.atlassian.net/wiki'") + call) == {"cloud"}


def test_server_host_beside_an_unknown_one() -> None:
    assert deployments("requests.get((WIKI if OWN else OWN) + '/rest/api/space')") == {"unknown"}


NAMES = {
    "a class": ("class ConfluenceDataCenter:\n    def f(self):\n        {call}", "app.py"),
    "a class beside Cloud's": (
        "class WikiCloud:\n    pass\nclass WikiServer:\n    def f(self):\n        {call}",
        "app.py",
    ),
    "a module": ("{call}", "confluence_dc.py"),
    "a folder": ("{call}", "datacenter/client.py"),
    "a setting": ("{call}", "app.py"),
}
CALLS = ("requests.get(OWN + '/rest/api/space')", "Confluence(url=OWN).get_all_spaces()")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(("source", "path"), NAMES.values(), ids=NAMES)
def test_names(source: str, path: str, call: str) -> None:
    if path == "app.py" and source == "{call}":
        call = call.replace("OWN", "os.environ['CONFLUENCE_DC_URL']")
    assert deployments(source.format(call=call), path) == {"server"}
    # what the code says outweighs names
    cloud = call.replace("OWN", "GATEWAY").replace("os.environ['CONFLUENCE_DC_URL']", "GATEWAY")
    assert deployments(source.format(call=cloud), path) == {"cloud"}


BRANCHES = {
    "what else a flag leaves": "if settings.is_cloud:\n    x = 1\nelse:\n    {call}",
    "a flag that is not set": "if not self.is_confluence_cloud():\n    if x:\n        {call}",
    "what follows a return": "def f(c):\n    if c.cloud:\n        return 1\n    {call}",
    "what follows an error": "def f(is_cloud):\n    if is_cloud is True:\n        raise x\n    {call}",
    "what a loop goes on with": "for c in x:\n    if c.is_cloud:\n        continue\n    {call}",
    "what follows an endless loop": "def f(cloud):\n    if cloud:\n        while 1: x()\n    {call}",
    "what follows an attempt that returns": """
def f(is_cloud):
    if is_cloud:
        try:
            return x()
        except OSError:
            raise
    {call}""",
    "what follows two returns": """
def f(is_cloud):
    if is_cloud:
        if x:
            return 1
        else:
            return 2
    {call}""",
    "an expression": "y = x if is_cloud else {call}",
    "a flag of its own": "if self.is_data_center and x:\n    {call}",
    "an unset flag": "def f(is_server):\n    if not is_server:\n        return\n    {call}",
    "a comparison": "if deployment == 'server':\n    {call}",
    "a difference": "if x:\n    y = 1\nelif hosting != 'cloud':\n    {call}",
    "a mode": "class A:\n    def f(self):\n        if self.mode == 'dc':\n            {call}",
    "an enumeration": "def f(self):\n    if self.deployment is Deployment.DATA_CENTER:\n        {call}",
    "the class of an enumeration": "if kind is HostingType.SERVER:\n    {call}",
    "one of several": "if x.hosting in ('server', 'dc'):\n    {call}",
    "none of several": "if deployment not in {{'cloud', 'saas'}}:\n    {call}",
    "a case": "match deployment:\n    case 'cloud':\n        pass\n    case 'server' | 'dc':\n        {call}",
    "the last case": "match x.deployment:\n    case 'cloud':\n        pass\n    case _:\n        {call}",
}


@pytest.mark.parametrize("source", BRANCHES.values(), ids=BRANCHES)
def test_branches(source: str) -> None:
    assert deployments(source.format(call=CALLS[0])) == {"server"}
    assert deployments(source.format(call=CALLS[0].replace("OWN", "GATEWAY"))) == {"cloud"}


@pytest.mark.parametrize(
    "source",
    [
        "if settings.is_cloud:\n    {call}",
        "if settings.is_cloud:\n    x = 1\n{call}",
        "if settings.is_cloud and x:\n    x = 1\nelse:\n    {call}",
        "if is_server or x:\n    {call}",
        "if google_cloud:\n    x = 1\nelse:\n    {call}",
        "if settings.cloud_id:\n    x = 1\nelse:\n    {call}",
        "if provider == 'cloud':\n    x = 1\nelse:\n    {call}",
        "if mode == 'cloud':\n    x = 1\nelse:\n    {call}",
        "if mode == 'server':\n    {call}",
        "if deployment in ('server', 'cloud'):\n    {call}",
        "if deployment in ('server', 'cloud'):\n    x = 1\nelse:\n    {call}",
        "match deployment:\n    case 'server' | 'cloud':\n        {call}",
        "match deployment:\n    case 'cloud' if x:\n        x = 1\n    case _:\n        {call}",
        "match request:\n    case 'server':\n        {call}",
        "if url == self.confluence.server:\n    {call}",
        "if city == 'dc':\n    {call}",
        "def f(cloud):\n    if cloud:\n        while 1:\n            if x: break\n    {call}",
        "def f(is_cloud):\n    if is_cloud:\n        while x:\n            return 1\n    {call}",
        "def f(cloud):\n    if cloud:\n        try: return 1\n        except OSError: pass\n    {call}",
        "def f(c):\n    if not c.cloud:\n        return 1\n    {call}",
    ],
)
def test_other_branches(source: str) -> None:
    assert deployments(source.format(call=CALLS[0])) == {"unknown"}


FUNCTIONS = {
    "a name": "def {name}():\n    {call}",
    "a method": "class Wiki:\n    def {name}(self):\n        {call}",
    "an inner function": "def f():\n    def {name}():\n        {call}\n    return {name}",
}


@pytest.mark.parametrize("source", FUNCTIONS.values(), ids=FUNCTIONS)
@pytest.mark.parametrize(
    "name",
    ["_dc_spaces", "spaces_server_rest", "_get_data_center_spaces", "find_on_prem", "confluence_server_x"],
)
def test_functions_called_after_server(source: str, name: str) -> None:
    assert deployments(source.format(name=name, call=CALLS[0])) == {"server"}
    cloud = CALLS[0].replace("OWN", "GATEWAY")
    assert deployments(source.format(name=name, call=cloud)) == {"cloud"}


@pytest.mark.parametrize("name", ["restart_server", "server_spaces", "list_servers", "_serve", "cloud_or_dc"])
def test_functions_called_after_another_server(name: str) -> None:
    assert deployments(f"def {name}():\n    {CALLS[0]}") == {"unknown"}


def test_function_beside_one_for_the_cloud() -> None:
    source = "def server_spaces():\n    {}\ndef cloud_spaces():\n    pass"
    assert deployments(source.format(CALLS[0])) == {"server"}


PRIVATE = """
class Wiki:
    def __init__(self, is_cloud):
        self.wiki = Confluence(OWN, cloud=is_cloud)
        self.is_cloud = is_cloud

    def version(self):
        if self.is_cloud:
            {cloud}
            return None
        return self._probe()

    def _probe(self):
        return self._read()

    def _read(self):
        return self.wiki.get("rest/api/space")
"""


def test_private_methods_that_only_server_branches_call() -> None:
    assert deployments(PRIVATE.format(cloud="pass")) == {"server"}
    assert deployments(PRIVATE.format(cloud="self._read()")) == {"unknown"}
    assert deployments(PRIVATE.format(cloud="retry(self._probe)")) == {"unknown"}


def test_methods_of_clients_at_cloud_sites() -> None:
    source = PRIVATE.format(cloud="pass").replace("OWN, cloud=is_cloud", "'https://acme.atlassian.net'")
    assert deployments(source) == {"cloud"}


@pytest.mark.parametrize("path", ["server.py", "mcp_server/confluence.py", "cloud_or_dc.py"])
def test_other_servers(path: str) -> None:
    assert deployments("class ConfluenceServer:\n    def f(self):\n        " + CALLS[0], path) == {"unknown"}


DESCRIBED = [
    "Publish a document to Confluence\n    Server/DC.",
    "REST client of Confluence (Data Center).",
    "Sync with our on-prem Confluence.",
]


@pytest.mark.parametrize("said", DESCRIBED)
def test_docstrings(said: str) -> None:
    of_class = f'class Client:\n    """{said}"""\n    def f(self):\n        {CALLS[0]}'
    of_module = f'"""{said}"""\nimport requests\nrequests.get(ROOT + "/rest/api/space")\n'
    assert deployments(of_class) == {"server"}
    assert {site.deployment for site in Analyzer().analyze(of_module, "app.py").sites} == {"server"}
    of_function = f'def read(space):\n    """{said}"""\n    {CALLS[0]}'
    assert deployments(of_function) == {"server"}
    # what follows may be a remark
    assert deployments(of_function.replace('"""', '"""Read.\n\n    ', 1)) == {"unknown"}
    # the code may be for both
    assert deployments(of_class.replace("f(self", "f(self, cloud")) == {"unknown"}
    assert deployments(of_function.replace("read(space", "read(space, cloud")) == {"unknown"}
    assert deployments(f"{of_function}\ndef other():\n    {CALLS[0]}") == {"server", "unknown"}


@pytest.mark.parametrize(
    "said",
    [
        "Confluence Server for agents (MCP).",
        "Interface to the Confluence server.",
        "Lists machines of a data center in Confluence.",
        "Runs on self-hosted runners, and publishes to Confluence.",
        "Client for Confluence Server and Cloud.",
    ],
)
def test_docstrings_of_other_servers(said: str) -> None:
    assert deployments(f'class Client:\n    """{said}"""\n    def f(self):\n        {CALLS[0]}') == {
        "unknown"
    }


def test_module_beside_clouds(tmp_path: Path) -> None:
    (tmp_path / "wiki_cloud.py").write_text("", encoding="utf-8")
    file = tmp_path / "wiki_server.py"
    file.write_text("", encoding="utf-8")
    assert deployments(CALLS[0], str(file)) == {"server"}
