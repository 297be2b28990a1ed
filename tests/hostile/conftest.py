"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import running
from bounded import bounds
from running import Result


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """Run the command with arguments in ``tmp_path``, within this process and within bounds."""

    def run(*arguments: str, **more: Any) -> Result:
        with bounds():
            return running.run(*arguments, cwd=tmp_path, **more)

    return run
