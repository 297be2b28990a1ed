"""Fills the folder that the command runs in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from laying_out import writer
from one_call import CALL


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file below ``tmp_path``."""
    return writer(tmp_path, CALL)
