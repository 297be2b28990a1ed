"""Runs the command as its users do, in a folder of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from one_call import CALL


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        return json.loads(self.out)


Command = Callable[..., Result]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run the command in ``tmp_path`` with arguments and, as ``stdin``, bytes."""
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")

    def run(*arguments: str, stdin: bytes = b"") -> Result:
        ran = subprocess.run(
            [sys.executable, "-m", "appaccess_lint", *arguments],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            timeout=120,
        )
        return Result(ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file below ``tmp_path``."""

    def written(name: str, content: str | bytes = CALL) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written
