"""Folders for cached results in which nothing can be kept: the same findings, and not a word more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Result, run, run_flake8

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits, pipes and rights of POSIX")

CALL = 'import requests\nrequests.get("https://x.atlassian.net/wiki/rest/api/content/1")\n'
TOOLS = {
    "check": (run, "appaccess_lint", ("check", "--isolated", "app.py")),
    "flake8": (run_flake8, "flake8", ("--isolated", "--select", "AAR", "app.py")),
}
LIMITED = """\
import resource, runpy, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
Run = Callable[..., Result]


@pytest.fixture(params=TOOLS)
def tool(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    """Run one of the tools on a file with a call, its results kept in *caches*/appaccess-lint."""
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "app.py").write_text(CALL, encoding="utf-8")

    program, module, words = TOOLS[request.param]

    def ran(caches: Path, *, disk_is_full: bool = False) -> Result:
        places = {"XDG_CACHE_HOME": str(caches), "HOME": str(caches)}
        if not disk_is_full:
            return program(*words, cwd=tree, env=places)
        # what measures the tests' coverage would write files of its own
        others = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
        # -B: no half of a compiled module is kept for others
        command = [sys.executable, "-B", "-c", LIMITED, module, *words]
        made = subprocess.run(command, cwd=tree, env={**others, **places}, capture_output=True, text=True)
        return Result(made.returncode, made.stdout, made.stderr)

    return ran


@pytest.fixture
def expected(tool: Run, tmp_path: Path) -> Result:
    """What is found where results can be kept."""
    found = tool(tmp_path / "good")
    assert (found.status, found.err, "AAR101" in found.out) == (1, "", True)
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
def test_nothing_can_be_kept(tool: Run, expected: Result, tmp_path: Path, odd: str) -> None:
    assert tool(ODD[odd](tmp_path / "odd")) == expected


def test_full_disk(tool: Run, expected: Result, tmp_path: Path) -> None:
    assert tool(tmp_path / "full", disk_is_full=True) == expected
    assert [
        file for file in (tmp_path / "full").rglob("*") if file.is_file() and file.stat().st_size > 100
    ] == []
    assert not entries(tmp_path / "full")


def test_read_only_with_results(tool: Run, expected: Result, tmp_path: Path) -> None:
    kept = tmp_path / "good"
    folders = [kept, *(folder for folder in kept.rglob("*") if folder.is_dir())]
    for folder in folders:
        folder.chmod(0o500)
    try:
        assert tool(kept) == expected
    finally:
        for folder in folders:
            folder.chmod(0o700)


@pytest.mark.parametrize("make", [os.mkfifo, lambda at: at.symlink_to("/dev/zero")], ids=["pipe", "zeros"])
def test_an_entry_that_never_ends(
    tool: Run, expected: Result, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    for entry in entries(tmp_path / "good"):
        entry.unlink()
        make(entry)
    assert tool(tmp_path / "good") == expected
    assert entries(tmp_path / "good")


def test_what_a_killed_run_left_goes_by_itself(tool: Run, expected: Result, tmp_path: Path) -> None:
    (entry,) = entries(tmp_path / "good")
    unfinished = entry.with_name(f"{entry.name}.0123456789abcdef")
    unfinished.write_text("{", encoding="utf-8")
    for file in (unfinished, *(tmp_path / "good").rglob("CACHEDIR.TAG")):
        os.utime(file, (0, 0))
    entry.unlink()  # else nothing is written, and nothing tidied up
    assert tool(tmp_path / "good") == expected
    assert not unfinished.exists()


def test_a_folder_that_another_version_made_is_used(tool: Run, expected: Result, tmp_path: Path) -> None:
    (entry,) = entries(tmp_path / "good")
    for tag in (tmp_path / "good").rglob("CACHEDIR.TAG"):
        first = tag.read_text(encoding="utf-8").splitlines()[0]
        tag.write_text(f"{first}\n# Results that appaccess-lint keeps.\n", encoding="utf-8")
    entry.unlink()
    assert tool(tmp_path / "good") == expected
    assert entry.exists()
