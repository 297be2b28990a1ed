"""Streams that don't take everything, and a run that is interrupted before it has begun."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import run

CALL = "import requests\nrequests.get('https://x.atlassian.net/wiki/rest/api/content/1')\n"
FILES, LIMIT = 30, 1024
INTERRUPTED = """
import sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {!r}: raise KeyboardInterrupt
sys.meta_path.insert(0, Finder())
sys.argv = ["appaccess-lint", "check", "."]
from appaccess_lint.__main__ import run
sys.exit(run())
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    made = tmp_path / "tree"
    made.mkdir()
    for number in range(FILES):
        (made / f"m{number}.py").write_text(CALL, encoding="utf-8")
    return made


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "words", [("check",), ("inventory", "--format", "json"), ("report", "--format", "html")], ids=" ".join
)
def test_output_that_is_cut_off_is_an_error(tree: Path, words: tuple[str, ...], unbuffered: str) -> None:
    """As on a disk that is full in the middle of a text: also where Python doesn't buffer the output."""
    import resource

    with (tree.parent / "out").open("wb") as out:
        ran = subprocess.run(
            [sys.executable, "-m", "appaccess_lint", *words, "-q", "--no-cache", "."],
            cwd=tree,
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered, "PYTHONDONTWRITEBYTECODE": "1"},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT)),
        )
    assert (ran.returncode, ran.stderr) == (2, "appaccess-lint: error: standard output: file too large\n")


@pytest.mark.parametrize("module", ["appaccess_lint.cli.main", "appaccess_lint.cli.settings"])
def test_interrupted_while_it_starts(tree: Path, module: str) -> None:
    words = [sys.executable, "-c", INTERRUPTED.format(module)]
    ran = subprocess.run(words, cwd=tree, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="such names can't be had there")
def test_listed_names_are_no_commands(tmp_path: Path) -> None:
    for name in ("::error::x.py", " ::stop-commands::x.py", "##vso[task.complete]x.py", "\x1b[31mx.py"):
        (tmp_path / name).write_text(CALL, encoding="utf-8")
    ran = run("check", "--show-files", ".", cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert sorted(ran.lines) == [
        " :\\x3astop-commands::x.py",
        "#\\x23vso[task.complete]x.py",
        ":\\x3aerror::x.py",
        "\\x1b[31mx.py",
    ]
