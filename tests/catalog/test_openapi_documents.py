"""Which OpenAPI documents are understood, and how a mistake in one is told."""

from __future__ import annotations

import copy
import gzip
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_documents import document, mark, operation, scopes

from appaccess_lint.catalog.difference import difference
from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.openapi import OpenApiError, read_openapi
from appaccess_lint.catalog.overlay import overlay as overlay_text

GET_PAGE = "GET /wiki/api/v2/pages/{}"
GET_SPACE = "GET /wiki/rest/api/space/{}"


def doc(paths, **fields):
    return {"openapi": "3.0.3", "servers": [{"url": "https://{your-domain}"}], "paths": paths, **fields}


def item(**fields):
    return {"get": operation(**fields)}


@pytest.mark.parametrize(
    ("content", "shape"),
    [
        (doc({"/wiki/rest/api/space/{key}": item()}), GET_SPACE),
        (doc({"/rest/api/space/{key}": item()}), GET_SPACE),
        (doc({"/rest/api/space/{key}": item()}, servers=[{"url": "//x.atlassian.net/wiki"}]), GET_SPACE),
        (doc({"/space/{key}/": item()}, servers=[{"url": "/wiki/rest/api/"}]), GET_SPACE),
        (doc({"/pages/{id}": item()}, servers=[{"url": "https://{your-domain}/wiki/api/v2"}]), GET_PAGE),
        (
            doc(
                {"/pages/{id}": item()},
                servers=[{"url": "https://api.atlassian.com/ex/confluence/{c}/wiki/api/v2"}],
            ),
            GET_PAGE,
        ),
        (doc({"/pages/{id}": {**item(), "servers": [{"url": "https://{d}/wiki/api/v2"}]}}), GET_PAGE),
        (doc({"/pages/{id}": item(servers=[{"url": "https://{d}/wiki/api/v2"}])}), GET_PAGE),
        ({"swagger": "2.0", "basePath": "/wiki/api/v2", "paths": {"/pages/{id}": item()}}, GET_PAGE),
        (
            doc({"/atlassian-connect/1/app/module/dynamic": item()}),
            "GET /wiki/rest/atlassian-connect/1/app/module/dynamic",
        ),
        (
            doc({"/wiki/api/v2/pages/{id}": {**item(), "parameters": [], "summary": "", "x-a": 1}, "x-b": 2}),
            GET_PAGE,
        ),
    ],
)
def test_where_the_root_may_be_written(save_as, content, shape):
    assert list(read_openapi(save_as(content)).operations) == [shape]


@pytest.mark.parametrize(
    ("fields", "classic", "granular"),
    [
        (
            {
                "x-atlassian-oauth2-scopes": [
                    scopes("read:confluence-content.all", "search:confluence"),
                    scopes("read:page:confluence", state="Beta"),
                    scopes("read:confluence-old", state="Deprecated"),
                ]
            },
            ("read:confluence-content.all", "search:confluence"),
            ("read:page:confluence",),
        ),
        (
            {
                "x-atlassian-oauth2-scopes": [
                    {"deprecated": True, "scopes": ["a:b"]},
                    {"deprecated": False, "scopes": ["c:d"]},
                ]
            },
            ("c:d",),
            (),
        ),
        (
            {"security": [{"basicAuth": []}, {"oAuthDefinitions": ["read:page:confluence"]}]},
            (),
            ("read:page:confluence",),
        ),
        ({"security": [{"o": ["a:b"]}], "x-atlassian-oauth2-scopes": []}, (), ()),
        ({}, (), ()),
    ],
)
def test_scopes(save_as, fields, classic, granular):
    read = read_openapi(save_as(doc({"/wiki/api/v2/pages/{id}": item(**fields)}))).operations[GET_PAGE]
    assert (read.classic_scopes, read.granular_scopes) == (classic, granular)


@pytest.mark.parametrize(
    ("fields", "access"), [(mark(True), "not-blocked"), (mark(False), "blocked"), ({}, None)]
)
def test_mark(save_as, fields, access):
    read = read_openapi(save_as(doc({"/wiki/api/v2/pages/{id}": item(**fields)})))
    assert read.operations[GET_PAGE].app_access == access


ZIPPED = gzip.compress(b"{}", mtime=0)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"openapi": "3.0.3",\n nope}', ":2: not valid JSON: "),
        (b"\xff\n", ": $: expected UTF-8 text, found the byte 0xff in line 1"),
        (b"", ":1: not valid JSON: expecting value"),
        (b"[" * 200_000, ": $: expected JSON, found arrays or objects nested too deep"),
        (
            b"openapi: 3.0.3\npaths: {}\n",
            ": $: expected JSON, found YAML: Atlassian publishes the same as JSON",
        ),
        (b"# v2\n---\ninfo:\n  title: x\n", ": $: expected JSON, found YAML: "),
        (ZIPPED, ": $: expected JSON, found a file that gzip has compressed: unpack it first"),
    ],
)
def test_no_json(command, tmp_path, content, message):
    (tmp_path / "openapi.json").write_bytes(content)
    ran = command("catalog", "diff", "openapi.json")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"appaccess-lint: error: openapi.json{message}")
    assert ran.err.count("\n") == 1


def test_no_file(command):
    ran = command("catalog", "diff", "none.json")
    expected = "none.json: no such file or directory"
    assert ran == (2, "", f"appaccess-lint: error: {expected}\n")


TITLES = st.text(min_size=1).filter(lambda text: text.strip() != "")
NAMES = st.lists(st.sampled_from(["read:page:confluence", "search:confluence", 'é:"\\\n:x', "\ud800:\x7f"]))
NEWEST = document("openapi-v2-2026-04")


@st.composite
def edits(draw):
    """A document of v2 in which some operations are gone, changed or new."""
    edited = copy.deepcopy(NEWEST)
    paths = edited["paths"]
    for path in draw(st.lists(st.sampled_from(sorted(paths)), max_size=6, unique=True)):
        for method in sorted(paths[path]):
            change = draw(
                st.sampled_from(["gone", "deprecated", "mark", "unmark", "title", "scopes", "group"])
            )
            if change == "gone":
                del paths[path][method]
                continue
            paths[path][method] |= {
                "deprecated": {"deprecated": draw(st.booleans())},
                "mark": mark(draw(st.booleans())),
                "unmark": {},
                "title": {"summary": draw(TITLES)},
                "scopes": {"x-atlassian-oauth2-scopes": [scopes(*draw(NAMES))]},
                "group": {"tags": [draw(TITLES)]},
            }[change]
            if change == "unmark":
                paths[path][method].pop("x-atlassian-data-security-policy", None)
    for name in draw(st.lists(st.sampled_from("abc"), max_size=2, unique=True)):
        paths[f"/new/{name}/{{id}}"] = {
            "post": operation(summary=draw(TITLES), deprecated=draw(st.booleans()))
        }
    return edited


def is_current(catalog, request):
    return catalog.operations[str(request)].lifecycle == "current"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edited=edits())
def test_whatever_changes_can_be_imported(save_as, tmp_path, edited):
    try:
        read = read_openapi(save_as(edited))
    except OpenApiError:
        # a title of nothing but characters that count as space
        return
    catalog = load_catalog()
    changes = difference(catalog, read)
    new = tmp_path / "new.toml"
    new.write_text(overlay_text(catalog, changes, "2026-11"), encoding="utf-8")
    after = load_catalog([new])
    assert not difference(after, read)
    untouched = (
        {*catalog.operations} - {c.operation.key for c in changes.changed} - {o.key for o in changes.gone}
    )
    for key in untouched:
        before = catalog.operations[key]
        kept = {
            replace(r, needs=tuple(lookup for lookup in r.needs if is_current(after, lookup)))
            for r in before.replacements
            if is_current(after, r)
        }
        assert set(after.operations[key].replacements) == kept
        assert after.operations[key].claims == before.claims


def test_control_characters_are_not_printed(command, save):
    content = doc({"/wiki/api/v2/pages": item(summary="Get \x1b[31mred\u202e")})
    assert "\x1b" not in command("catalog", "diff", save(content)).out
    assert json.loads(command("catalog", "diff", save(content), "--format", "json").out)
