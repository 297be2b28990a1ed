"""Runs flake8 with the installed plugin, in a folder of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Flake8 = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def flake8(tmp_path: Path) -> Flake8:
    """Run flake8 in ``tmp_path`` with arguments; a configuration there counts."""

    def run(*arguments: str, stdin: str | None = None, inside: str = ".") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "flake8", *arguments],
            cwd=tmp_path / inside,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a file below ``tmp_path``."""

    def written(name: str, content: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return written
