"""Fills the folder that the command runs in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from laying_out import writer

CALL = """\
import requests

requests.get("https://example.atlassian.net/wiki/rest/api/content/1")
requests.get("https://example.atlassian.net/wiki/rest/api/group")
"""
"""Has AAR101 and AAR201 in its first call, and AAR105 and AAR203, off by default, in its second."""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file below ``tmp_path``."""
    return writer(tmp_path, CALL)


@pytest.fixture
def project(write: Callable[..., Path], tmp_path: Path) -> Callable[[str], Path]:
    """Make ``tmp_path`` a repository with an app and the given keys in its table."""
    (tmp_path / ".git").mkdir()
    write("app.py")

    def made(keys: str) -> Path:
        return write("pyproject.toml", f"[tool.appaccess-lint]\n{keys}\n")

    return made
