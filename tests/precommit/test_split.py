"""The real pre-commit hands files over in several processes at once: they say together what one would say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from laying_out import lay_out

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git isn't installed")

FILES = {
    "app/__init__.py": "",
    "app/http.py": (
        "import requests\n\n\nclass Base:\n    root = 'https://x.atlassian.net/wiki'\n\n"
        "    def get(self, path):\n        return requests.get(self.root + path)\n"
    ),
    **{
        f"app/pages{number}.py": (
            f"from app.http import Base\n\n\nclass Pages{number}(Base):\n"
            f"    def one(self, page):\n        return self.get(f'/rest/api/content/{{page}}')\n"
        )
        for number in range(12)
    },
    "app/broken.py": "def confluence(:\n",
    "notes.txt": "https://x.atlassian.net/wiki/rest/api/content/1",
    "stub.pyi": "URL = 'https://x.atlassian.net/wiki/rest/api/space'\n",
    "nb.ipynb": json.dumps(
        {"cells": [{"cell_type": "code", "source": "u = 'https://x.atlassian.net/wiki/rest/api/space'"}]}
    ),
}
# what the hook's environment would run, and a note of how many files it was given
RUNNER = """\
import os, sys
from appaccess_lint.cli.main import main
names = [word for word in sys.argv[1:] if os.path.exists(word)]
with open(os.path.join(os.environ["NOTES"], str(os.getpid())), "w") as file:
    file.write("\\n".join(names))
sys.exit(main(sys.argv[1:]))
"""
Run = Callable[..., tuple[list[str], list[int]]]


@pytest.fixture
def pre_commit(root: Path, tmp_path: Path) -> Run:
    """Run the hook on all files; returns what it prints, and how many files each process had."""
    hook, _ = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    command, *words = hook["entry"].split()
    assert command == "appaccess-lint"
    tree = lay_out(tmp_path / "tree", {**FILES, "runner.txt": RUNNER})
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}

    def run(concurrency: str, **more: object) -> tuple[list[str], list[int]]:
        # installed already: everything else is as in the hook
        entry = " ".join([sys.executable, "runner.txt", *words, "--no-cache"])
        local = {**hook, "language": "system", "entry": entry, "verbose": True, **more}
        configuration = {"repos": [{"repo": "local", "hooks": [local]}]}
        (tree / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
        for arguments in (["init", "--quiet"], ["add", "--all"]):
            subprocess.run(["git", *arguments], cwd=tree, check=True, env=clean)
        notes = tmp_path / f"notes-{len(list(tmp_path.iterdir()))}"
        notes.mkdir()
        ran = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never"],
            cwd=tree,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            env={**clean, concurrency: "1", "PRE_COMMIT_HOME": str(tmp_path / "home"), "NOTES": str(notes)},
        )
        assert ran.returncode == 1, ran.stdout + ran.stderr
        given = [len(note.read_text(encoding="utf-8").splitlines()) for note in notes.iterdir()]
        said = [line for line in ran.stdout.splitlines() if line.startswith(("app/", "nb", "notes", "stub"))]
        return sorted(said), sorted(given)

    return run


def test_any_split_says_the_same(pre_commit: Run) -> None:
    at_once, (all_files,) = pre_commit("PRE_COMMIT_NO_CONCURRENCY")
    assert all_files == len(FILES) - 1  # notes.txt is no Python
    # pre-commit's own way to be told of two processors, on machines of any number
    split, given = pre_commit("TRAVIS")
    assert (len(given), sum(given)) == (2, all_files)
    assert split == at_once
    assert sum(" AAR101 " in line for line in split) == 12
    assert [line for line in split if "broken.py" in line and "syntax error" in line]
    serial, given = pre_commit("TRAVIS", require_serial=True)
    assert (serial, given) == (at_once, [all_files])
