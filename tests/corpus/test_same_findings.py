"""The same findings, whichever way the tool is used and in whatever company a file is analysed.

On a small tree always; on real packages where ``APPACCESS_CORPUS`` names a folder of them.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest
from running import Result, run, run_flake8, start

from appaccess_lint import analyze
from appaccess_lint.files.reading import ReadError, read_source
from appaccess_lint.gate import may_concern
from appaccess_lint.rules import OFF_BY_DEFAULT, one_of_each_hundred

ROOT = Path(__file__).resolve().parent.parent.parent
Line = tuple[str, int, int, str, str]
Program = Callable[..., Result]
start_flake8 = partial(start, module="flake8")
COLUMNS = "%(path)s\t%(row)d\t%(col)d\t%(code)s\t%(text)s"
MAX_FILES = int(os.environ.get("APPACCESS_CORPUS_FILES", "60"))
TREE = {
    "pyproject.toml": "",
    "app/__init__.py": "",
    "app/http.py": """
        import requests
        class Base:
            root = "https://x.atlassian.net/wiki"
            def get(self, path, **params):
                return requests.get(self.root + path, params=params)
        """,
    "app/pages.py": """
        from .http import Base
        class Pages(Base):
            def one(self, page):
                return self.get(f"/rest/api/content/{page}")
            def all(self):
                return self.again(self.get, "/rest/api/content")
            def again(self, call, *args):
                return call(*args)
        """,
    "app/sync.py": '''
        """Confluence sync."""
        def publish(client):
            return client.create_page("X", "title", "body")
        ''',
    "app/main.py": """
        from atlassian import Confluence
        from .pages import Pages
        from .sync import publish
        def main():
            publish(Confluence(url="https://x.atlassian.net"))
            Pages().get("/rest/api/space")
        """,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = os.environ.get("APPACCESS_CORPUS")
    if corpus:
        return Path(corpus).resolve()
    folder = tmp_path_factory.mktemp("tree")
    for name, source in TREE.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        lines = source.strip("\n").split("\n")
        indent = len(lines[0]) - len(lines[0].lstrip())
        path.write_text("\n".join(line[indent:] for line in lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def files(folder: Path) -> list[str]:
    """Files that matter, evenly taken from all packages, and some that don't."""
    every = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.py"))
    concerned = [name for name in every if _concerns(folder / name)]
    step = -(-len(concerned) // MAX_FILES) or 1
    return sorted({*concerned[::step], *every[:: 20 * step]})


def _concerns(path: Path) -> bool:
    try:
        return may_concern(read_source(str(path)), str(path))
    except ReadError:
        return False


@pytest.fixture(scope="module")
def expected(folder: Path, files: list[str]) -> list[Line]:
    """What the Python API says of each file by itself: nothing is shared between two of them."""
    found: list[Line] = []
    for name in files:
        path = folder / name
        for site in analyze(read_source(str(path)), str(path)):
            wanted = [finding for finding in site.findings if finding.code not in OFF_BY_DEFAULT]
            found += [
                (name, f.span.line, f.span.column, f.code, f.message) for f in one_of_each_hundred(wanted)
            ]
    assert found
    return sorted(found)


def _printed(ran: Result) -> str:
    assert ran.status in {0, 1}, ran.err
    return ran.out


def _command(folder: Path, names: Iterable[str], program: Program = run) -> list[Line]:
    output = _printed(program("check", "--format", "json", *names, cwd=folder))
    found = json.loads(output)["findings"]
    return sorted((f["path"], f["line"], f["column"], f["code"], f["message"]) for f in found)


def _flake8(folder: Path, *arguments: str, stdin: str | None = None) -> list[Line]:
    words = (
        "--isolated",
        "--select=AAR",
        f"--extend-ignore={','.join(OFF_BY_DEFAULT)}",
        f"--format={COLUMNS}",
        *arguments,
    )
    program = start_flake8 if "--jobs=3" in words else run_flake8
    output = _printed(program(*words, cwd=folder, input=stdin or ""))
    found: list[Line] = []
    for line in output.splitlines():
        path, row, column, code, text = line.split("\t")
        found.append((path.removeprefix("./"), int(row), int(column), code, text))
    return sorted(found)


def _unsilenced(folder: Path, lines: list[Line]) -> list[Line]:
    """Without what a comment in the source silences."""
    kept: list[Line] = []
    for line in lines:
        text = read_source(str(folder / line[0])).split("\n")[line[1] - 1]
        if "noqa" not in text:
            kept.append(line)
    return kept


def test_command_in_one_run(folder: Path, files: list[str], expected: list[Line]) -> None:
    assert _command(folder, files) == _unsilenced(folder, expected)


def test_command_in_any_order_and_split(folder: Path, files: list[str], expected: list[Line]) -> None:
    shuffled = list(files)
    random.Random(7).shuffle(shuffled)
    parts = [shuffled[i::3] for i in range(3)]
    found = [line for part in parts if part for line in _command(folder, part)]
    assert sorted(found) == _unsilenced(folder, expected)


def test_command_with_several_processes(folder: Path, files: list[str], expected: list[Line]) -> None:
    assert _command(folder, ["--jobs", "3", *files], start) == _unsilenced(folder, expected)


def test_command_twice_with_results_kept(
    folder: Path, files: list[str], expected: list[Line], tmp_path: Path
) -> None:
    wanted = _unsilenced(folder, expected)
    kept = ["--cache-dir", str(tmp_path / "kept")]
    assert [_command(folder, [*kept, *files]) for _ in range(2)] == [wanted, wanted]
    assert any((tmp_path / "kept").rglob("*"))
    assert _command(folder, ["--no-cache", *files]) == wanted


@pytest.mark.parametrize("seed", ["0", "1", "12345"])
def test_command_with_any_order_of_sets(
    folder: Path, files: list[str], expected: list[Line], seed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", seed)
    assert _command(folder, ["--no-cache", *files], start) == _unsilenced(folder, expected)


def test_command_from_another_folder(
    folder: Path, files: list[str], expected: list[Line], tmp_path: Path
) -> None:
    found = _command(tmp_path, [str(folder / name) for name in files])
    named = sorted((Path(path).relative_to(folder).as_posix(), *rest) for path, *rest in found)
    assert named == _unsilenced(folder, expected)


def test_the_hook_with_any_split(folder: Path, files: list[str], expected: list[Line]) -> None:
    # pre-commit hands over some files a process, as many as a command line holds
    hook = ROOT / ".pre-commit-hooks.yaml"
    entry = next(line for line in hook.read_text(encoding="utf-8").splitlines() if "entry:" in line)
    command, *words = entry.partition(":")[2].split()
    assert (command, words[:1]) == ("appaccess-lint", ["check"])
    shuffled = list(files)
    random.Random(11).shuffle(shuffled)
    sizes = [shuffled[:1], shuffled[1:3], shuffled[3:]]
    found = [line for part in sizes if part for line in _command(folder, [*words[1:], *part])]
    assert sorted(found) == _unsilenced(folder, expected)


@pytest.mark.skipif("APPACCESS_PYTHONS" not in os.environ, reason="no other interpreters are named")
def test_other_pythons(folder: Path, files: list[str]) -> None:
    pythons = os.environ["APPACCESS_PYTHONS"].split(os.pathsep)
    words = [*(str(folder / name) for name in files), *(f"--python={python}" for python in pythons)]
    command = [sys.executable, "-m", "ecosystem.pythons", *words]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_flake8(folder: Path, files: list[str], expected: list[Line], jobs: str) -> None:
    assert _flake8(folder, f"--jobs={jobs}", *files) == _unsilenced(folder, expected)


def test_flake8_on_standard_input(folder: Path, expected: list[Line]) -> None:
    names = list(dict.fromkeys(line[0] for line in expected))
    for name in names[:: max(1, len(names) // 8)]:
        source = (folder / name).read_text(encoding="utf-8")
        found = _flake8(folder, f"--stdin-display-name={name}", "-", stdin=source)
        assert found == _unsilenced(folder, [line for line in expected if line[0] == name])
