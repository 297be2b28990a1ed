"""Settings and data whose reading might not end: one line that names the file, exit status 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bounded import Result

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
OPTIONS = ("--catalog", "--clients", "--config", "--baseline")


def sparse(at: Path) -> None:
    with at.open("wb") as file:
        file.truncate(10**12)


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda at: at.symlink_to("/dev/zero"), sparse], ids=["pipe", "zeros", "a terabyte"]
)
def test_no_end(
    run: Callable[..., Result], tmp_path: Path, option: str, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "odd")
    (tmp_path / "app.py").touch()
    result = run("check", "--no-cache", option, "odd", "app.py")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith("appaccess-lint: error: odd: ")
