"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bounded import Result, run_in


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """Run the command with arguments in ``tmp_path``, its memory bounded."""

    def run(*arguments: str, **more: Any) -> Result:
        return run_in(tmp_path, "appaccess_lint", *arguments, **more)

    return run
