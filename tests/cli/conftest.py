"""Fills the folder that the command runs in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from one_call import CALL


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file below ``tmp_path``."""

    def written(name: str, content: str | bytes = CALL) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written
