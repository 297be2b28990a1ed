"""Nothing is imported from the folder that is analysed, whatever its files are called like."""

from __future__ import annotations

import os
import py_compile
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
SCRIPTS = {name: str(BIN / name) for name in ("appaccess-lint", "flake8", "pre-commit")}
CALL = "import requests\nrequests.get('https://x.atlassian.net/wiki/rest/api/content/1')\n"
LISTED = "import sys; print('\\n@' + ' '.join(sys.modules))"
# names of which Python's start knows without anybody importing them
ALWAYS = ("sitecustomize", "usercustomize", "conftest", "setup", "appaccess_lint_anything")
USED = {
    "check": f"from appaccess_lint.cli.main import main; main(['check', '--no-cache', '.']); {LISTED}",
    "report": f"from appaccess_lint.cli.main import main; main(['report', '--format=html', '.']); {LISTED}",
    "worker": f"import appaccess_lint.processes.serving, appaccess_lint.cli.pool; {LISTED}",
    "flake8": "from flake8.main.cli import main; import multiprocessing.spawn, multiprocessing.forkserver\n"
    f"main(['-j1', '--select=AAR', 'app.py']); {LISTED}",
}
COMMANDS = {
    "check": ("check", "-j2", "--no-cache", "app.py", "other.py"),
    "changes": ("check", "--changed-since", "HEAD", "app.py"),
    "inventory": ("inventory", "-j2", "--no-cache", "--format", "json", "app.py", "other.py"),
    "report": ("report", "--no-cache", "--format", "html", "app.py"),
    "organisation": ("organisation", "--workers", "2", "-q", "sub", "other"),
    "config": ("config",),
    "explain": ("explain", "AAR101"),
    "catalog": ("catalog", "list"),
    "completion": ("completion", "bash"),
}
STARTED = """\
import multiprocessing, sys
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    from {module} import main
    sys.exit(main())
"""


def _loaded(words: Sequence[str], folder: Path, **more: str) -> set[str]:
    """The top-level modules that *words* have loaded at the end."""
    environment = {**os.environ, **more}
    ran = subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, env=environment
    )
    assert ran.returncode == 0, ran.stderr
    return {name.partition(".")[0] for name in ran.stdout.rpartition("\n@")[2].split()}


@cache
def before_ours(folder: Path) -> frozenset[str]:
    """What Python itself imports before the first line of a module that ``python -m`` runs."""
    (folder / "nothing_else.py").write_text(LISTED, encoding="utf-8")
    return frozenset(_loaded(["-m", "nothing_else"], folder))


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names of all modules of Python, and of those that are used."""
    folder = tmp_path_factory.mktemp("used")
    (folder / "app.py").write_text(CALL, encoding="utf-8")
    used = {name for code in USED.values() for name in _loaded(["-c", code], folder)}
    assert {"tomli", "jinja2", "flake8", "pickle", "socket", "__future__"} <= used
    return frozenset(used | set(sys.stdlib_module_names) | set(ALWAYS)) - {"__main__", "appaccess_lint"}


class Planted:
    """A project with modules of many names, each of which leaves its name outside when it is imported."""

    def __init__(self, folder: Path, names: frozenset[str]) -> None:
        self.tree = folder / "tree"
        self.trace = folder / "sprung"
        self._plain: list[Path] = []
        for part in ("", "sub", "other"):
            (self.tree / part).mkdir(exist_ok=True)
            (self.tree / part / "app.py").write_text(CALL, encoding="utf-8")
        (self.tree / "other.py").write_text(CALL, encoding="utf-8")
        for name in names:
            self._plant(name)
        information = self.tree / "evil-1.0.dist-info"
        information.mkdir()
        (information / "METADATA").write_text("Name: evil\nVersion: 1.0\n", encoding="utf-8")
        (information / "entry_points.txt").write_text(
            "[flake8.extension]\nEVL = socket:x\n", encoding="utf-8"
        )
        (self.tree / "evil.pth").write_text(f"import sys; {self._code('pth')}\n", encoding="utf-8")
        (self.tree / "pyvenv.cfg").write_text(f"home = {self.tree}\n", encoding="utf-8")

    def _code(self, name: str) -> str:
        return f"open({str(self.trace)!r}, 'a').write({name + chr(10)!r})"

    def _plant(self, name: str) -> None:
        for folder in (self.tree, self.tree / "sub"):
            file = folder / f"{name}.py"
            file.write_text(self._code(name), encoding="utf-8")
            if len(name) % 2:  # compiled alone, as Python imports it too
                py_compile.compile(str(file), str(file.with_suffix(".pyc")))
                cached = folder / "__pycache__" / f"{name}.{sys.implementation.cache_tag}.pyc"
                py_compile.compile(str(file), str(cached))
                file.unlink()

    def without(self, names: frozenset[str]) -> None:
        for name in names:
            for file in self.tree.rglob(f"{name}.*"):
                file.unlink()

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "GIT_")) or name == "PYTHONPYCACHEPREFIX"
        }
        ran = subprocess.run(
            words,
            cwd=self.tree,
            capture_output=True,
            text=True,
            timeout=120,
            stdin=subprocess.DEVNULL,
            env={**environment, **more},
        )
        assert not self.trace.exists(), sorted(set(self.trace.read_text(encoding="utf-8").split()))
        return ran


@pytest.fixture
def planted(tmp_path: Path, names: frozenset[str]) -> Planted:
    (tmp_path / "tree").mkdir()
    return Planted(tmp_path, names)


def test_the_traps_are_good_ones(planted: Planted) -> None:
    with pytest.raises(AssertionError, match=r"tomli|linecache"):  # Python 3.13 imports that first
        planted.run(sys.executable, "-c", "import tomli")


def done(command: str, ran: subprocess.CompletedProcess[str]) -> bool:
    """Tell whether the command did its work."""
    if command == "changes":  # there is no repository
        return "not a git repository" in ran.stderr
    if command in {"check", "inventory"}:
        return "/wiki/rest/api/content/{id}" in ran.stdout
    return ran.returncode == 0


def test_the_script(planted: Planted) -> None:
    for command, words in COMMANDS.items():
        ran = planted.run(SCRIPTS["appaccess-lint"], *words)
        assert done(command, ran), (command, ran)


def test_as_a_module(planted: Planted, tmp_path: Path) -> None:
    planted.without(before_ours(tmp_path))
    for command, words in COMMANDS.items():
        ran = planted.run(sys.executable, "-m", "appaccess_lint", *words)
        assert done(command, ran), (command, ran)


@pytest.mark.parametrize("path", ["", f".{os.pathsep}sub", "the folder"])
def test_relative_import_path(planted: Planted, tmp_path: Path, path: str) -> None:
    """``PYTHONPATH=$PYTHONPATH:/mine`` names the current folder where the variable was empty."""
    # the script that pip writes imports re first
    by_script = frozenset(_loaded(["-c", f"import re; {LISTED}"], tmp_path))
    planted.without(before_ours(tmp_path) | by_script | frozenset(ALWAYS) | {"apport_python_hook"})
    path = str(planted.tree) if path == "the folder" else path + os.pathsep + str(tmp_path)
    for words in ([SCRIPTS["appaccess-lint"]], [sys.executable, "-m", "appaccess_lint"]):
        ran = planted.run(*words, *COMMANDS["check"], PYTHONPATH=path)
        assert done("check", ran), ran


@pytest.mark.skipif(sys.platform == "win32", reason="processes are always spawned there")
@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_each_way_to_start_processes(planted: Planted, tmp_path: Path, method: str) -> None:
    start = tmp_path / "start.py"
    start.write_text(STARTED.format(module="appaccess_lint.cli.main"), encoding="utf-8")
    for command in ("check", "organisation"):
        ran = planted.run(sys.executable, str(start), method, *COMMANDS[command])
        assert done(command, ran), (command, ran)
    if method != "fork" and sys.version_info < (3, 11):
        return  # flake8's own processes, which nothing keeps from it there
    start.write_text(STARTED.format(module="flake8.main.cli"), encoding="utf-8")
    ran = planted.run(sys.executable, str(start), method, "-j2", "--select=AAR,EVL", "app.py", "other.py")
    assert ran.stdout.count(" AAR201 ") == 2, ran


def test_flake8(planted: Planted) -> None:
    ran = planted.run(SCRIPTS["flake8"], "-j2", "--select=AAR,EVL", "app.py", "other.py")
    assert ran.stdout.count(" AAR201 ") == 2, ran


def test_pre_commit(planted: Planted, tmp_path: Path) -> None:
    hook = "{id: x, name: x, language: system, entry: %s check -j2 --no-cache, files: '^(app|other).py$'}"
    (planted.tree / ".pre-commit-config.yaml").write_text(
        f"repos: [{{repo: local, hooks: [{hook % SCRIPTS['appaccess-lint']}]}}]\n", encoding="utf-8"
    )
    for words in (["init", "-q"], ["add", "app.py", "other.py", ".pre-commit-config.yaml"]):
        planted.run("git", *words)
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    ran = planted.run(SCRIPTS["pre-commit"], "run", "--all-files", **home)
    assert ran.stdout.count(" AAR201 ") == 2, ran
