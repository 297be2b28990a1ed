"""The migrations, against the catalog and its parameters, and against Atlassian's documents where at hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from reference import documented_operations, documents_folder, resolved

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.migrations import Changes, Migration, MissingFields, migrations
from appaccess_lint.catalog.parameters import parameters_of
from appaccess_lint.formats.migration import request_lines
from appaccess_lint.model import Parameters

ALL = list(migrations().values())
each_migration = pytest.mark.parametrize("migration", ALL, ids=lambda migration: migration.before)


def taken(key: str) -> Parameters:
    operation = load_catalog().find(key)
    assert operation is not None, key
    found = parameters_of(operation)
    assert found is not None, key
    return found


def sent(changes: Changes) -> set[str]:
    """The names of v2 that the changes speak of."""
    names = {*changes.kept, *changes.renamed.values(), *changes.looked_up.values()}
    return names | {value.partition("=")[0] for value in changes.values.values()}


def given(changes: Changes) -> set[str]:
    """The names of v1 that the changes speak of, without those that come from the path."""
    listed: tuple[Iterable[str], ...] = (
        changes.kept,
        changes.renamed,
        changes.looked_up,
        changes.to_body,
        changes.chooses,
        changes.fields,
        changes.only,
        changes.dropped,
        changes.unsupported,
    )
    names = {name for names in listed for name in names}
    return {name for name in names if not name.startswith("{")} | {
        v.partition("=")[0] for v in changes.values
    }


def has(body: Iterable[str], name: str) -> bool:
    return any(key == name or key.startswith(f"{name}.") or name.startswith(f"{key}.") for key in body)


@each_migration
def test_operations_and_parameters_are_those_of_the_catalog(migration: Migration):
    catalog = load_catalog()
    before = catalog.find(migration.before)
    assert before is not None
    assert before.lifecycle != "current"
    v1 = taken(migration.before)
    in_path = {name for name in given(migration.query) if name in v1.path}
    assert given(migration.query) - in_path <= {*v1.query}
    for name in given(migration.body):
        assert v1.body_open or has(v1.body, re.sub(r"\.-?\d+(?=\.|$)", "", name)), name
    for key in migration.to.values():
        after = catalog.find(key)
        assert after is not None
        assert after.lifecycle == "current"
        v2, lack = taken(key), migration.lacks.get(key, MissingFields())
        assert sent(migration.query) | {*migration.query.add} <= {*v2.query} | {*lack.query}, key
        assert not {*lack.query} & {*v2.query}, key
        for name in {*sent(migration.body), *migration.query.to_body.values()}:
            assert v2.body_open or has(v2.body, name) or _only_elsewhere(migration, name), (key, name)


def _only_elsewhere(migration: Migration, name: str) -> bool:
    """A key of the body that only some content types have: comments have no space, pages no container."""
    return any(has(taken(key).body, name) for key in migration.to.values())


@each_migration
def test_shapes_and_asked_operations(migration: Migration):
    assert set(migration.shapes) in (set(), set(migration.to))
    for shape in migration.shapes.values():
        for key in shape.asks.values():
            operation = load_catalog().find(key)
            assert operation is not None, key
            assert operation.lifecycle == "current"
    assert set(migration.lacks) <= set(migration.to.values())


@each_migration
def test_request_to_copy_is_one_of_the_operation(migration: Migration):
    first = taken(next(iter(migration.to.values())))
    names = {pair.partition("=")[0] for pair in migration.example_query.split("&") if pair}
    assert names <= {*first.query}
    assert bool(migration.example_body) == bool(first.body)
    for name in first.required:
        assert f'"{name}"' in migration.example_body
    assert all(line.isprintable() for line in request_lines(migration))


@pytest.mark.parametrize(
    ("migration", "key"),
    [
        pytest.param(migration, str(replacement), id=f"{migration.before} -> {replacement}")
        for migration in ALL
        if migration.example_body
        for replacement in load_catalog().operations[migration.before].replacements
        if "/api/v2/" in replacement.path
    ],
)
def test_body_to_copy_is_one_of_the_operation(migration: Migration, key: str):
    parameters = taken(key)
    body = json.loads(migration.body_of(key))
    assert set(body) <= {name.partition(".")[0] for name in parameters.body}
    assert set(parameters.required) <= set(body)


def test_deprecated_operations_that_v2_replaces_have_a_migration():
    replaced = {
        operation.key
        for operation in load_catalog()
        if operation.api_version == "v1"
        and operation.lifecycle != "current"
        and any("/api/v2/" in replacement.path for replacement in operation.replacements)
    }
    assert replaced <= {migration.before for migration in ALL}


@pytest.mark.skipif(documents_folder() is None, reason="the OpenAPI documents aren't here")
@each_migration
def test_keys_of_answers_are_those_of_the_document(migration: Migration):
    for when, shape in migration.shapes.items():
        key = migration.to[when]
        lack = migration.lacks.get(key, MissingFields())
        schema = _answer(key)
        if schema is None:
            continue
        for name in (*shape.same, *shape.renamed.values()):
            assert _has_key(schema, name.split(".")) != (name in lack.response), (key, name)


def _answer(key: str) -> Any:
    """The schema of what the v2 operation *key* answers, of one result where that is a list."""
    operation = _operations()[key]
    answers = [answer for status, answer in operation["responses"].items() if status in ("200", "201")]
    for answer in answers:
        content = resolved("v2-2026-07", answer).get("content", {}).get("application/json")
        if content is not None:
            schema = resolved("v2-2026-07", content["schema"])
            results = next((part["results"] for part in _parts(schema) if "results" in part), None)
            return resolved("v2-2026-07", results)["items"] if results is not None else schema
    return None


@cache
def _operations() -> Mapping[str, Any]:
    return {key: operation for key, operation, _ in documented_operations("v2-2026-07")}


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    """The properties of *schema*, and of each that it is made of."""
    schema = resolved("v2-2026-07", schema)
    yield schema.get("properties", {})
    for part in (*schema.get("allOf", ()), *schema.get("oneOf", ()), *schema.get("anyOf", ())):
        yield from _parts(part)


def _has_key(schema: Any, names: list[str]) -> bool:
    if not names:
        return True
    return any(names[0] in part and _has_key(part[names[0]], names[1:]) for part in _parts(schema))
