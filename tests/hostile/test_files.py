"""What is no file to be read, or no longer: one line for each, and the others are analysed."""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bounded import run_in
from hostile_sources import CALL, HEAD
from running import Result, run_flake8

from appaccess_lint import analyze
from appaccess_lint.cli.main import main

GOOD = HEAD + CALL
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices of POSIX")
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def good(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(GOOD, encoding="utf-8")


def paths(result: Result) -> set[str]:
    return {line.partition(":")[0] for line in result.out.splitlines()}


def pipe(at: Path) -> None:
    os.mkfifo(at)


def bound_socket(at: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(at.parent)  # the names of sockets are short
        try:
            made.bind(at.name)
        finally:
            os.chdir(here)


def to_itself(at: Path) -> None:
    at.symlink_to(at)


def to_nowhere(at: Path) -> None:
    at.symlink_to(at.parent / "nowhere")


def to_zeros(at: Path) -> None:
    at.symlink_to("/dev/zero")


def folder(at: Path) -> None:
    at.mkdir()


@pytest.mark.parametrize("make", [pipe, bound_socket, to_itself, to_nowhere, to_zeros, folder])
@pytest.mark.parametrize("suffix", [".py", ".ipynb"])
def test_no_file(run: Run, tmp_path: Path, make: Callable[[Path], None], suffix: str) -> None:
    make(tmp_path / f"odd{suffix}")
    walked = run("check", "--isolated", "--no-cache", ".")
    assert (walked.status, walked.err, paths(walked)) == (1, "", {"good.py"})
    named = run("check", "--isolated", "--no-cache", f"odd{suffix}", "good.py")
    assert paths(named) == {"good.py"}
    if make is folder:
        assert (named.status, named.err) == (1, "")
    else:
        assert (named.status, named.err.count("\n")) == (2, 1)
        assert named.err.startswith(f"odd{suffix}: ")


@pytest.mark.parametrize("make", [pipe, bound_socket, to_itself, to_nowhere, to_zeros, folder])
def test_no_module(run: Run, tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "odd.py")
    (tmp_path / "pyproject.toml").symlink_to("/dev/zero")
    source = (
        f"import odd\nfrom odd import *\nfrom odd.deeper import thing\n{GOOD}requests.get(thing + odd.X)\n"
    )
    (tmp_path / "good.py").write_text(source, encoding="utf-8")
    result = run("check", "--isolated", "--no-cache", "good.py")
    assert (result.status, result.err, paths(result)) == (1, "", {"good.py"})


def test_devices_that_are_named(run: Run) -> None:
    result = run("check", "--isolated", "/dev/zero", "/dev/null", "/dev/full", "good.py")
    assert (result.status, paths(result)) == (2, {"good.py"})
    assert [line.partition(":")[0] for line in result.err.splitlines()] == [
        "/dev/zero",
        "/dev/null",
        "/dev/full",
    ]


def test_links_in_circles(run: Run, tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "c"
    deep.mkdir(parents=True)
    (deep / "up").symlink_to(tmp_path)
    (deep / "self").symlink_to(deep)
    (deep / "__init__.py").symlink_to(tmp_path / "good.py")
    result = run("check", "--isolated", "--no-cache", ".")
    assert (result.status, result.err, paths(result)) == (1, "", {"good.py", "a/b/c/__init__.py"})
    through = run("check", "--isolated", "--no-cache", "a/b/c/up/a/b/c/up/good.py")
    assert paths(through) == {"a/b/c/up/a/b/c/up/good.py"}


def test_endless_standard_input(tmp_path: Path) -> None:
    with Path("/dev/zero").open("rb") as zeros:
        result = run_in(tmp_path, "check", "--isolated", "-", stdin=zeros)
    assert (result.status, result.err) == (2, "stdin: larger than 10 MB; not analyzed\n")


@pytest.mark.parametrize("what", ["shut/app.py", "shut"])
def test_what_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    """Told by a stand-in for the system, which lets the superuser read everything."""
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut" / "app.py").write_text(GOOD, encoding="utf-8")
    opened, scan = os.open, os.scandir

    def opening(path: str, *more: int, **named: int) -> int:
        if os.fspath(path).endswith("app.py"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, *more, **named)

    def scanning(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scan(path)

    monkeypatch.setattr(os, "open", opening)
    if what == "shut":
        monkeypatch.setattr(os, "scandir", scanning)
    monkeypatch.chdir(tmp_path)
    status = main(["check", "--isolated", "--no-cache", "-j1", "."])
    result = Result(status, *capsys.readouterr())
    assert (result.status, paths(result)) == (2, {"good.py"})
    assert result.err == f"{what}: permission denied\n"


@pytest.mark.parametrize("outcome", ["vanishes", "becomes a folder", "becomes a pipe", "shrinks", "grows"])
def test_files_that_change_between_two_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], outcome: str
) -> None:
    odd = tmp_path / "odd.py"
    odd.write_text(GOOD, encoding="utf-8")
    opened = os.open

    def change() -> None:
        if outcome == "shrinks":
            odd.write_bytes(b"")
            return
        if outcome == "grows":
            odd.write_bytes(b"#" * 10_000_001)
            return
        odd.unlink(missing_ok=True)
        if outcome == "becomes a folder":
            odd.mkdir()
        if outcome == "becomes a pipe":
            os.mkfifo(odd)

    def opening(path: str, *more: int, **named: int) -> int:
        if os.fspath(path).endswith(odd.name) and odd.is_file():
            change()
        return opened(path, *more, **named)

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.chdir(tmp_path)
    status = main(["check", "--isolated", "--no-cache", "-j1", "odd.py", "good.py"])
    result = Result(status, *capsys.readouterr())
    assert paths(result) == {"good.py"}
    assert result.err.count("\n") == result.status - 1 == (outcome != "shrinks")
    assert not result.err or result.err.startswith("odd.py: ")


def test_a_folder_that_vanishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sub").mkdir()
    scan = os.scandir

    def scanning(path: str) -> object:
        if str(path).endswith("sub"):
            Path(path).rmdir()
        return scan(path)

    monkeypatch.setattr(os, "scandir", scanning)
    monkeypatch.chdir(tmp_path)
    status = main(["check", "--isolated", "--no-cache", "-j1", "."])
    result = Result(status, *capsys.readouterr())
    assert (result.status, paths(result)) == (2, {"good.py"})
    assert result.err.count("\n") == 1
    assert result.err.startswith("sub: ")


def test_names_of_all_kinds(run: Run, tmp_path: Path) -> None:
    names = [
        "C:\\app.py",
        "a\nb.py",
        "-x.py",
        " .py",
        "%0A::error::x.py",
        "\u202ea.py",
        "con.py",
        "a" * 250 + ".py",
    ]
    for name in (*map(os.fsencode, names), b"\xff.py"):
        (tmp_path / os.fsdecode(name)).write_text(GOOD, encoding="utf-8")
    result = run("inventory", "--isolated", "--no-cache", "--format", "json", ".")
    assert (result.status, result.err) == (0, "")
    assert {call["path"] for call in json.loads(result.out)["calls"]} == {"good.py", *names, "\udcff.py"}


def test_a_display_name_that_is_a_circle(run: Run, tmp_path: Path) -> None:
    to_itself(tmp_path / "odd.py")
    result = run("check", "--isolated", "--stdin-display-name", "odd.py", "-", input=GOOD.encode())
    assert (result.status, result.err, paths(result)) == (1, "", {"odd.py"})
    words = ("--isolated", "--select=AAR", "--stdin-display-name", "odd.py", "-")
    assert run_flake8(*words, cwd=tmp_path, input=GOOD).err == ""


@pytest.mark.parametrize("path", ["", "\0", "-", "C:\\a\\b.py", "/nowhere/\udcff.py", "a" * 5_000])
def test_paths_of_a_source(path: str) -> None:
    assert len(analyze(GOOD, path)) == 1


def test_modules_that_all_import_all(run: Run, tmp_path: Path) -> None:
    for name in range(50):
        others = "".join(f"from m{other} import *\n" for other in range(50) if other != name)
        follows = f"X{name} = X{(name + 1) % 50} + '/a'\ndef f{name}(a): return f{(name + 1) % 50}(a)\n"
        (tmp_path / f"m{name}.py").write_text(f"{others}{follows}{GOOD}", encoding="utf-8")
    result = run("check", "--isolated", "--no-cache", "-j1", ".")
    assert (result.status, result.err) == (1, "")
    assert paths(result) == {"good.py", *(f"m{name}.py" for name in range(50))}
