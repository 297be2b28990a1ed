"""What operations take: the shipped facts, and those of a user's catalog file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli
from reference import NAMES, document, documented_operations, documents_folder

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.parameters import greatest, parameters_of, renamed, values_of
from appaccess_lint.files.shipped import data_folder
from appaccess_lint.model import Operation, Parameters

UNKNOWN = {
    "PUT /wiki/rest/api/content-states",
    "POST /wiki/rest/api/content-states/delete",
    "GET /wiki/rest/api/content-states/task/{taskId}",
}
"""In none of the documents that the facts are from."""


def taken(key: str) -> Parameters:
    operation = load_catalog().find(key)
    assert operation is not None
    found = parameters_of(operation)
    assert found is not None
    return found


def test_every_operation_is_known():
    assert {operation.key for operation in load_catalog() if parameters_of(operation) is None} <= UNKNOWN


@pytest.mark.parametrize("operation", list(load_catalog()), ids=lambda operation: operation.key)
def test_path_parameters_are_those_of_the_path(operation: Operation):
    found = parameters_of(operation)
    if found is not None:
        assert list(found.path) == re.findall(r"\{([^}]*)\}", operation.path)


def test_query_body_and_types():
    pages = taken("GET /wiki/api/v2/pages")
    assert {"space-id", "cursor", "limit", "body-format"} <= set(pages.query)
    assert not {"space-key", "start", "expand"} & set(pages.query)
    page = taken("PUT /wiki/api/v2/pages/{id}")
    assert page.path == {"id": "number"}
    assert {"version.number", "body.value"} <= set(page.body)
    assert {"id", "title"} <= set(page.required)
    assert taken("GET /wiki/rest/api/space/{spaceKey}").path == {"spaceKey": "space key"}
    assert taken("PUT /wiki/rest/api/content/{id}").body_open


def test_names_of_v2():
    pages, spaces = taken("GET /wiki/api/v2/pages"), taken("GET /wiki/api/v2/spaces")
    for name in ("spaceKey", "space-key", "space_key"):
        found = renamed(name, pages)
        assert found is not None
        assert found.v2 == ("space-id",)
    expand = renamed("expand", pages)
    assert expand is not None
    assert expand.v2[0] == "body-format"
    start = renamed("start", spaces)
    assert start is not None
    assert start.v2 == ("cursor",)
    assert renamed("anything", pages) is None


def test_every_name_of_v2_is_one_that_an_operation_takes():
    known = {name for o in load_catalog() if (p := parameters_of(o)) is not None for name in p.query}
    table = tomli.loads(data_folder("parameters").joinpath("renamed.toml").read_text(encoding="utf-8"))
    assert {name for rename in table.values() for name in rename["v2"]} <= known


@pytest.mark.parametrize("file", ["renamed", "renamed-body"])
def test_every_operation_to_use_instead_is_documented(file: str):
    table = tomli.loads(data_folder("parameters").joinpath(f"{file}.toml").read_text(encoding="utf-8"))
    named = [rename["instead"] for rename in table.values() if "instead" in rename]
    found = {key for n in named for key in ((n,) if isinstance(n, str) else (*n, *n.values()))}
    assert found <= {operation.key for operation in load_catalog()}


def test_a_users_operation_states_its_own(overlay: Callable[..., Path], new: str):
    stated = '[operation.parameters]\npath = { id = "number" }\nquery = "when notify"\nbody = "reason"\n'
    catalog = load_catalog([overlay(new + stated)])
    operation = catalog.find("POST /wiki/api/v2/pages/{id}/publish")
    assert operation is not None
    assert parameters_of(operation) == Parameters({"id": "number"}, ("when", "notify"), ("reason",))


def _shape(key: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", key)


@pytest.mark.skipif(documents_folder() is None, reason="the OpenAPI documents aren't here")
def test_query_parameters_are_those_of_the_documents():
    documented = {
        _shape(key): {parameter["name"] for parameter in parameters if parameter["in"] == "query"}
        for name in NAMES  # the newer document of v1 counts
        for key, _, parameters in documented_operations(name)
    }
    for operation in load_catalog():
        found = parameters_of(operation)
        if found is not None:
            assert set(found.query) == documented[_shape(operation.key)], operation.key


@pytest.mark.skipif(documents_folder() is None, reason="the OpenAPI documents aren't here")
def test_values_of_parameters_are_those_of_the_document():
    name = "v2-2026-07"
    schemas = document(name)["components"]["schemas"]
    for key, _, parameters in documented_operations(name):
        for parameter in parameters:
            schema = parameter["schema"]
            if "$ref" in schema:
                schema = schemas[schema["$ref"].rpartition("/")[2]]
            documented = schema.get("items", schema).get("enum", ())
            found = values_of(key, parameter["name"])
            assert found in (tuple(documented), ()), key
            assert found or parameter["name"] not in ("body-format", "depth") or not documented, key
            if schema.get("type") == "integer":
                assert greatest(parameter["name"]) == schema.get("maximum"), key


@pytest.mark.skipif(documents_folder() is None, reason="the OpenAPI documents aren't here")
def test_values_of_the_bodys_keys_are_those_of_the_document():
    whole = document("v2-2026-07")
    for path, methods in whole["paths"].items():
        for method, operation in methods.items():
            content = (
                operation.get("requestBody", {}).get("content", {}) if isinstance(operation, dict) else {}
            )
            for media in content.values():
                documented = dict(_enumerated(media["schema"], whole["components"]["schemas"]))
                key = f"{method.upper()} /wiki/api/v2{path}"
                for name in ("status", "body.representation", "body.storage.representation"):
                    assert values_of(key, name) in (documented.get(name, ()), ()), (key, name)
                    assert values_of(key, name) or name == "status" or name not in documented, (key, name)


def _enumerated(
    schema: dict[str, Any], schemas: dict[str, Any], outer: str = ""
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    for part in (*schema.get("oneOf", ()), *schema.get("anyOf", ()), *schema.get("allOf", ())):
        yield from _enumerated(part, schemas, outer)
    if "enum" in schema:
        yield outer, tuple(schema["enum"])
    for key, value in schema.get("properties", {}).items():
        yield from _enumerated(value, schemas, f"{outer}.{key}" if outer else key)
