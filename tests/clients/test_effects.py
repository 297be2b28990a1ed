"""What calls do with texts that they don't send, by the shipped data and by files of a user's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from appaccess_lint.clients.effects import Effects
from appaccess_lint.clients.load import ClientError, load_clients
from appaccess_lint.engine import Analyzer
from appaccess_lint.settings import Settings

DOCS = Path(__file__).parents[2] / "docs" / "clients.md"
SOURCE = """
import acme.audit
from acme.testing import serve
URL = "https://acme.atlassian.net/wiki"
trail = acme.audit.open_trail()
acme.audit.record(f"{URL}/rest/api/content/1")
trail.append(f"{URL}/rest/api/content/1")
serve(f"{URL}/rest/api/content/1", json={"id": "1"})
def read(page_trail, client):
    page_trail.append(f"{URL}/rest/api/content/1")
    client.note_url(f"{URL}/rest/api/content/1")
    client.prepare(explanation=f"{URL}/rest/api/content/1")
    client.prepare(f"{URL}/rest/api/content/1")
"""


def lines(*client_files: str) -> list[int]:
    analyzer = Analyzer(Settings(client_files=client_files))
    return [site.span.line for site in analyzer.analyze(SOURCE, "app.py").sites]


def test_shipped_files_are_valid() -> None:
    assert len(list(Effects().check_shipped())) > 50


def test_a_user_s_file_adds_effects(tmp_path: Path) -> None:
    page = DOCS.read_text(encoding="utf-8").split("## Calls that send nothing")[1]
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    file = tmp_path / "acme.toml"
    file.write_text(example[1], encoding="utf-8")
    assert lines() == [6, 7, 8, 10, 11, 12, 13]
    assert lines(str(file)) == [13]


def test_a_user_s_file_says_what_functions_give(tmp_path: Path) -> None:
    page = DOCS.read_text(encoding="utf-8").split("## Functions that build URLs")[1]
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    file = tmp_path / "acme.toml"
    file.write_text(example[1], encoding="utf-8")
    source = (
        "import acme.jobs, acme.urls, requests\n"
        'url = acme.urls.build("https://acme.atlassian.net/x", "/wiki/rest/api/space")\n'
        "acme.jobs.submit(requests.get, url)\n"
    )
    analyzer = Analyzer(Settings(client_files=(str(file),)))
    found = [(site.span.line, str(site.url)) for site in analyzer.analyze(source, "app.py").sites]
    assert found == [(3, "https://acme.atlassian.net/wiki/rest/api/space")]


@pytest.mark.parametrize(
    "table",
    [
        '[functions]\n"acme.f" = { effect = "shouts" }',
        '[[class]]\nnames = ["acme.C"]\nmethods = { f = { effect = "shouts" } }',
        '[names]\nf = "shouts"',
        '[keywords]\nf = "shouts"',
    ],
)
def test_an_unknown_effect_is_an_error(tmp_path: Path, table: str) -> None:
    file = tmp_path / "acme.toml"
    file.write_text(f'client = "acme"\n{table}\n', encoding="utf-8")
    with pytest.raises(ClientError, match=r'expected one of logs, documents, .*found "shouts"'):
        load_clients(overlays=[file])


def test_an_unknown_result_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "acme.toml"
    file.write_text('client = "acme"\n[functions]\n"acme.f" = { gives = "a song" }\n', encoding="utf-8")
    with pytest.raises(ClientError, match=r'key "gives": expected one of argument, .*found "a song"'):
        load_clients(overlays=[file])


BUILT = """
import acme
import requests
HOST = "https://acme.atlassian.net/wiki"
requests.get(str(acme.Url(HOST).child("rest", "api", "content", "1")))
requests.get(str(acme.parse(HOST + "/rest/api").with_path("/wiki/rest/api/space").up()))
for path in acme.each(lambda kind: f"/rest/api/{kind}", ["group", "user"]):
    requests.get(HOST + path)
send = acme.bound(requests.get, HOST + "/rest/api/search")
send()
"""
MODELS = """
client = "acme"
[functions]
"acme.Url" = { gives = "url object" }
"acme.Url.child" = { gives = "path below" }
"acme.Url.up yarl.URL.up" = { gives = "argument" }
"acme.parse" = { gives = "url object", returns = "yarl.URL" }
"acme.each" = { gives = "map" }
"acme.bound" = { gives = "partial" }
"""


def test_files_of_users_describe_methods_and_what_python_has(tmp_path: Path) -> None:
    file = tmp_path / "acme.toml"
    file.write_text(MODELS, encoding="utf-8")
    sites = Analyzer(Settings(client_files=(str(file),))).analyze(BUILT, "app.py").sites
    found = {(site.span.line, operation.path) for site in sites for operation in site.operations}
    assert found == {
        (5, "/wiki/rest/api/content/{id}"),
        (6, "/wiki/rest/api/space"),
        (8, "/wiki/rest/api/group"),
        (8, "/wiki/rest/api/user"),
        (10, "/wiki/rest/api/search"),
    }
