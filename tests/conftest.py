"""What tests of several folders need."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from running import Result, run, start

# how long an example takes says more of what else the machine does
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", deadline=None, max_examples=15, derandomize=True, database=None)
settings.load_profile("project")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Leave the user's kept results alone."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("caches"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def package_index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip what has to install packages where pip can't get any; in CI that is an error instead."""
    target = tmp_path_factory.mktemp("index")
    asked = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--dest",
        str(target),
        "hatchling",
    ]
    ran = subprocess.run(asked, capture_output=True, text=True, timeout=120)
    if ran.returncode:
        reason = f"pip can't reach a package index: {ran.stderr.strip()[-300:]}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


Command = Callable[..., Result]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run the command in the folder *inside* of ``tmp_path``, within this process; *stdin* is its input."""

    def run_command(*arguments: str, inside: str = ".", stdin: str | bytes = b"", **env: str) -> Result:
        return run(*arguments, cwd=tmp_path / inside, input=stdin, env=env)

    return run_command


@pytest.fixture
def process(tmp_path: Path) -> Command:
    """Run the command as ``command`` does, but as a process of its own, for what only a process shows."""

    def start_command(*arguments: str, inside: str = ".", stdin: str | bytes = b"", **env: str) -> Result:
        return start(*arguments, cwd=tmp_path / inside, input=stdin, env=env)

    return start_command
