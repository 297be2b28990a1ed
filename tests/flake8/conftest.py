"""Runs flake8 with the installed plugin, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from laying_out import writer
from running import Result, run_flake8, start

Flake8 = Callable[..., Result]


@pytest.fixture
def flake8(tmp_path: Path) -> Flake8:
    """Run flake8 in ``tmp_path`` with arguments, within this process; a configuration there counts."""

    def run(*arguments: str, stdin: str = "", inside: str = ".") -> Result:
        return run_flake8(*arguments, cwd=tmp_path / inside, input=stdin)

    return run


@pytest.fixture
def flake8_process(tmp_path: Path) -> Flake8:
    """Run flake8 as ``flake8`` does, but as a process of its own."""

    def run(*arguments: str, stdin: str = "") -> Result:
        return start(*arguments, cwd=tmp_path, input=stdin, module="flake8")

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a file below ``tmp_path``."""
    return writer(tmp_path)
