"""The commands that README and the documentation show: each works, and prints what is shown."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
pytest.importorskip("ecosystem.sessions", reason="the ecosystem runs are not part of a distribution")

from ecosystem.newcomer import PAGES as FIRST_PAGES  # noqa: E402
from ecosystem.sessions import commands, failure, mismatch, project, steps  # noqa: E402

PAGES = [page for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))) if list(steps(page))]


@pytest.mark.skipif(sys.platform == "win32", reason="the sessions are of a POSIX shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_sessions_print_what_they_show(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".flake8", tmp_path)
    programs = Path(sys.executable).parent
    assert [wrong for step in steps(page) if (wrong := mismatch(step, tmp_path, programs))] == []


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are of a POSIX shell")
@pytest.mark.parametrize("page", FIRST_PAGES)
def test_the_other_commands_work(page: str, tmp_path: Path) -> None:
    project(tmp_path, ROOT / "examples")
    programs = Path(sys.executable).parent
    found = commands(ROOT / page)
    assert [wrong for command in found if (wrong := failure(command, tmp_path, programs))] == []


def test_there_are_commands() -> None:
    assert len({command for page in FIRST_PAGES for command in commands(ROOT / page)}) > 15


def test_there_are_sessions() -> None:
    assert sum(len(list(steps(page))) for page in PAGES) >= 10
