"""JSON that is read back: baselines, and OpenAPI documents."""

from __future__ import annotations

import json

from appaccess_lint.baseline import Baseline, BaselineError
from appaccess_lint.catalog.json_positions import OpenApiError
from appaccess_lint.catalog.openapi import read_openapi
from appaccess_lint.formats.report import Report
from fuzz.target import Fault, Target, one_line, written

_JSON: tuple[bytes, ...] = (
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b":",
    b",",
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"NaN",
    b"\\u0000",
    b"\\ud800",
)
_JSON += (b"[" * 2000, b"9" * 5000, b"\xef\xbb\xbf")


def check_baseline(data: bytes) -> None:
    """Read *data*, write it anew for a run that found nothing, and read that."""
    file = written("baseline.json", data)
    try:
        baseline = Baseline.read(file)
    except BaselineError as error:
        one_line(error, file)
        return
    text = baseline.updated(Report(0, (), (), ()))
    file.write_text(text, encoding="utf-8")
    if Baseline.read(file).updated(Report(0, (), (), ())) != text:
        raise Fault("another baseline the second time")


def check_openapi(data: bytes) -> None:
    file = written("openapi.json", data)
    try:
        read_openapi(file)
    except OpenApiError as error:
        one_line(error, file)


def baseline_seeds() -> list[bytes]:
    entry = {
        "path": "src/app.py",
        "code": "AAR101",
        "call": "GET /wiki/rest/api/space",
        "line": "x()",
        "count": 2,
    }
    known = {"schema": 1, "tool": "appaccess-lint", "findings": [entry, {**entry, "code": "AAR201"}]}
    return [json.dumps(known).encode(), json.dumps({**known, "findings": []}).encode()]


def openapi_seeds() -> list[bytes]:
    operation = {
        "summary": "Get page",
        "operationId": "getPage",
        "tags": ["Page"],
        "deprecated": True,
        "parameters": [{"name": "id", "in": "path"}],
        "security": [{"oAuthDefinitions": ["read:page:confluence"]}, {}],
        "x-atlassian-oauth2-scopes": [{"scheme": "oAuthDefinitions", "state": "Current", "scopes": ["read"]}],
        "x-atlassian-connect-scope": "READ",
        "x-experimental": True,
    }
    head = {"openapi": "3.0.1", "info": {"title": "Confluence", "version": "1"}}
    servers = {"servers": [{"url": "https://{your-domain}/wiki/api/v2"}]}
    paths = {"/pages/{id}": {"get": operation, "parameters": []}}
    old = {"swagger": "2.0", "basePath": "/wiki", "paths": {"/rest/api/content": {"post": operation}}}
    return [json.dumps(d).encode() for d in ({**head, **servers, "paths": paths}, old)]


_KEYS = tuple(
    b'"openapi" "swagger" "paths" "servers" "url" "basePath" "get" "post" "parameters" "security" '
    b'"deprecated" "schema" "findings" "path" "code" "call" "line" "count" "/wiki/api/v2/pages"'.split()
)
BASELINE = Target(check_baseline, baseline_seeds, _JSON + _KEYS)
OPENAPI = Target(check_openapi, openapi_seeds, _JSON + _KEYS)
