"""The real pre-commit, running the hook of a clone of this project on another repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from laying_out import lay_out

pytestmark = pytest.mark.slow

# what an installation from the repository reads
SOURCES = ("appaccess_lint", "docs", "rules_data", "pyproject.toml", "README.md", "LICENSE")
HOOKS = (".pre-commit-hooks.yaml", "pre-commit-hooks.yaml")

GONE = 'import requests\n\nrequests.get("https://example.atlassian.net/wiki/rest/api/group/x/member")\n'
CLEAN = 'import requests\n\nrequests.get("https://example.atlassian.net/wiki/rest/api/user/current")\n'


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false")
    ran = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, env=_environment()
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def _environment() -> dict[str, str]:
    """Return ours, without what git sets when it runs the tests as a hook."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


@pytest.fixture(scope="module")
def hooks(package_index: None, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the sources as they are now, committed or not."""
    if shutil.which("git") is None:
        pytest.skip("git isn't installed")
    folder = tmp_path_factory.mktemp("hooks")
    for name in (*SOURCES, *HOOKS):
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / name, folder / name, follow_symlinks=False)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "all")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs, once for all tests here."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def pre_commit(hooks: Path, home: Path, tmp_path: Path):
    """Run pre-commit on a repository that holds *files* and uses the hooks."""

    def run(files: dict[str, str], arguments: str = "[]", *words: str) -> subprocess.CompletedProcess[str]:
        revision = git(hooks, "rev-parse", "HEAD")
        configuration = (
            f"repos:\n- repo: '{hooks.as_posix()}'\n  rev: {revision}\n"
            f"  hooks:\n  - id: appaccess-lint\n    args: {arguments}\n  - id: appaccess-lint-baseline\n"
        )
        lay_out(tmp_path, {**files, ".pre-commit-config.yaml": configuration})
        git(tmp_path, "init", "--quiet")
        git(tmp_path, "add", "--all")
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never", *words],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            env={**_environment(), "PRE_COMMIT_HOME": str(home)},
        )

    return run


def test_fails_with_the_finding(pre_commit):
    ran = pre_commit({"app.py": GONE, "clean.py": CLEAN, "notes.txt": GONE})
    assert ran.returncode == 1, ran.stdout + ran.stderr
    found = [line for line in ran.stdout.splitlines() if ": AAR" in line]
    assert found == [
        "app.py:3:1: AAR201 GET /wiki/rest/api/group/{groupName}/member is gone (410); "
        "use GET /wiki/rest/api/group/{groupId}/membersByGroupId"
    ]


def test_passes_on_clean_files(pre_commit):
    ran = pre_commit({"clean.py": CLEAN})
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Passed" in ran.stdout


def test_takes_arguments(pre_commit):
    ran = pre_commit({"app.py": GONE}, "[--ignore, AAR201]")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_hook_of_the_baseline_records_what_the_other_hides(pre_commit):
    files = {"app.py": GONE, "appaccess-lint.toml": 'baseline = "appaccess-baseline.json"\n'}
    recorded = pre_commit(files, "[]", "--hook-stage", "manual", "appaccess-lint-baseline")
    assert recorded.returncode == 0, recorded.stdout + recorded.stderr
    assert pre_commit(files).returncode == 0
    ran = pre_commit({**files, "new.py": GONE})
    assert [line.partition(":")[0] for line in ran.stdout.splitlines() if ": AAR" in line] == ["new.py"]


def test_the_other_name_is_a_link(root):
    real, other = (root / name for name in HOOKS)
    assert not real.is_symlink()
    # where git can't make links (Windows without the right to), it writes the target's name instead
    target = str(other.readlink()) if other.is_symlink() else other.read_text(encoding="utf-8")
    assert target == real.name
