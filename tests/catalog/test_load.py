"""Loading the catalog: the shipped one, and a user's files laid over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from written import get

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.model import Operation, Replacement, SourceClaim

SPACES = "GET /wiki/rest/api/space"

Overlay = Callable[[str], Path]


def override(fields: str, method: str = "GET", path: str = "/wiki/rest/api/space") -> str:
    return f'[[operation]]\nmethod = "{method}"\npath = "{path}"\n{fields}\n'


# the shipped catalog


def test_shipped_catalog() -> None:
    catalog = load_catalog()
    assert len(catalog) == len(list(catalog)) == len(catalog.operations) == 395
    assert all(catalog.operations[operation.key] is operation for operation in catalog)
    assert catalog.find("GET /wiki/rest/api/nothing") is None


def test_shipped_operation() -> None:
    operation = get(load_catalog(), SPACES)
    assert (operation.method, operation.path) == ("GET", "/wiki/rest/api/space")
    assert (operation.api_version, operation.title, operation.group) == ("v1", "Get spaces", "Space")
    assert (operation.app_access, operation.lifecycle) == ("blocked", "removed")
    assert operation.replacements == (Replacement("GET", "/wiki/api/v2/spaces"),)
    assert operation.claims == (
        SourceClaim("page-2024-04", "blocked", True),
        SourceClaim("openapi-2024-02", "blocked", True),
        SourceClaim("openapi-2025-11", listed=False),
        SourceClaim("openapi-2026-07", listed=False),
    )
    assert operation.classic_scopes == ("read:confluence-space.summary",)
    assert operation.granular_scopes == ("read:content-details:confluence",)
    assert operation.connect_scope == "READ"


def test_paths_differ_by_more_than_the_names_of_variables() -> None:
    shapes = [
        (o.method, tuple("" if "{" in part else part for part in o.path.split("/"))) for o in load_catalog()
    ]
    assert len(set(shapes)) == len(shapes)


def test_shipped_catalog_is_read_once() -> None:
    assert load_catalog() is load_catalog([])


def test_catalog_is_read_only() -> None:
    with pytest.raises(TypeError):
        load_catalog().operations["GET /x"] = get(load_catalog(), SPACES)  # type: ignore[index]


# overlays


def test_overlay_sets_only_the_fields_that_it_names(overlay: Overlay) -> None:
    shipped = get(load_catalog(), SPACES)
    changed = get(load_catalog([overlay(override('lifecycle = "deprecated"'))]), SPACES)
    assert changed.lifecycle == "deprecated"
    assert (changed.title, changed.app_access, changed.claims) == (
        shipped.title,
        shipped.app_access,
        shipped.claims,
    )


def test_overlay_leaves_the_shipped_catalog_alone(overlay: Overlay) -> None:
    load_catalog([overlay(override('title = "Mine"'))])
    assert get(load_catalog(), SPACES).title == "Get spaces"


def test_overlay_adds_an_operation(overlay: Overlay, new: str) -> None:
    catalog = load_catalog([overlay(new)])
    assert len(catalog) == 396
    operation = get(catalog, "POST /wiki/api/v2/pages/{id}/publish")
    assert (operation.api_version, operation.replacements, operation.note) == ("v2", (), "")


def test_later_overlay_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text(override('title = "First"\nnote = "kept"'), encoding="utf-8")
    second.write_text(override('title = "Second"'), encoding="utf-8")
    operation = get(load_catalog([first, second]), SPACES)
    assert (operation.title, operation.note) == ("Second", "kept")


def test_overlay_may_change_what_another_added(tmp_path: Path, new: str) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text(new, encoding="utf-8")
    second.write_text(
        override('app_access = "not-blocked"', "POST", "/wiki/api/v2/pages/{id}/publish"), encoding="utf-8"
    )
    operation = get(load_catalog([first, second]), "POST /wiki/api/v2/pages/{id}/publish")
    assert operation.app_access == "not-blocked"


def test_replacement_may_be_an_operation_of_the_overlay(overlay: Overlay, new: str) -> None:
    target = '{ method = "POST", path = "/wiki/api/v2/pages/{id}/publish", when = "page" }'
    operation = get(load_catalog([overlay(new + override(f"replacements = [{target}]"))]), SPACES)
    assert operation.replacements == (Replacement("POST", "/wiki/api/v2/pages/{id}/publish", "page"),)


def test_every_field_can_be_set(overlay: Overlay) -> None:
    fields = """
        title = "T"
        group = "G"
        app_access = "unlisted"
        lifecycle = "current"
        replacements = []
        classic_scopes = ["a", "b"]
        granular_scopes = []
        connect_scope = "ADMIN"
        refusal = "error"
        experimental = true
        documentation = "https://example.com/spaces"
        timeline = "descendants"
        note = "N"
        claims = { own-test = { app_access = "blocked" }, page-2024-04 = { listed = false } }
    """
    assert get(load_catalog([overlay(override(fields))]), SPACES) == Operation(
        method="GET",
        path="/wiki/rest/api/space",
        api_version="v1",
        title="T",
        group="G",
        app_access="unlisted",
        lifecycle="current",
        claims=(SourceClaim("own-test", "blocked"), SourceClaim("page-2024-04", listed=False)),
        classic_scopes=("a", "b"),
        connect_scope="ADMIN",
        experimental=True,
        documentation="https://example.com/spaces",
        timeline="descendants",
        note="N",
    )


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b"\xef\xbb\xbf" + override('title = "Räume"').replace("\n", "\r\n").encode())
    assert get(load_catalog([path]), SPACES).title == "Räume"


def test_file_without_tables_changes_nothing(overlay: Overlay) -> None:
    assert load_catalog([overlay("# nothing yet\n")]) == load_catalog()


def test_operation_that_others_point_to_may_go_if_they_let_go(tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text(override('lifecycle = "deprecated"', path="/wiki/api/v2/tasks"), encoding="utf-8")
    second.write_text(
        override("replacements = []", path="/wiki/rest/api/inlinetasks/search"), encoding="utf-8"
    )
    assert get(load_catalog([first, second]), "GET /wiki/api/v2/tasks").lifecycle == "deprecated"
