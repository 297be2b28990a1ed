"""A user's catalog file, for the tests of loading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


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
