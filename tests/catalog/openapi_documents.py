"""OpenAPI documents in the form of Atlassian's, made from the facts of real ones in ``data/``."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
NAMES = (
    "openapi-v1-2024-02",
    "openapi-v1-2025-11",
    "openapi-v1-2026-07",
    "openapi-v2-2024-02",
    "openapi-v2-2026-04",
    "openapi-v2-2026-07",
)
V2_ROOT = "/wiki/api/v2"


def document(name: str) -> dict[str, Any]:
    """Return the document whose facts are in ``data/<name>.csv``."""
    root = V2_ROOT if "-v2-" in name else ""
    paths: dict[str, dict[str, Any]] = {}
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            item = paths.setdefault(row["path"].removeprefix(root), {})
            item[row["method"].lower()] = _operation(row, "Current" if root else "Beta")
    server = {
        "url": f"https://{{your-domain}}{root}",
        "variables": {"your-domain": {"default": "no-default"}},
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": "The Confluence Cloud REST API", "version": "1.0.0"},
        "servers": [server],
        "paths": paths,
    }


def operation(**fields: Any) -> dict[str, Any]:
    """Return an operation with what each must have, and these *fields*."""
    return {"tags": ["Page"], "summary": "Get something", "responses": {}, **fields}


def mark(exempt: bool) -> dict[str, Any]:
    """Return the field that says whether app access rules don't govern the operation."""
    return {"x-atlassian-data-security-policy": [{"app-access-rule-exempt": exempt}]}


def scopes(*names: str, state: str = "Current") -> dict[str, Any]:
    """Return an entry of the list of scopes."""
    return {"scheme": "oAuthDefinitions", "state": state, "scopes": list(names)}


def _operation(row: dict[str, str], granular_state: str) -> dict[str, Any]:
    entries = []
    if row["oauth2_classic_scopes"]:
        entries.append(scopes(*row["oauth2_classic_scopes"].split()))
    if row["oauth2_granular_scopes"]:
        entries.append(scopes(*row["oauth2_granular_scopes"].split(), state=granular_state))
    fields: dict[str, Any] = {"tags": [row["tag"]], "summary": row["summary"]}
    if row["deprecated"] == "true":
        fields["deprecated"] = True
    if row["experimental"] == "true":
        fields["x-experimental"] = True
    if row["app_access_rule_exempt"]:
        fields |= mark(row["app_access_rule_exempt"] == "true")
    if entries:
        fields["x-atlassian-oauth2-scopes"] = entries
    return operation(**fields, **{"x-atlassian-connect-scope": row["connect_scope"]})
