"""Each value of the files that people write, one after the other in each wrong type.

Either one line names the file and the key, or the value is as good as the right one: ``lenient`` says where.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from appaccess_lint.baseline import Baseline, BaselineError
from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.openapi import OpenApiError, read_openapi
from appaccess_lint.catalog.schema import CatalogError
from appaccess_lint.clients.load import ClientError, load_clients
from appaccess_lint.config.file import ConfigError, read_file
from appaccess_lint.config.merge import merge

Way = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""

OPERATION = {
    "method": "GET",
    "path": "/wiki/rest/api/space/{spaceKey}/mine",
    "title": "Mine",
    "group": "Space",
    "app_access": "blocked",
    "lifecycle": "deprecated",
    "claims": {"own": {"app_access": "blocked", "deprecated": True}, "other": {"listed": False}},
    "replacements": [{"method": "GET", "path": "/wiki/api/v2/spaces", "when": "one"}],
    "classic_scopes": ["read:confluence-space.summary"],
    "granular_scopes": ["read:space:confluence"],
    "connect_scope": "READ",
    "experimental": False,
    "documentation": "https://example.com/mine",
    "note": "none",
    "parameters": {
        "path": {"spaceKey": "space key"},
        "query": "expand start",
        "body": "name version.number",
        "body_open": True,
        "required": "name",
    },
}
CLASS = {
    "names": ["ourlib.Wiki"],
    "product": "confluence",
    "base_url": "url",
    "base_scheme": "https",
    "root": "/wiki",
    "constructor": ["url", "cloud"],
    "attributes": {"session": "requests.Session"},
    "choices": [{"class": "ourlib.Cloud", "when": [{"constructor": "cloud", "truthy": True}]}],
    "methods": {
        "get post": {"parameters": ["path", "data"], "http": {"url": "path", "body": "data"}},
        "fetch": {
            "parameters": ["method", "path"],
            "http": {
                "url": "path",
                "method_from": "method",
                "default_method": "GET",
                "method_with_body": "POST",
            },
        },
        "send": {"parameters": ["path"], "http": {"url": "path", "method": "PUT"}},
        "page": {"parameters": ["id"], "operations": ["GET /wiki/rest/api/content/{id}"], "other": ["/x"]},
        "child": {
            "parameters": ["id", "type"],
            "cases": [
                {
                    "when": [{"call": "type", "is_not": ["page", "comment"], "default": "page"}],
                    "operations": ["GET /wiki/rest/api/content/{id}/child"],
                },
                {
                    "when": [{"call": "type", "contains": "page"}],
                    "operations": ["GET /wiki/rest/api/content/{id}/child/{type}"],
                },
            ],
        },
    },
}
CLIENTS = {
    "client": "ourlib",
    "functions": {"ourlib.wiki": {"parameters": ["url"], "returns": "ourlib.Wiki"}},
    "class": [CLASS],
}
SETTINGS = {
    "select": ["AAR1"],
    "extend-select": ["AAR105"],
    "ignore": ["AAR103"],
    "extend-ignore": ["AAR203"],
    "per-file-ignores": {"tests/*": ["AAR"]},
    "exclude": ["old"],
    "extend-exclude": ["older"],
    "respect-gitignore": True,
    "deployment": "cloud",
    "client-versions": {"atlassian-python-api": "3.41.16"},
    "catalog": ["file.toml"],
    "clients": ["file.toml"],
    "roots": ["."],
    "baseline": "known.json",
    "follow-imports": False,
    "cache": True,
}
BASELINE = {
    "schema": 1,
    "tool": "appaccess-lint",
    "findings": [{"path": "a.py", "code": "AAR101", "call": "GET /a", "line": "get(a)", "count": 2}],
}
OPENAPI = {
    "openapi": "3.0.3",
    "info": {"title": "The Confluence Cloud REST API"},
    "servers": [{"url": "https://example.atlassian.net/wiki/api/v2"}],
    "paths": {
        "/pages/{id}": {
            "parameters": [],
            "get": {
                "tags": ["Page"],
                "summary": "Get page",
                "deprecated": False,
                "x-experimental": True,
                "x-atlassian-connect-scope": "READ",
                "x-atlassian-data-security-policy": [{"app-access-rule-exempt": True}],
                "x-atlassian-oauth2-scopes": [{"state": "Current", "scopes": ["read:page:confluence"]}],
                "responses": {},
            },
        }
    },
}


@dataclass(frozen=True)
class Kind:
    """A kind of file: a whole one, how it is read, what refuses it, and the keys that take other types."""

    document: dict[str, Any]
    read: Callable[[Path], object]
    error: type[Exception]
    lenient: dict[str, tuple[type, ...]] = field(default_factory=dict)
    suffix: str = ".toml"


ANY = (str, bool, int, float, list, dict, type(None), date)
SCALAR = (str, bool, int, float)
KINDS = {
    "a catalog": Kind({"operation": [OPERATION]}, lambda file: load_catalog([file]), CatalogError),
    "clients": Kind(
        CLIENTS,
        lambda file: load_clients(None, [file]).cls("ourlib.Wiki"),
        ClientError,
        # arguments are compared with what code has, one or several
        {"is_not": SCALAR, "contains": (*SCALAR, list), "default": (*SCALAR, list), "body": (list,)},
    ),
    "a configuration": Kind(
        {"tool": {"appaccess-lint": SETTINGS}},
        lambda file: merge(read_file(str(file)), {}),
        ConfigError,
        {"per-file-ignores": (list,), "client-versions": (list,)},
    ),
    "a baseline": Kind(
        BASELINE,
        Baseline.read,
        BaselineError,
        # who wrote it is for people; without a number it is one
        {"tool": ANY, "count": (type(None),)},
        ".json",
    ),
    "an OpenAPI document": Kind(
        OPENAPI,
        read_openapi,
        OpenApiError,
        # what isn't taken over isn't looked at
        {"info": ANY, "title": ANY, "parameters": ANY, "responses": ANY, "state": ANY},
        ".json",
    ),
}


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """The way to each value within *value*."""
    if way:
        yield way
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from ways(inner, (*way, key))


def at(document: Any, way: Way) -> Any:
    for key in way:
        document = document[key]
    return document


def changed(document: dict[str, Any], way: Way, value: object) -> dict[str, Any]:
    copy = deepcopy(document)
    at(copy, way[:-1])[way[-1]] = value
    return copy


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def written(document: dict[str, Any], suffix: str) -> str:
    if suffix == ".json":
        return json.dumps(document)
    return "".join(f"{json.dumps(key)} = {toml(value)}\n" for key, value in document.items())


CASES = [
    pytest.param(name, way, id=f"{name}: {'.'.join(map(str, way))}")
    for name, kind in KINDS.items()
    for way in ways(kind.document)
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", KINDS)
def test_the_whole_one_is_taken(folder: Path, name: str) -> None:
    kind = KINDS[name]
    file = Path(f"file{kind.suffix}")
    file.write_text(written(kind.document, kind.suffix), encoding="utf-8")
    assert kind.read(file)


@pytest.mark.parametrize(("name", "way"), CASES)
def test_each_value_in_each_wrong_type(folder: Path, name: str, way: Way) -> None:
    kind = KINDS[name]
    file = Path(f"file{kind.suffix}")
    right = at(kind.document, way)
    key = next(str(step) for step in reversed(way) if isinstance(step, str))
    nothing = None if kind.suffix == ".json" else date(2024, 4, 2)
    wrong = ("odd", "", True, 1, 1.0, -1.5, nothing, [], [1], [[]], {}, {"odd": 1})
    refused = 0
    for value in wrong:
        if type(value) is type(right):
            continue
        file.write_text(written(changed(kind.document, way, value), kind.suffix), encoding="utf-8")
        try:
            kind.read(file)
        except kind.error as error:
            refused += 1
            text = str(error)
            assert text.startswith(f"{file}:")
            assert "\n" not in text
            assert key in text
        else:
            assert isinstance(value, kind.lenient.get(key, ())), value
    assert refused or kind.lenient.get(key) == ANY


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.suffix == ".json"])
def test_a_key_that_stands_twice(folder: Path, name: str) -> None:
    """Of a merge gone wrong, a parser of JSON would keep one half."""
    kind = KINDS[name]
    file = Path("file.json")
    text = written(kind.document, kind.suffix)
    for key in ("findings", "path", "paths", "get"):
        if f'"{key}": ' in text:
            file.write_text(text.replace(f'"{key}": ', f'"{key}": 1, "{key}": ', 1), encoding="utf-8")
            with pytest.raises(kind.error) as refused:
                kind.read(file)
            assert str(refused.value).startswith("file.json:")
            assert str(refused.value).endswith(f'the key "{key}" twice in one object')


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.suffix == ".toml"])
def test_a_key_that_stands_twice_in_toml(folder: Path, name: str) -> None:
    kind = KINDS[name]
    file = Path("file.toml")
    text = written(kind.document, kind.suffix)
    file.write_text(f"{text}{text}", encoding="utf-8")
    with pytest.raises(kind.error) as refused:
        kind.read(file)
    assert str(refused.value).startswith("file.toml:")
    assert "\n" not in str(refused.value)
