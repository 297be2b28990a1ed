"""``init`` and ``completion``: what they write works where it is read."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from one_call import CALL


def test_init_writes_what_flake8_and_the_command_take(command, write, tmp_path):
    write("app.py", CALL)
    result = command("init")
    assert (result.status, result.err) == (0, "")
    ran = subprocess.run(
        [sys.executable, "-m", "flake8", "app.py"], cwd=tmp_path, capture_output=True, text=True
    )
    assert "AAR101" in ran.stdout
    assert ran.stderr == ""
    assert command("check", "app.py").status == 1
    checked = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config"], cwd=tmp_path, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout


def test_init_leaves_what_is_there(command, write, tmp_path):
    write("pyproject.toml", "[project]\n")
    write("setup.cfg", "[flake8]\nmax-line-length = 100\n")
    result = command("init")
    assert (tmp_path / "pyproject.toml").read_text() == "[project]\n"
    assert "max-line-length" in (tmp_path / "setup.cfg").read_text()
    assert not (tmp_path / ".flake8").exists()
    assert "setup.cfg is there; add to it:\n\n    [flake8]" in result.out
    assert ".pre-commit-config.yaml written\n" in result.out


def test_init_dry_run_writes_nothing(command, tmp_path):
    result = command("init", "--dry-run")
    assert (result.status, list(tmp_path.iterdir())) == (0, [])
    assert ".flake8 would write" in result.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_the_commands(command, shell):
    result = command("completion", shell)
    assert result.status == 0
    assert "inventory" in result.out


def test_bash_completes(command, tmp_path):
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash isn't installed")
    (tmp_path / "script").write_text(command("completion", "bash").out)
    line = (
        "source ./script; COMP_WORDS=(appaccess-lint inv); COMP_CWORD=1; COMP_LINE='appaccess-lint inv';"
        "COMP_POINT=18; COMP_TYPE=9; $(complete -p appaccess-lint | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
        ' appaccess-lint inv appaccess-lint; echo "${COMPREPLY[@]}"'
    )
    ran = subprocess.run([bash, "-c", line], cwd=tmp_path, capture_output=True, text=True)
    assert ran.stdout.split() == ["inventory"]
