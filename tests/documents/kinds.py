"""The kinds of files that people write: a whole one of each, how it is read, and what refuses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from appaccess_lint.baseline import Baseline, BaselineError
from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.openapi import OpenApiError, read_openapi
from appaccess_lint.catalog.schema import CatalogError
from appaccess_lint.clients.load import ClientError, load_clients
from appaccess_lint.config.file import ConfigError, read_file
from appaccess_lint.config.merge import merge

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
    "join": "urljoin",
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
    "catalog": Kind({"operation": [OPERATION]}, lambda file: load_catalog([file]), CatalogError),
    "clients": Kind(
        CLIENTS,
        lambda file: load_clients(None, [file]).cls("ourlib.Wiki"),
        ClientError,
        # arguments are compared with what code has, one or several
        {"is_not": SCALAR, "contains": (*SCALAR, list), "default": (*SCALAR, list), "body": (list,)},
    ),
    "configuration": Kind(
        {"tool": {"appaccess-lint": SETTINGS}},
        lambda file: merge(read_file(str(file)), {}),
        ConfigError,
        {"per-file-ignores": (list,), "client-versions": (list,)},
    ),
    "baseline": Kind(
        BASELINE,
        Baseline.read,
        BaselineError,
        # who wrote it is for people; without a number it is one
        {"tool": ANY, "count": (type(None),)},
        ".json",
    ),
    "openapi": Kind(
        OPENAPI,
        read_openapi,
        OpenApiError,
        # what isn't taken over isn't looked at
        {"info": ANY, "title": ANY, "parameters": ANY, "responses": ANY, "state": ANY},
        ".json",
    ),
}
