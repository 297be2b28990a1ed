"""A catalog file that can't be used: one clear line of file, table, key, what was expected and found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from appaccess_lint.catalog.load import CatalogError, load_catalog

Overlay = Callable[[str], Path]


def override(fields: str, method: str = "GET", path: str = "/wiki/rest/api/space") -> str:
    return f'[[operation]]\nmethod = "{method}"\npath = "{path}"\n{fields}\n'


def message(path: Path) -> str:
    """Return what the error about *path* says after the file's name."""
    with pytest.raises(CatalogError) as caught:
        load_catalog([path])
    line = caught.value.message
    assert str(caught.value) == line
    assert "\n" not in line
    assert line.startswith(f"{path}: ")
    return line.removeprefix(f"{path}: ")


TABLE = "[[operation]] 1 (GET /wiki/rest/api/space)"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("title = 3", "key title: expected a string that isn't empty, found 3"),
        ('title = " "', 'key title: expected a string that isn\'t empty, found " "'),
        ('experimental = "no"', 'key experimental: expected true or false, found "no"'),
        ("note = true", "key note: expected a string, found true"),
        ("note = 2024-04-02", "key note: expected a string, found 2024-04-02"),
        ('classic_scopes = "a"', 'key classic_scopes: expected an array of strings, found "a"'),
        ("classic_scopes = [1]", "key classic_scopes: expected a string that isn't empty, found 1"),
        (
            'app_access = "allowed"',
            'key app_access: expected "blocked", "not-blocked" or "unlisted", found "allowed"',
        ),
        ("lifecycle = []", 'key lifecycle: expected "current", "deprecated" or "removed", found an array'),
        ('documentation = "wiki"', 'key documentation: expected a web address, found "wiki"'),
        ("claims = []", "key claims: expected a table with one key for each source, found an array"),
        ("claims = { own = 1 }", "key claims.own: expected a table, found 1"),
        (
            'claims = { own = { app_access = "unlisted" } }',
            'key claims.own.app_access: expected "blocked" or "not-blocked", found "unlisted"',
        ),
        (
            "claims = { own = { deprecated = true, listed = false } }",
            'key claims.own: expected nothing else beside listed = false, found "deprecated"',
        ),
        (
            "claims = { own = { removed = true } }",
            "key claims.own: expected one of the keys app_access, deprecated, listed, "
            'found the unknown key "removed"',
        ),
        (
            "replacements = 1",
            "key replacements: expected an array of tables with the keys method, path, when, query and "
            "needs, found 1",
        ),
        ("replacements = [1]", "key replacements[0]: expected a table, found 1"),
        (
            'replacements = [{ method = "GET", path = "/wiki/api/v2/tasks" }, { method = "GET" }]',
            "key replacements[1].path: expected a value, found none",
        ),
        (
            'replacements = [{ method = "GET", path = "/a", content = "page" }]',
            "key replacements[0]: expected one of the keys method, path, when, query, needs, "
            'found the unknown key "content"',
        ),
        (
            'replacements = [{ method = "GET", path = "/wiki/api/v2/spaces", query = "?keys" }]',
            'key replacements[0].query: expected a query such as keys={spaceKey}, found "?keys"',
        ),
        (
            'replacements = [{ method = "GET", path = "/wiki/api/v2/tasks", needs = "id" }]',
            "key replacements[0].needs: expected an array of tables with the keys gives, method, path and "
            'query, found "id"',
        ),
        (
            'replacements = [{ method = "GET", path = "/wiki/api/v2/tasks", needs = [{ gives = "id" }] }]',
            "key replacements[0].needs[0].method: expected a value, found none",
        ),
        (
            'replacements = [{ method = "GET", path = "/wiki/api/v2/tasks", '
            'needs = [{ gives = "id", method = "GET", path = "/wiki/rest/api/space" }] }]',
            "key replacements: expected current operations, "
            "found GET /wiki/rest/api/space, which is removed in operations/v1/space.toml",
        ),
        (
            'replacements = [{ method = "GET", path = "/wiki/api/v2/taks" }]',
            "key replacements: expected operations that the catalog holds, found GET /wiki/api/v2/taks",
        ),
        (
            'replacements = [{ method = "GET", path = "/wiki/rest/api/content" }]',
            "key replacements: expected current operations, "
            "found GET /wiki/rest/api/content, which is removed in operations/v1/content.toml",
        ),
        (
            'replacements = [{ method = "GET", path = "/wiki/api/v2/tasks" },'
            ' { method = "GET", path = "/wiki/api/v2/tasks" }]',
            "key replacements: expected each replacement once, found one of them twice",
        ),
    ],
)
def test_bad_value(overlay: Overlay, fields: str, expected: str) -> None:
    assert message(overlay(override(fields))) == f"{TABLE}: {expected}"


def test_unknown_key(overlay: Overlay) -> None:
    said = message(overlay(override('tittle = "Mine"')))
    assert said.startswith(f"{TABLE}: expected one of the keys method, path, title, ")
    assert said.endswith('found the unknown key "tittle"')


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("get", "/a", 'key method: expected "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD" or "OPTIONS"'),
        ("GET", "a/b", "key path: expected a path template such as /wiki/rest/api/content/{id}"),
        ("GET", "/a/", "key path: expected a path template"),
        ("GET", "/a?b=c", "key path: expected a path template"),
        ("GET", "/a/{id", "key path: expected a path template"),
        ("GET", "/a/{}", "key path: expected a path template"),
    ],
)
def test_bad_name_of_the_operation(overlay: Overlay, method: str, path: str, expected: str) -> None:
    said = message(overlay(override("", method, path)))
    assert said.startswith(f"[[operation]] 1 ({method} {path}): {expected}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[[operation]]\npath = "/a"', "[[operation]] 1 (/a): key method: expected a value, found none"),
        ('[[operation]]\nmethod = "GET"', "[[operation]] 1 (GET): key path: expected a value, found none"),
        ("[[operation]]", "[[operation]] 1: key method: expected a value, found none"),
        ("[operation]", "expected [[operation]] tables, found operation = a table"),
        ("operation = [1]", "[[operation]] 1: expected a table, found 1"),
        ("[[operations]]", 'expected nothing but [[operation]] tables, found the key "operations"'),
    ],
)
def test_bad_table(overlay: Overlay, text: str, expected: str) -> None:
    assert message(overlay(text)) == expected


@pytest.mark.parametrize("field", ["title", "group", "app_access", "lifecycle"])
def test_new_operation_lacks_a_field(overlay: Overlay, field: str, new: str) -> None:
    text = "\n".join(line for line in new.splitlines() if not line.startswith(field))
    assert message(overlay(text)) == (
        f"[[operation]] 1 (POST /wiki/api/v2/pages/{{id}}/publish): key {field}: "
        "expected a value, as the catalog doesn't hold this operation yet, found none"
    )


def test_operation_twice_in_a_file(overlay: Overlay) -> None:
    said = message(overlay(override('title = "A"') + override('title = "B"')))
    assert said == (
        "[[operation]] 2 (GET /wiki/rest/api/space): expected each operation once in a file, "
        "found it a second time"
    )


def test_known_operation_under_other_names_of_its_variables(overlay: Overlay) -> None:
    said = message(overlay(override('title = "Mine"', path="/wiki/rest/api/space/{key}")))
    assert said == (
        "[[operation]] 1 (GET /wiki/rest/api/space/{key}): key path: expected the operation under its name "
        "in the catalog, GET /wiki/rest/api/space/{spaceKey}, found other names of the path's variables"
    )


def test_operation_that_others_point_to_becomes_deprecated(overlay: Overlay) -> None:
    said = message(overlay(override('lifecycle = "deprecated"', path="/wiki/api/v2/tasks")))
    assert said == (
        '[[operation]] 1 (GET /wiki/api/v2/tasks): key lifecycle: expected "current", as it is a replacement '
        'for GET /wiki/rest/api/inlinetasks/search in operations/v1/inline-tasks.toml, found "deprecated"'
    )


def test_syntax_error(overlay: Overlay) -> None:
    said = message(overlay('[[operation]]\nmethod = "GET\n'))
    assert said.startswith("expected TOML, found ")
    assert "line 2" in said


def test_nested_too_deep(overlay: Overlay) -> None:
    assert message(overlay("a = " + "[" * 20_000)).startswith("expected TOML, found ")


def test_other_encoding(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(override('title = "Räume"').encode("latin-1"))
    assert message(path) == "expected UTF-8 text, found the byte 0xe4 in line 4"


def test_missing_file(tmp_path: Path) -> None:
    assert message(tmp_path / "none.toml") == (
        "expected a file that can be read, found No such file or directory"
    )


def test_folder_instead_of_a_file(tmp_path: Path) -> None:
    assert message(tmp_path).startswith("expected a file that can be read, found ")


def test_long_and_unprintable_values_are_cut(overlay: Overlay) -> None:
    said = message(overlay(override(f'lifecycle = "\\n{"x" * 500}"')))
    assert len(said) < 200
    assert "x" * 40 in said
