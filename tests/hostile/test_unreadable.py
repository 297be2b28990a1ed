"""What nobody may read costs a line, and no other file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

GOOD = 'import requests\nrequests.get("https://x.atlassian.net/wiki/rest/api/content/1")\n'
MAY_NOT = "-dac_override,-dac_read_search"
CLOSED: dict[str, tuple[int, str]] = {
    "sub": (0, "sub: permission denied"),
    "sub/deep": (0, "sub/deep: permission denied"),
    "sub/deep/": (0o600, "sub/deep/b.py: permission denied"),
    "sub/deep//": (0o300, "sub/deep: permission denied"),
    "sub/deep/b.py": (0, "sub/deep/b.py: permission denied"),
    "sub/pyproject.toml": (0, ""),
    "sub/.git": (0, ""),
    "sub/requirements.txt": (0, ""),
}
Run = Callable[..., "subprocess.CompletedProcess[str]"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes mean little there")


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Runs the command as one who may not read everything: the superuser gives the right up."""
    before: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("the superuser may read everything")
        before = ["setpriv", f"--bounding-set={MAY_NOT}", f"--inh-caps={MAY_NOT}"]

    def run(*words: str, folder: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        program = [*before, sys.executable, "-m", "appaccess_lint", *words]
        return subprocess.run(program, cwd=folder, capture_output=True, text=True, timeout=60)

    yield run
    for folder, _, _ in os.walk(tmp_path, topdown=False):
        Path(folder).chmod(0o700)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    (tmp_path / "sub" / ".git").mkdir()
    for name in ("a.py", "sub/b.py", "sub/deep/b.py"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    for name in ("sub/pyproject.toml", "sub/requirements.txt", ".gitignore"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize("closed", CLOSED)
def test_what_is_closed(tree: Path, run: Run, closed: str) -> None:
    mode, said = CLOSED[closed]
    (tree / closed).chmod(mode)
    try:
        ran = run("check", "-q", "--no-cache", ".")
    finally:
        (tree / closed).chmod(0o700)
    assert "a.py" in ran.stdout
    assert (ran.returncode == 2) is bool(said), ran.stderr
    assert ran.stderr.splitlines() == ([said] if said else [])


@pytest.mark.parametrize("make", ["folder", "dangling", "circle", "bytes"])
def test_an_odd_gitignore(tree: Path, run: Run, make: str) -> None:
    (tree / ".git").mkdir()
    file = tree / ".gitignore"
    file.unlink()
    if make == "folder":
        file.mkdir()
    elif make == "bytes":
        file.write_bytes(b"\xff\xfe\x00*\n\x80[\n")
    else:
        file.symlink_to(file if make == "circle" else tree / "nowhere")
    ran = run("check", "-q", "--no-cache", ".")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert {line.partition(":")[0] for line in ran.stdout.splitlines()} == {
        "a.py",
        "sub/b.py",
        "sub/deep/b.py",
    }
