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
from scheduling import Scheduling, turn
from xdist.remote import Producer

# how long an example takes says more of what else the machine does
settings.register_profile(
    "project", deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow]
)
# for .ci/run
settings.register_profile("thorough", settings.get_profile("project"), max_examples=100)
settings.register_profile("quick", deadline=None, max_examples=15, derandomize=True, database=None)
settings.load_profile("project")


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled modules in pytest's cache where the environment has Python keep none beside its sources.

    Else each of the many processes that tests start compiles all that it imports.
    """
    if sys.dont_write_bytecode and config.pluginmanager.has_plugin("cacheprovider"):
        folder = str(config.cache.mkdir("bytecode"))
        del os.environ["PYTHONDONTWRITEBYTECODE"]
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        sys.dont_write_bytecode, sys.pycache_prefix = False, folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long."""
    items.sort(key=lambda item: turn(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    """Distribute tests by files and folders, where no other way was asked for."""
    return Scheduling(config, log) if config.getoption("dist") == "loadscope" else None


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Leave the user's cached results alone."""
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
