"""`catalog diff` and `catalog import`: the catalog against OpenAPI documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openapi_documents import NAMES, document, mark, operation, scopes

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.sources import app_access_source

NEWEST_V1, NEWEST_V2 = "openapi-v1-2026-07", "openapi-v2-2026-07"
MONTH = ("--month", "2026-11")

# Atlassian's own documents are no part of the project, and may be beside it
WHOLE = Path(__file__).resolve().parents[3] / "shared" / "reference" / "openapi"


@pytest.mark.parametrize(("name", "version"), [(NEWEST_V1, "v1"), (NEWEST_V2, "v2")])
def test_newest_documents_are_what_the_catalog_holds(command, save, name, version):
    same = (0, f"no difference between the catalog and this document of {version}\n", "")
    assert command("catalog", "diff", save(document(name))) == same
    whole = WHOLE / f"{name.removeprefix('openapi-')}.json"
    if whole.exists():
        assert command("catalog", "diff", str(whole)) == same


@pytest.mark.parametrize("name", NAMES)
def test_imported_document_leaves_no_difference(command, save, name):
    path = save(document(name))
    assert command("catalog", "import", path, "-o", "new.toml", *MONTH).status == 0
    after = command("catalog", "diff", "--catalog", "new.toml", path)
    assert (after.status, after.err) == (0, "")


@pytest.fixture
def newer(save):
    """Save the newest v2 document as *change* leaves it."""

    def saved(change):
        changed = document(NEWEST_V2)
        change(changed["paths"])
        return save(changed)

    return saved


def add(paths):
    paths["/pages/{id}/seal"] = {"post": operation(summary="Seal page", deprecated=True, **mark(False))}


def remove(paths):
    del paths["/pages/{id}"]["delete"]


def deprecate(paths):
    paths["/spaces"]["get"]["deprecated"] = True


def undeprecate(paths):
    del paths["/pages/{id}/children"]["get"]["deprecated"]


def unmark(paths):
    paths["/pages"]["get"] |= mark(True)


def mark_first(paths):
    paths["/admin-key"]["get"] |= mark(True)


def rescope(paths):
    entries = [scopes("read:page:confluence", "read:space:confluence"), scopes("read:confluence-content.all")]
    paths["/pages"]["get"] |= {"x-atlassian-oauth2-scopes": entries, "x-atlassian-connect-scope": "ADMIN"}


def retitle(paths):
    paths["/pages"]["get"] |= {"summary": "List\n pages", "tags": ["Pages"], "x-experimental": True}


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (
            add,
            [
                "added:",
                "  POST /wiki/api/v2/pages/{id}/seal (Seal page): not exempt, deprecated",
                "v2: 1 added, 0 gone, 0 changed",
            ],
        ),
        (
            remove,
            ["gone:", "  DELETE /wiki/api/v2/pages/{id} (Delete page)", "v2: 0 added, 1 gone, 0 changed"],
        ),
        (
            deprecate,
            [
                "newly deprecated:",
                "  GET /wiki/api/v2/spaces (Get spaces)",
                "v2: 0 added, 0 gone, 1 changed",
            ],
        ),
        (
            undeprecate,
            [
                "changed:",
                "  GET /wiki/api/v2/pages/{id}/children: no longer deprecated",
                "v2: 0 added, 0 gone, 1 changed",
            ],
        ),
        (
            unmark,
            [
                "changed:",
                "  GET /wiki/api/v2/pages: app access rules: not exempt -> exempt "
                "(the catalog's verdict: blocked)",
                "v2: 0 added, 0 gone, 1 changed",
            ],
        ),
        (
            mark_first,
            [
                "changed:",
                "  GET /wiki/api/v2/admin-key: app access rules: no mark -> exempt "
                "(the catalog's verdict: unlisted)",
                "v2: 0 added, 0 gone, 1 changed",
            ],
        ),
        (
            rescope,
            [
                "changed:",
                "  GET /wiki/api/v2/pages: classic scopes: +read:confluence-content.all",
                "  GET /wiki/api/v2/pages: granular scopes: +read:space:confluence",
                '  GET /wiki/api/v2/pages: Connect scope: "READ" -> "ADMIN"',
                "v2: 0 added, 0 gone, 1 changed",
            ],
        ),
        (
            retitle,
            [
                "changed:",
                '  GET /wiki/api/v2/pages: title: "Get pages" -> "List pages"',
                '  GET /wiki/api/v2/pages: group: "Page" -> "Pages"',
                "  GET /wiki/api/v2/pages: experimental: no -> yes",
                "v2: 0 added, 0 gone, 1 changed",
            ],
        ),
    ],
)
def test_change_is_told_and_taken_over(command, newer, change, lines):
    path = newer(change)
    diff = command("catalog", "diff", path)
    assert (diff.status, [line for line in diff.out.splitlines() if line]) == (1, lines)
    assert command("catalog", "import", path, "-o", "new.toml", *MONTH).status == 0
    assert command("catalog", "diff", path, "--catalog", "new.toml").status == 0


def imported(command, path, tmp_path, *options):
    assert command("catalog", "import", path, "-o", "new.toml", *MONTH, *options).status == 0
    return load_catalog([tmp_path / "new.toml"])


def test_added_operation(command, newer, tmp_path):
    catalog = imported(command, newer(add), tmp_path)
    added = catalog.operations["POST /wiki/api/v2/pages/{id}/seal"]
    # the page of app access rules doesn't have it, so that the document's mark decides
    assert (added.app_access, added.lifecycle, added.title) == ("blocked", "deprecated", "Seal page")
    assert [(c.source, c.app_access, c.deprecated) for c in added.claims] == [
        ("openapi-2026-11", "blocked", True)
    ]
    assert added.documentation.endswith("/rest/v2/api-group-page/#api-pages-id-seal-post")


def test_document_overrules_documents_but_not_the_page(command, newer, tmp_path):
    pages = imported(command, newer(unmark), tmp_path).operations["GET /wiki/api/v2/pages"]
    assert pages.app_access == "blocked"
    assert pages.claims[-1].app_access == "not-blocked"
    admin_key = imported(command, newer(mark_first), tmp_path).operations["GET /wiki/api/v2/admin-key"]
    assert (admin_key.app_access, app_access_source(admin_key)) == ("not-blocked", "openapi-2026-11")


@pytest.mark.parametrize(
    ("change", "lifecycle"),
    [(deprecate, "deprecated"), (lambda paths: paths["/spaces"].pop("get"), "removed")],
)
def test_operation_that_is_current_no_longer_replaces_none(command, newer, tmp_path, change, lifecycle):
    """Else the file would be refused, as replacements have to be current."""
    catalog = imported(command, newer(change), tmp_path)
    assert catalog.operations["GET /wiki/api/v2/spaces"].lifecycle == lifecycle
    assert catalog.operations["GET /wiki/rest/api/space"].replacements == ()
    assert "no longer a replacement: GET /wiki/api/v2/spaces\n" in (tmp_path / "new.toml").read_text()


def test_returned_operation(command, save, tmp_path):
    path = save(document("openapi-v1-2024-02"))
    assert "back:\n  GET /wiki/rest/api/content/{id}/child" in command("catalog", "diff", path).out
    catalog = imported(command, path, tmp_path)
    # deprecated by the page
    assert catalog.operations["GET /wiki/rest/api/space"].lifecycle == "deprecated"
    assert catalog.operations["POST /wiki/rest/api/contentbody/convert/{to}"].lifecycle == "current"


def test_json(command, newer):
    def change(paths):
        for one in (add, remove, rescope):
            one(paths)

    told = json.loads(command("catalog", "diff", "--format", "json", newer(change)).out)
    assert told["api_versions"] == ["v2"]
    assert [(o["method"], o["path"], o["app_access"]) for o in told["added"]] == [
        ("POST", "/wiki/api/v2/pages/{id}/seal", "blocked")
    ]
    assert [(o["method"], o["path"]) for o in told["gone"]] == [("DELETE", "/wiki/api/v2/pages/{id}")]
    assert [(o["method"], o["path"]) for o in told["changed"]] == [("GET", "/wiki/api/v2/pages")]
    assert told["changed"][0]["changes"]["granular_scopes"] == {
        "from": ["read:page:confluence"],
        "to": ["read:page:confluence", "read:space:confluence"],
    }


def test_other_names_of_variables_are_no_difference(command, save):
    changed = document(NEWEST_V2)
    changed["paths"]["/pages/{page-id}"] = changed["paths"].pop("/pages/{id}")
    assert command("catalog", "diff", save(changed)).status == 0


def test_own_operation_that_no_document_has_is_not_gone(command, save, overlay, new):
    overlay(new)
    path = save(document(NEWEST_V2))
    assert command("catalog", "diff", "--catalog", "own.toml", path).status == 0


def test_import_on_top_of_own_file(command, newer, overlay, new, tmp_path):
    overlay(new)
    path = newer(add)
    assert command("catalog", "import", path, "-o", "new.toml", *MONTH, "--catalog", "own.toml").status == 0
    both = load_catalog([tmp_path / "own.toml", tmp_path / "new.toml"])
    assert {"POST /wiki/api/v2/pages/{id}/publish", "POST /wiki/api/v2/pages/{id}/seal"} <= set(
        both.operations
    )


@pytest.mark.parametrize(
    ("month", "message"),
    [
        ("2026-03", "--month: expected 2026-07 or later, as the catalog has that, found 2026-03"),
        ("2026-13", '--month: expected a month such as "2026-11", found "2026-13"'),
    ],
)
def test_month(command, newer, tmp_path, month, message):
    ran = command("catalog", "import", newer(add), "-o", "new.toml", "--month", month)
    assert ran == (2, "", f"appaccess-lint: error: {message}\n")
    assert not (tmp_path / "new.toml").exists()


def test_output(command, newer, tmp_path):
    path = newer(add)
    assert command("catalog", "import", path, "-o", "none/new.toml", *MONTH) == (
        2,
        "",
        "appaccess-lint: error: none/new.toml: can't be written: no such folder\n",
    )
    printed = command("catalog", "import", path, "-o", "-", *MONTH).out
    command("catalog", "import", path, "-o", "new.toml", *MONTH)
    assert printed == (tmp_path / "new.toml").read_text(encoding="utf-8")


def test_import_again_into_a_file_in_force(command, newer, tmp_path):
    """What the file had, and the document has still, is no news, but mustn't be lost."""
    (tmp_path / "pyproject.toml").write_text('[tool.appaccess-lint]\ncatalog = ["new.toml"]\n')
    (tmp_path / "new.toml").write_text("")
    path = newer(add)
    for _ in range(2):
        assert command("catalog", "import", path, "-o", "new.toml", *MONTH).status == 0
        assert command("catalog", "diff", path).status == 0
    assert "/seal" in (tmp_path / "new.toml").read_text()


def test_check_uses_the_file(command, newer, tmp_path):
    command("catalog", "import", newer(deprecate), "-o", "new.toml", *MONTH)
    source = 'import requests\nrequests.get("https://x.atlassian.net/wiki/api/v2/spaces")\n'
    (tmp_path / "app.py").write_text(source, encoding="utf-8")
    assert command("check", "app.py").out == ""
    assert "AAR204" in command("check", "--catalog", "new.toml", "app.py").out
