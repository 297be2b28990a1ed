"""``init`` and ``completion``: what they write works where it is read."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from one_call import CALL
from running import run, run_flake8

from appaccess_lint.cli.project_files import new_pre_commit

NOTHING = "nothing to change: flake8 finds the plugin, and its configuration doesn't exclude its codes\n"
SAME = """\
---
# ours
repos:
- repo: https://example.com/black
  rev: v1
  hooks:
  - id: black

fail_fast: true
"""
DEEPER = """\
default_stages: [pre-commit]
repos:  # all
  # first
  - repo: https://example.com/black
    rev: v1
    hooks:
      - id: black
        args:
          - --line-length=100
  # last
"""


def hooks(tmp_path):
    """The hooks that pre-commit itself reads from the configuration."""
    from pre_commit.clientlib import load_config

    config = load_config(str(tmp_path / ".pre-commit-config.yaml"))
    return [hook["id"] for repo in config["repos"] for hook in repo["hooks"]]


def test_init_writes_what_flake8_and_pre_commit_take(command, write, tmp_path):
    write("app.py", CALL)
    (tmp_path / "setup.py").touch()
    result = command("init", "--yes")
    assert (result.status, result.err) == (0, "")
    assert result.out.endswith(".pre-commit-config.yaml: written\n")
    ran = run_flake8("app.py", cwd=tmp_path)
    assert "AAR201" in ran.out
    assert ran.err == ""
    assert hooks(tmp_path) == ["appaccess-lint"]


@pytest.mark.parametrize("content", [SAME, DEEPER, DEEPER.replace("\n", "\r\n"), SAME.rstrip("\n")])
def test_a_hook_is_added_to_others(command, write, tmp_path, content):
    write(".pre-commit-config.yaml", content)
    assert ".pre-commit-config.yaml: changed\n" in command("init", "--yes", "pre-commit").out
    assert hooks(tmp_path) == ["black", "appaccess-lint"]
    lines = (tmp_path / ".pre-commit-config.yaml").read_bytes().split(b"\n")
    assert [line for line in content.encode().split(b"\n") if line not in lines] == []
    assert all(line.endswith(b"\r") for line in lines[:-1]) == ("\r" in content)
    before = (tmp_path / ".pre-commit-config.yaml").read_bytes()
    assert command("init", "pre-commit").out == ".pre-commit-config.yaml: already set up\n"
    assert (tmp_path / ".pre-commit-config.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        "repos: []\n",
        "repos: [{repo: meta, hooks: [{id: identity}]}]\n",
        "{repos: [{repo: meta, hooks: [{id: identity}]}]}\n",
        "repos:\n",
        "repos:\n  *others\n",
        "",
    ],
)
def test_a_form_that_is_not_known_is_left_alone(command, write, tmp_path, content):
    write(".pre-commit-config.yaml", content)
    result = command("init", "pre-commit")
    assert result.status == 0
    assert (
        ".pre-commit-config.yaml: not changed; please merge these lines:\n\n    - repo: local\n" in result.out
    )
    assert (tmp_path / ".pre-commit-config.yaml").read_text() == content


@pytest.mark.parametrize("name", ["setup.cfg", "tox.ini", ".flake8"])
def test_flake8_is_told_where_it_would_leave_our_codes_out(command, write, tmp_path, name):
    content = "[flake8]\nselect = E,F\nper-file-ignores =\n    a.py: E1\n\n[other]\nkey = 1\n"
    write(name, content)
    write("app.py", CALL)
    assert "AAR201" not in run_flake8("app.py", cwd=tmp_path).out
    assert f"{name}: changed\n" in command("init", "-y", "flake8").out
    assert (tmp_path / name).read_text().replace("extend-select = AAR\n", "") == content
    ran = run_flake8("app.py", cwd=tmp_path)
    assert ran.err == ""
    assert "AAR201" in ran.out
    assert command("init", "flake8").out == NOTHING


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("setup.cfg", "key = 1\n"),
        ("tox.ini", "[flake8]\nselect = E,F\nextend-select = W\n"),
    ],
)
def test_a_file_of_flake8_that_takes_a_person_is_left_alone(command, write, tmp_path, name, content):
    write(name, content)
    printed = command("init", "-y", "flake8").out
    assert (
        printed
        == f"{name}: not changed; please merge these lines:\n\n    [flake8]\n    extend-select = AAR\n\n"
    )
    assert (tmp_path / name).read_text() == content


@pytest.mark.parametrize(
    "content", ["[flake8]\nmax-line-length = 30\n", "[flake8]\nselect = E,AAR\n", "[metadata]\n"]
)
def test_flake8_needs_no_setting(command, write, tmp_path, content):
    write("setup.cfg", content)
    assert command("init", "-y", "flake8").out == NOTHING
    assert (tmp_path / "setup.cfg").read_text() == content


def test_dry_run_writes_nothing(command, write, tmp_path):
    write(".pre-commit-config.yaml", DEEPER)
    result = command("init", "--dry-run")
    assert (result.status, [path.name for path in tmp_path.iterdir()]) == (0, [".pre-commit-config.yaml"])
    assert (tmp_path / ".pre-commit-config.yaml").read_text() == DEEPER
    assert "+      - id: appaccess-lint\n" in result.out
    assert "--- .pre-commit-config.yaml\n+++ .pre-commit-config.yaml\n" in result.out


def test_what_is_not_agreed_to_is_shown_and_not_written(command, write, tmp_path):
    write("setup.py")
    result = command("init")
    assert result.status == 0
    assert "+      - id: appaccess-lint\n" in result.out
    assert result.out.endswith("nothing written; --yes writes without asking\n")
    assert [path.name for path in tmp_path.iterdir()] == ["setup.py"]


def test_a_folder_that_is_no_project_stays_empty(command, tmp_path):
    result = command("init", "--yes")
    assert (result.status, result.err.count("\n"), list(tmp_path.iterdir())) == (2, 1, [])
    assert "the current folder is not a project: it has none of .git, .hg, " in result.err


def test_a_folder_with_our_settings_is_a_project(command, write):
    write("appaccess-lint.toml", "")
    result = command("init", "--dry-run")
    assert (result.status, result.err) == (0, "")


def test_the_folder_of_the_project_is_named_below_it(write, tmp_path):
    (tmp_path / ".git").mkdir()
    write("src/pkg/app.py")
    result = run("init", "--yes", cwd=tmp_path / "src" / "pkg")
    assert result.status == 2
    assert result.err.endswith('the current folder is not a project: run the command in "../.."\n')


def test_below_the_root_of_a_repository_pre_commit_is_left_alone(write, tmp_path):
    (tmp_path / ".git").mkdir()
    write("part/setup.py")
    result = run("init", "--yes", cwd=tmp_path / "part")
    assert result.status == 0
    assert "../.pre-commit-config.yaml: not changed; please merge these lines:\n" in result.out
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", "part"]


RUFF = {
    "pyproject.toml": [
        "[tool.ruff]\nline-length = 90\n",
        '[tool.ruff.lint]\nselect = ["RUF100"]\n\n[tool.x]\n',
    ],
    "ruff.toml": ["", "line-length = 90\n", '[lint]\nselect = ["RUF100"]\n'],
}


@pytest.mark.parametrize(
    ("name", "content"), [(name, text) for name, texts in RUFF.items() for text in texts]
)
def test_ruff_keeps_our_comments(command, write, tmp_path, name, content):
    write(name, content)
    result = command("init", "--yes")
    assert f"{name}: changed\n" in result.out
    assert not (tmp_path / ".flake8").exists()
    assert not (tmp_path / name).read_text().startswith("\n")
    write("app.py", "print(1)  # noqa: AAR101\n")
    ruff = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "--extend-select",
        "RUF100",
        "--fix",
        "app.py",
    ]
    ran = subprocess.run(ruff, cwd=tmp_path, capture_output=True, text=True)
    assert (ran.returncode, (tmp_path / "app.py").read_text()) == (0, "print(1)  # noqa: AAR101\n")
    assert f"{name}: already set up\n" in command("init").out


@pytest.mark.parametrize(
    "content", ["[tool]\nruff = { lint = {} }\n", '[tool.ruff]\nlint.external = ["X"]\n', "[tool"]
)
def test_ruff_settings_of_another_form_are_left_alone(command, write, tmp_path, content):
    write("pyproject.toml", content)
    result = command("init", "--yes", "ruff")
    assert "pyproject.toml: not changed; please merge these lines:\n\n    [tool.ruff.lint]\n" in result.out
    assert (tmp_path / "pyproject.toml").read_text() == content


@pytest.mark.parametrize(
    ("version", "expected"), [("1.2.0", "appaccess-lint==1.2.0"), ("1.2.0.dev0", "system")]
)
def test_only_a_release_is_pinned(version, expected):
    assert expected in new_pre_commit(version)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tox"], "expected one of pre-commit, flake8, ruff"),
        (["precommit"], 'did you mean "pre-commit"?'),
        ([], ".flake8: can't be"),
    ],
)
def test_what_init_cannot_do(command, tmp_path, arguments, said):
    (tmp_path / ".flake8").mkdir()
    (tmp_path / "setup.py").touch()
    result = command("init", *arguments)
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert said in result.err


@pytest.mark.parametrize("shell", ["bash", "fish", "tcsh", "zsh"])
def test_completion_knows_the_commands(command, shell):
    result = command("completion", shell)
    assert result.status == 0
    assert "inventory" in result.out


COMPLETIONS = [
    (["inv"], ["inventory"]),
    (["check", "--form"], ["--format"]),
    (["check", "--format", "sa"], ["sarif"]),
    (["check", "some"], ["some_file.py"]),
    (["check", "--baseline", "some"], ["some_file.py"]),
    (["check", "--roots", "so"], ["some_folder"]),
    (["explain", "AAR10"], ["AAR101", "AAR102", "AAR103", "AAR105"]),
]


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish isn't installed")
@pytest.mark.parametrize(("typed", "offered"), COMPLETIONS)
def test_fish_completes(command, write, tmp_path, typed, offered):
    write("appaccess-lint.fish", command("completion", "fish").out)
    write("some_file.py")
    (tmp_path / "some_folder").mkdir()
    line = " ".join(["appaccess-lint", *typed])
    script = f"source appaccess-lint.fish; complete -C '{line}'"
    ran = subprocess.run(["fish", "--no-config", "-c", script], cwd=tmp_path, capture_output=True, text=True)
    found = {line.partition("\t")[0].rstrip("/") for line in ran.stdout.splitlines()}
    assert set(offered) <= found
    assert all(word.startswith(typed[-1]) for word in found)


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh isn't installed")
def test_zsh_completes(command, write, tmp_path):
    write("functions/_appaccess-lint", command("completion", "zsh").out)
    write("drive", ZSH)
    ran = subprocess.run(
        ["zsh", "-f", "drive", str(tmp_path)], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert "appaccess-lint inventory" in ran.stdout
    assert ran.stderr == ""


# types into a shell of its own, as no other way than a terminal leads to zsh's completion
ZSH = """\
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1='ready>'; fpath=($1/functions \\$fpath); autoload -U compinit; compinit -u -d $1/dump"
zpty -r shell seen '*ready>*ready>*'
zpty -n -w shell $'appaccess-lint inv\\t'
zpty -r shell seen '*inventory*'
print -r -- "$seen"
zpty -d shell
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash isn't installed")
@pytest.mark.parametrize(("typed", "offered"), COMPLETIONS)
def test_bash_completes(command, write, tmp_path, typed, offered):
    write("script", command("completion", "bash").out)
    if "some" in typed:
        write("some_file.py")
    (tmp_path / "some_folder").mkdir()
    words = ["appaccess-lint", *typed]
    line = " ".join(words)
    script = (
        f"source ./script; COMP_WORDS=({line}); COMP_CWORD={len(typed)}; COMP_LINE='{line}';"
        f"COMP_POINT={len(line)}; $(complete -p appaccess-lint | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
        f' appaccess-lint {words[-1]} {words[-2]}; echo "${{COMPREPLY[@]}}"'
    )
    ran = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert set(offered) <= set(ran.stdout.split())
    assert all(word.startswith(typed[-1]) for word in ran.stdout.split())
