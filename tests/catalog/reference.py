"""Atlassian's OpenAPI documents, for tests that compare facts with them where they are at hand.

They aren't part of the project: a folder ``shared/reference/openapi`` beside the checkout has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

NAMES = ("v1-2021-11", "v1-2026-07", "v2-2026-07")
METHODS = ("get", "post", "put", "delete", "patch")


def documents_folder() -> Path | None:
    """Return the folder of the documents, ``None`` where there is none."""
    folders = (parent / "shared" / "reference" / "openapi" for parent in Path(__file__).parents)
    return next((folder for folder in folders if folder.is_dir()), None)


@cache
def document(name: str) -> dict[str, Any]:
    """Return the document *name* of ``NAMES``."""
    folder = documents_folder()
    assert folder is not None
    found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return found


def resolved(name: str, node: Any) -> Any:
    """Return *node* of the document *name*, or what it refers to."""
    while isinstance(node, dict) and "$ref" in node:
        parts = node["$ref"].removeprefix("#/").split("/")
        node = document(name)
        for part in parts:
            node = node[part]
    return node


def documented_operations(name: str) -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """Yield key, operation and parameters of everything in the document *name*."""
    root = "/wiki/api/v2" if name.startswith("v2") else ""
    for path, methods in document(name)["paths"].items():
        for method, operation in methods.items():
            if method in METHODS:
                given = [*methods.get("parameters", []), *operation.get("parameters", [])]
                parameters = [resolved(name, parameter) for parameter in given]
                yield f"{method.upper()} {root}{path}", operation, parameters
