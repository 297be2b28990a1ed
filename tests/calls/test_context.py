"""Roots of the API in settings with plain names, by what the module around the requests is."""

from __future__ import annotations

from pathlib import Path

import pytest

from appaccess_lint.engine import Analyzer
from appaccess_lint.settings import Settings

READER = """
import requests

class {cls}:
    def __init__(self, root):
        self.root = root

    def page(self, page):
        return requests.get(f"{{self.root}}/content/{{page}}")
"""
DOCSTRINGS = (
    '"""Pages of https://acme.atlassian.net/wiki, for our site."""\n',
    '"""An SDK for Confluence."""\n',
    '"""Pages of Confluence, ``/rest/api/content``."""\n',
)
DOCSTRING = DOCSTRINGS[0]
MENTION = '"""Articles of our site; those of Confluence are elsewhere."""\n'
SOURCE = READER.format(cls="ConfluencePages")
SURE = '\ndef spaces(url):\n    return requests.get(f"{url}/wiki/rest/api/space")\n'


def certainties(path: Path, source: str, settings: Settings | None = None) -> list[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    sites = Analyzer(settings or Settings()).analyze(source, str(path)).sites
    return [site.certainty for site in sites if site.kind != "unresolved"]


@pytest.mark.parametrize("name", ["confluence.py", "confluence_api.py", "confluence/client.py"])
@pytest.mark.parametrize("cls", ["Client", "Pages", "Store"])
def test_module_or_package_called_confluence(tmp_path: Path, name: str, cls: str) -> None:
    assert certainties(tmp_path / name, READER.format(cls=cls)) == ["likely"]


@pytest.mark.parametrize("cls", ["JiraClient", "CmsClient", "GhostPages"])
def test_class_of_another_product_in_such_a_module(tmp_path: Path, cls: str) -> None:
    assert certainties(tmp_path / "confluence.py", READER.format(cls=cls)) == []


@pytest.mark.parametrize("name", ["confluence_to_docs.py", "confluence_jira.py", "docs.py"])
def test_module_between_products(tmp_path: Path, name: str) -> None:
    assert certainties(tmp_path / name, READER.format(cls="Store")) == []


def test_class_beside_one_called_confluence(tmp_path: Path) -> None:
    source = READER.format(cls="Store") + "\nclass Confluence:\n    pass\n"
    assert certainties(tmp_path / "confluence.py", source) == []


@pytest.mark.parametrize("docstring", DOCSTRINGS)
def test_docstring_of_module(tmp_path: Path, docstring: str) -> None:
    assert certainties(tmp_path / "store.py", docstring + READER.format(cls="Store")) == ["likely"]


def test_docstring_of_module_with_several_classes(tmp_path: Path) -> None:
    source = DOCSTRING + READER.format(cls="Store") + READER.format(cls="Shop")
    assert certainties(tmp_path / "store.py", source) == []


@pytest.mark.parametrize("path", ["content/{page}", "search", "user", "space/{page}"])
def test_mention_is_no_evidence(tmp_path: Path, path: str) -> None:
    source = MENTION + READER.format(cls="Store").replace("content/{page}", path)
    assert certainties(tmp_path / "store.py", source) == []


def test_setting_leaves_out_what_is_likely(tmp_path: Path) -> None:
    assert certainties(tmp_path / "app.py", SOURCE + SURE) == ["likely", "sure"]
    assert certainties(tmp_path / "app.py", SOURCE + SURE, Settings(certainty="sure")) == ["sure"]


def test_certainty_is_kept(tmp_path: Path) -> None:
    kept = Settings(cache=str(tmp_path / "cache"))
    first = certainties(tmp_path / "app.py", SOURCE, kept)
    assert first == certainties(tmp_path / "app.py", SOURCE, kept) == ["likely"]
    assert certainties(tmp_path / "app.py", SOURCE, Settings(cache=kept.cache, certainty="sure")) == []


def test_client_known_by_its_field(tmp_path: Path) -> None:
    source = """
from atlassian import Confluence

def connect(values):
    values["wiki"] = Confluence(values["url"])

def labels(app, page):
    return app.wiki.get_page_labels(page)
"""
    assert certainties(tmp_path / "app.py", source) == ["likely"]
    assert certainties(tmp_path / "app.py", source + "    app.wiki = None\n") == ["likely"]
    assert certainties(tmp_path / "app.py", source + "    app.wiki = page\n") == []


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("/rest/api/space", ["sure", "sure"]),
        ("rest/api/content/{n}", ["sure", "sure"]),
        ("/rest/api/2/issue/{n}", []),
        ("/rest/api/spaceship/{n}", []),
    ],
)
def test_a_path_that_only_confluence_has_explains_others(
    tmp_path: Path, other: str, found: list[str]
) -> None:
    get = "def {0}(site, n):\n    return site.get(f'{1}')\n"
    source = "".join([get.format("one", other), get.format("two", "/rest/api/group")])
    assert certainties(tmp_path / "report.py", source) == found
