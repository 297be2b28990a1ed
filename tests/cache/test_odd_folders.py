"""Folders for kept results in which nothing can be kept: the same findings, and not a word more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits, pipes and rights of POSIX")

CALL = 'import requests\nrequests.get("https://x.atlassian.net/wiki/rest/api/content/1")\n'
TOOLS = {
    "check": ("appaccess_lint", "check", "--isolated"),
    "flake8": ("flake8", "--isolated", "--select", "AAR"),
}
LIMITED = """\
import resource, runpy, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(params=TOOLS)
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    """Run one of the tools on a file with a call, its results kept in *caches*/appaccess-lint."""
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "app.py").write_text(CALL, encoding="utf-8")

    def ran(caches: Path, *, python: tuple[str, ...] = ("-m",)) -> tuple[int, str, str]:
        # what measures the tests' coverage would write files of its own
        others = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
        made = subprocess.run(
            [sys.executable, *python, *TOOLS[request.param], "app.py"],
            cwd=tree,
            env={**others, "XDG_CACHE_HOME": str(caches), "HOME": str(caches)},
            capture_output=True,
            text=True,
            timeout=300,
        )
        return made.returncode, made.stdout, made.stderr

    return ran


@pytest.fixture
def expected(run: Run, tmp_path: Path) -> tuple[int, str, str]:
    """What is found where results can be kept."""
    found = run(tmp_path / "good")
    assert (found[0], found[2], "AAR101" in found[1]) == (1, "", True)
    assert entries(tmp_path / "good")
    return found


def entries(caches: Path) -> list[Path]:
    return [file for file in caches.rglob("*.json") if file.is_file()]


def locked(folder: Path) -> Path:
    """The folder itself may be written by nobody; its superuser may for all that."""
    folder.mkdir()
    folder.chmod(0o500)
    return folder


def a_file(folder: Path) -> Path:
    folder.mkdir()
    (folder / "appaccess-lint").touch()
    return folder


def a_link_to_nowhere(folder: Path) -> Path:
    folder.mkdir()
    (folder / "appaccess-lint").symlink_to("/nowhere/at/all")
    return folder


ODD = {
    "read-only": locked,
    "not even the superuser's": lambda folder: Path("/proc"),
    "a file": a_file,
    "below a file": lambda folder: Path("/dev/null"),
    "a link to nowhere": a_link_to_nowhere,
    "a name that is too long": lambda folder: folder / ("a" * 300),
}


@pytest.mark.parametrize("odd", ODD)
def test_nothing_can_be_kept(run: Run, expected: tuple[int, str, str], tmp_path: Path, odd: str) -> None:
    assert run(ODD[odd](tmp_path / "odd")) == expected


def test_full_disk(run: Run, expected: tuple[int, str, str], tmp_path: Path) -> None:
    assert run(tmp_path / "full", python=("-c", LIMITED)) == expected
    assert [
        file for file in (tmp_path / "full").rglob("*") if file.is_file() and file.stat().st_size > 100
    ] == []
    assert not entries(tmp_path / "full")


def test_read_only_with_results(run: Run, expected: tuple[int, str, str], tmp_path: Path) -> None:
    kept = tmp_path / "good"
    folders = [kept, *(folder for folder in kept.rglob("*") if folder.is_dir())]
    for folder in folders:
        folder.chmod(0o500)
    try:
        assert run(kept) == expected
    finally:
        for folder in folders:
            folder.chmod(0o700)


@pytest.mark.parametrize("make", [os.mkfifo, lambda at: at.symlink_to("/dev/zero")], ids=["pipe", "zeros"])
def test_an_entry_that_never_ends(
    run: Run, expected: tuple[int, str, str], tmp_path: Path, make: Callable[[Path], None]
) -> None:
    for entry in entries(tmp_path / "good"):
        entry.unlink()
        make(entry)
    assert run(tmp_path / "good") == expected
    assert entries(tmp_path / "good")


def test_what_a_killed_run_left_goes_by_itself(
    run: Run, expected: tuple[int, str, str], tmp_path: Path
) -> None:
    (entry,) = entries(tmp_path / "good")
    unfinished = entry.with_name(f"{entry.name}.12345")
    unfinished.write_text("{", encoding="utf-8")
    for file in (unfinished, *(tmp_path / "good").rglob("CACHEDIR.TAG")):
        os.utime(file, (0, 0))
    entry.unlink()  # else nothing is written, and nothing tidied up
    assert run(tmp_path / "good") == expected
    assert not unfinished.exists()
