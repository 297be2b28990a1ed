"""`catalog list` and `catalog search`: the operations that filters leave, in each format."""

from __future__ import annotations

import csv
import io
import json

import pytest

from appaccess_lint.catalog.load import load_catalog


def listed(command, *arguments):
    """Run ``catalog`` with *arguments*; return the keys, by way of JSON."""
    ran = command("catalog", *arguments, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    return [f"{o['method']} {o['path']}" for o in json.loads(ran.out)["operations"]]


def keys(passes):
    found = [operation.key for operation in load_catalog() if passes(operation)]
    assert found
    return found


@pytest.mark.parametrize(
    ("arguments", "passes"),
    [
        (["list"], lambda o: True),
        (["list", "--api-version", "v1"], lambda o: o.api_version == "v1"),
        (["list", "--app-access", "unlisted"], lambda o: o.app_access == "unlisted"),
        (
            ["list", "--lifecycle", "deprecated", "--lifecycle", "removed"],
            lambda o: o.lifecycle in ("deprecated", "removed"),
        ),
        (
            ["list", "--method", "put", "--method", "PATCH", "--app-access", "blocked"],
            lambda o: o.method in ("PUT", "PATCH") and o.app_access == "blocked",
        ),
        (["list", "--group", "content"], lambda o: o.group == "Content"),
        (["list", "--group", "Content*"], lambda o: o.group.startswith("Content")),
        (["list", "--scope", "admin"], lambda o: o.connect_scope == "ADMIN"),
        (["list", "--scope", "write:*"], lambda o: any(s.startswith("write:") for s in scopes(o))),
        (["search", "LABEL", "space"], lambda o: said(o, "label") and said(o, "space")),
        (
            ["search", "empty list", "--api-version", "v1"],
            lambda o: o.api_version == "v1" and "empty list" in o.note,
        ),
    ],
)
def test_filters(command, arguments, passes):
    assert listed(command, *arguments) == keys(passes)


def scopes(operation):
    return (*operation.classic_scopes, *operation.granular_scopes)


def said(operation, word):
    fields = (operation.key, operation.title, operation.group, operation.note, *scopes(operation))
    return any(word in field.lower() for field in fields)


def test_text(command):
    ran = command("catalog", "list", "--group", "admin key")
    assert ran.out == (
        "unlisted     current     GET     /wiki/api/v2/admin-key  Get Admin Key\n"
        "unlisted     current     POST    /wiki/api/v2/admin-key  Enable Admin Key\n"
        "unlisted     current     DELETE  /wiki/api/v2/admin-key  Disable Admin Key\n"
        "3 of 395 operations; newest source: OpenAPI 2026-07\n"
    )


def test_nothing_found(command):
    ran = command("catalog", "search", "nothing-like-this")
    assert ran == (0, "0 of 395 operations; newest source: OpenAPI 2026-07\n", "")


def test_csv_holds_what_json_holds(command):
    rows = list(csv.DictReader(io.StringIO(command("catalog", "list", "--format", "csv").out)))
    operations = json.loads(command("catalog", "list", "--format", "json").out)["operations"]
    assert len(rows) == len(operations) == 395
    for row, operation in zip(rows, operations, strict=True):
        for name in ("method", "path", "api_version", "title", "group", "app_access", "lifecycle", "note"):
            assert row[name] == operation[name]
        assert row["granular_scopes"].split() == operation["granular_scopes"]
        assert row["replacements"].count("/wiki/") == len(operation["replacements"])


def test_own_operations_are_listed(command, overlay, new):
    overlay(new)
    ran = command("catalog", "search", "publish page", "--catalog", "own.toml")
    assert ran.out == (
        "blocked      current     POST    /wiki/api/v2/pages/{id}/publish  Publish page\n"
        "1 of 396 operations; newest source: OpenAPI 2026-07\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--group", "spaecs"], 'no operation has the group "spaecs"; nearest: Space'),
        (
            ["--scope", "read:pages:confluence"],
            'no operation has the scope "read:pages:confluence"; nearest: ',
        ),
        (["--method", "fetch"], "--method: expected one of GET, POST, PUT"),
        (["--catalog", "none.toml"], "--catalog: no such file: none.toml"),
    ],
)
def test_mistake(command, arguments, message):
    ran = command("catalog", "list", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"appaccess-lint: error: {message}")
    assert ran.err.count("\n") == 1
