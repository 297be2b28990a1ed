"""The files of client models: the shipped ones, the user's own, versions, and what is said of a bad one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.clients.load import ClientError, ClientModels, load_clients, operations
from appaccess_lint.clients.model import ClientClass
from appaccess_lint.engine import Analyzer
from appaccess_lint.settings import Settings

PACKAGE = "atlassian-python-api"
VERSIONS = [{}, {PACKAGE: "3.41.16"}, {PACKAGE: "4.0.7"}, {PACKAGE: "5.0.5"}]


def _cls(models: ClientModels, name: str) -> ClientClass:
    found = models.cls(name)
    assert found is not None
    return found


def _overlay(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "clients.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("versions", VERSIONS)
def test_every_operation_of_a_shipped_model_is_documented(versions: dict[str, str]) -> None:
    models = load_clients(versions)
    documented = {operation.key for operation in load_catalog()}
    named = {
        key
        for library in models.libraries()
        for cls in models.classes(library).values()
        for method in cls.methods.values()
        for case in method.cases
        for key in case.operations
    }
    assert len(named) > 40
    assert named <= documented


def test_shipped_names_stand_in_the_file_of_their_library() -> None:
    models = load_clients()
    for library in models.libraries():
        names = [*models.functions(library), *models.classes(library)]
        assert names
        assert {name.partition(".")[0] for name in names} == {library}


def test_attributes_hold_modelled_classes() -> None:
    models = load_clients()
    for library in models.libraries():
        for cls in models.classes(library).values():
            assert all(models.cls(held) for held in cls.attributes.values())


def test_unknown_names() -> None:
    models = load_clients()
    for name in (
        "",
        ".",
        "..",
        "nothing",
        "requests",
        "requests.nothing",
        "os.path.join",
        "atlassian.errors.ApiError",
    ):
        assert models.cls(name) is None
        assert models.function(name) is None


def test_default_models_are_shared() -> None:
    assert load_clients() is load_clients({}, ())


def test_other_products_are_no_confluence() -> None:
    assert _cls(load_clients(), "atlassian.Jira").product == "other"


@pytest.mark.parametrize(
    ("version", "path"),
    [
        (None, "GET /wiki/rest/api/space"),
        ("3.41.16", "GET /wiki/rest/api/space"),
        ("4.0.0rc1", "GET /wiki/rest/api/space"),
        ("5.1", "GET /wiki/api/v2/spaces"),
    ],
)
def test_version_in_use_decides(version: str | None, path: str) -> None:
    models = load_clients({PACKAGE: version} if version else {})
    constructor = {"url": "https://site.atlassian.net/wiki/api/v2"}
    client = models.instance("atlassian.Confluence", constructor)
    assert client is not None
    assert operations(client.methods["get_all_spaces"], {}, constructor) == (path,)


def test_later_version_keeps_what_it_does_not_change() -> None:
    before, after = load_clients({PACKAGE: "3.41"}), load_clients({PACKAGE: "4.0"})
    old, new = _cls(before, "atlassian.Confluence"), _cls(after, "atlassian.Confluence")
    assert set(old.methods) < set(new.methods)
    assert old.methods["get_page_by_id"] == new.methods["get_page_by_id"]
    assert old.methods["delete_attachment_by_id"] != new.methods["delete_attachment_by_id"]


def test_name_of_another_version_is_found() -> None:
    models = load_clients({PACKAGE: "3.41.16"})
    assert "get_page_versions" in _cls(models, "atlassian.ConfluenceV2").methods
    assert "get_page_as_word" in _cls(models, "atlassian.Confluence").methods


def test_what_is_no_version() -> None:
    with pytest.raises(ClientError, match='atlassian-python-api: expected a version, found "latest"'):
        load_clients({PACKAGE: "latest"})


def test_user_adds_a_client(tmp_path: Path) -> None:
    overlay = """
client = "acme"

[functions]
"acme.http.get acme.http.post" = { parameters = ["session", "url"], http = { url = "url" } }
"acme.connect" = { parameters = ["host"], returns = "acme.Wiki" }

[[class]]
names = ["acme.Wiki"]
product = "confluence"
root = "/wiki"

[class.methods]
spaces = { operations = ["GET /wiki/rest/api/space"] }
"""
    models = load_clients(overlays=[_overlay(tmp_path, overlay)])
    function, factory = models.function("acme.http.post"), models.function("acme.connect")
    assert function is not None
    assert function.http is not None
    assert (function.client, function.http.method) == ("acme", "POST")
    assert function.http.url.position == 1
    assert factory is not None
    assert (factory.returns, factory.constructor) == ("acme.Wiki", ("host",))
    assert operations(_cls(models, "acme.Wiki").methods["spaces"], {}, {}) == ("GET /wiki/rest/api/space",)
    assert "acme" in set(models.libraries())


def test_user_changes_one_method_of_a_shipped_class(tmp_path: Path) -> None:
    overlay = """
client = "atlassian-python-api"

[[class]]
names = ["atlassian.confluence.Confluence", "acme.Wiki"]

[class.methods]
cql = { parameters = ["cql"], operations = ["GET /wiki/rest/api/content/search"] }
put = { parameters = ["json", "path"], http = { url = "path" } }
"""
    models = load_clients(overlays=[_overlay(tmp_path, overlay)])
    changed, shipped = _cls(models, "atlassian.Confluence"), _cls(load_clients(), "atlassian.Confluence")
    assert operations(changed.methods["cql"], {}, {}) == ("GET /wiki/rest/api/content/search",)
    assert changed.methods["put"].http is not None
    assert changed.methods["put"].http.url.position == 1
    assert changed.methods["get_page_by_id"] == shipped.methods["get_page_by_id"]
    assert changed.methods["get"] == shipped.methods["get"]
    assert (changed.product, changed.root) == (shipped.product, shipped.root)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ClientError, match=r"missing\.toml: no such file or directory"):
        load_clients(overlays=[tmp_path / "missing.toml"])


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ('[[class]]\nnames = ["acme.Wiki"]\n[class.methods]\npage = {}\n', "class acme.Wiki.methods.page"),
        ('[functions]\n"acme.page" = {}\n', "functions.acme.page"),
    ],
)
def test_operation_that_is_not_documented(tmp_path: Path, text: str, table: str) -> None:
    path = tmp_path / "clients.toml"
    named = '{ parameters = ["page_id"], operations = ["GET /wiki/api/v2/pages/{page_id}"] }'
    path.write_text(f'client = "acme"\n{text.replace("{}", named)}', encoding="utf-8")
    operation = "GET /wiki/api/v2/pages/{page_id}"
    expected = f'table [{table}], key "operations": no documented operation is "{operation}"; '
    with pytest.raises(ClientError, match=re.escape(expected)):
        Analyzer(Settings(client_files=(str(path),)))


def test_file_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "clients.toml"
    path.write_bytes(b'client = "\xff"')
    with pytest.raises(ClientError, match="1: not UTF-8"):
        load_clients(overlays=[path])


def test_models_load_without_a_parser_of_python() -> None:
    program = """
import sys
from appaccess_lint.clients.load import load_clients
assert load_clients().cls("atlassian.Confluence")
print(sorted({"libcst", "packaging", "atlassian", "requests"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
