"""Settings and data whose reading might not end: one line that names the file, exit status 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Result

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
OPTIONS = ("--catalog", "--clients", "--config", "--baseline")


def sparse(at: Path) -> None:
    with at.open("wb") as file:
        file.truncate(10**12)


endless = pytest.mark.parametrize(
    "make", [os.mkfifo, lambda at: at.symlink_to("/dev/zero"), sparse], ids=["pipe", "zeros", "a terabyte"]
)


@pytest.mark.parametrize("option", OPTIONS)
@endless
def test_no_end(
    run: Callable[..., Result], tmp_path: Path, option: str, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "odd")
    (tmp_path / "app.py").touch()
    result = run("check", "--no-cache", option, "odd", "app.py")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith("appaccess-lint: error: odd: ")


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", "setup.cfg", ".flake8"])
@endless
def test_no_end_of_what_is_added_to(
    run: Callable[..., Result], tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    make(tmp_path / name)
    result = run("init")
    assert (result.status, result.err.count("\n")) == (2, 1)
    # a file without an end, or a link that leads out of the project
    assert result.err.startswith(f"appaccess-lint: error: {name}: can't be ")


@endless
def test_no_end_of_what_git_ignores(
    run: Callable[..., Result], tmp_path: Path, make: Callable[[Path], None]
) -> None:
    (tmp_path / ".git" / "info").mkdir(parents=True)
    (tmp_path / "app.py").touch()
    for name in (".gitignore", ".git/info/exclude"):
        make(tmp_path / name)
    result = run("check", "--no-cache", ".")
    lines = result.err.splitlines()
    # a device is no list of patterns, a file of such a size is one that can't be read
    assert (result.status, result.out, len(lines)) in {(0, "", 0), (2, "", 2)}
    assert all(line.endswith(": its patterns are ignored: larger than 1 MB; not analyzed") for line in lines)
