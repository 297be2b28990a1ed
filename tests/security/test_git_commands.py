"""git neither runs what a repository or the current folder names, nor waits for ever for what lies there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from appaccess_lint.cli.repository import analyse
from appaccess_lint.git import commands as git_module
from appaccess_lint.organisation.task import Bounds, analysed

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
    pytest.mark.skipif(sys.platform == "win32", reason="pipes and shell scripts of POSIX"),
]

CALL = "import requests\nrequests.get('https://x.atlassian.net/wiki/rest/api/content/1')\n"
FILES = (
    "config",
    "config.worktree",
    "HEAD",
    "commondir",
    "index",
    "packed-refs",
    "shallow",
    "refs/heads/main",
    "info/attributes",
    "info/exclude",
    "info/grafts",
    "objects/info/alternates",
    "objects/info/commit-graph",
    "objects/pack/pack-0123456789012345678901234567890123456789.idx",
)


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@localhost", "-c", "commit.gpgsign=false")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    ran = subprocess.run(
        ["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True, env=environment
    )
    return ran.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of one file, which has changed."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "app.py").write_text(CALL, encoding="utf-8")
    git(tmp_path, "add", "app.py")
    git(tmp_path, "commit", "-qm", "x")
    (tmp_path / "app.py").write_text(CALL + CALL, encoding="utf-8")
    return tmp_path


def make_pipe(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    os.mkfifo(file)


@pytest.mark.parametrize("name", [*FILES, "commit", "tree", "blob", "included", ".gitignore", ".git"])
def test_a_pipe_ends_it(repository: Path, command, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(git_module, "SILENCE", 1.0)
    revisions = {"commit": "HEAD", "tree": "HEAD^{tree}", "blob": "HEAD:app.py"}
    if name in revisions:
        found = git(repository, "rev-parse", revisions[name])
        make_pipe(repository / ".git" / "objects" / found[:2] / found[2:])
    elif name == "included":
        make_pipe(repository / "pipe")
        git(repository, "config", "include.path", str(repository / "pipe"))
    elif name == ".git":
        shutil.rmtree(repository / ".git")
        make_pipe(repository / ".git")
    else:
        make_pipe(repository / (name if name.startswith(".") else f".git/{name}"))
    begun = time.monotonic()
    ran = command("check", "--no-cache", "--respect-gitignore", "--changed-since", "HEAD", "app.py", ".")
    assert time.monotonic() - begun < 8
    if ran.status == 2:
        assert ran.err.count("\n") == 1
        assert "git" in ran.err
    else:
        assert "app.py:4:" in ran.out


def test_as_a_process(repository: Path) -> None:
    make_pipe(repository / ".git" / "shallow")
    words = [sys.executable, "-m", "appaccess_lint", "check", "--changed-since", "HEAD", "."]
    ran = subprocess.run(words, cwd=repository, capture_output=True, text=True, timeout=10)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert "git printed nothing for 6 s" in ran.stderr


@pytest.mark.parametrize("path", ["", ".", "bin", "the folder"])
def test_the_program_is_none_of_the_current_folder(
    repository: Path, command, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    for folder in ("", "bin"):
        (repository / folder).mkdir(exist_ok=True)
        trap = repository / folder / "git"
        trap.write_text(f"#!/bin/sh\ntouch {repository}/sprung\n", encoding="utf-8")
        trap.chmod(0o755)
    first = str(repository) if path == "the folder" else path
    monkeypatch.setenv("PATH", first + os.pathsep + os.environ["PATH"])
    ran = command("check", "--changed-since", "HEAD", "app.py")
    assert not (repository / "sprung").exists()
    assert "no git found" in ran.err if path == "the folder" else "app.py:4:" in ran.out


def test_a_bundle_is_cloned_beside_the_repository_of_a_hook(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """git's variables, and the user's configuration, would have it work elsewhere, or run programs."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    git(repository, "checkout", "-q", "app.py")
    (repository / ".gitattributes").write_text("* filter=trap\n", encoding="utf-8")
    git(repository, "add", ".gitattributes")
    git(repository, "commit", "-qm", "attributes")
    bundle = elsewhere / "app.bundle"
    git(repository, "bundle", "create", str(bundle), "main")
    git(repository, "checkout", "-q", "-b", "work")
    configuration = elsewhere / "config"
    configuration.write_text(f'[filter "trap"]\nsmudge = touch {elsewhere}/sprung; cat\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(configuration))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "filter.trap.smudge")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", f"touch {elsewhere}/sprung; cat")
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository / ".git" / "index"))
    result = analysed(analyse, str(bundle), (), Bounds())
    assert len(result["sites"]) == 1, result
    assert git(repository, "symbolic-ref", "HEAD") == "refs/heads/work"
    assert not (elsewhere / "sprung").exists()
