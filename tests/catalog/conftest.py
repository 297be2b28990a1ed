"""A user's catalog file and OpenAPI documents, for the tests of loading."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from appaccess_lint.catalog.load import Catalog, load_catalog


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The shipped catalog."""
    return load_catalog()


@pytest.fixture
def overlay(tmp_path: Path) -> Callable[..., Path]:
    """Write a catalog file of the given text and name."""

    def write(text: str, name: str = "own.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def new() -> str:
    """A table of an operation that the shipped catalog doesn't have, with the fields that it must have."""
    return """
[[operation]]
method = "POST"
path = "/wiki/api/v2/pages/{id}/publish"
title = "Publish page"
group = "Page"
app_access = "blocked"
lifecycle = "current"
"""


@pytest.fixture
def save_as(tmp_path: Path) -> Callable[[object], Path]:
    """Write a JSON document, and return its path."""

    def write(content: object) -> Path:
        path = tmp_path / "openapi.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


@pytest.fixture
def save(save_as: Callable[[object], Path]) -> Callable[[object], str]:
    """Write a JSON document below the folder in which ``command`` runs, and return its name."""
    return lambda content: save_as(content).name
