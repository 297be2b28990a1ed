"""Runs the command in folders that a test fills."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

CALL = """\
import requests

requests.get("https://example.atlassian.net/wiki/rest/api/content/1")
requests.get("https://example.atlassian.net/wiki/rest/api/group")
"""
"""Has AAR101 and AAR201 in its first call, and AAR105 and AAR203, off by default, in its second."""


class Result(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def codes(self) -> list[str]:
        """The codes of ``check``'s lines."""
        return [line.split()[1] for line in self.out.splitlines()]


Command = Callable[..., Result]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run the command below ``tmp_path``, in the folder *inside*."""

    def run(*arguments: str, inside: str = ".") -> Result:
        ran = subprocess.run(
            [sys.executable, "-m", "appaccess_lint", *arguments],
            cwd=tmp_path / inside,
            capture_output=True,
            text=True,
            timeout=120,
        )
        return Result(ran.returncode, ran.stdout, ran.stderr)

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file below ``tmp_path``."""

    def written(name: str, content: str | bytes = CALL) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


@pytest.fixture
def project(write: Callable[..., Path], tmp_path: Path) -> Callable[[str], Path]:
    """Make ``tmp_path`` a repository with an app and the given keys in its table."""
    (tmp_path / ".git").mkdir()
    write("app.py")

    def made(keys: str) -> Path:
        return write("pyproject.toml", f"[tool.appaccess-lint]\n{keys}\n")

    return made
