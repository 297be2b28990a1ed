"""Pipes where files are named: what is written into one counts; nobody behind it is told in one line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from appaccess_lint.files import named_pipes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
CALL = 'import requests\nrequests.get("https://x.atlassian.net/wiki/rest/api/content/1")\n'
NOBODY = {
    "a list of files": (
        ("check", "--files-from", "pipe"),
        "pipe: can't be read: no process writes to this pipe",
    ),
    "an OpenAPI document": (
        ("catalog", "diff", "pipe"),
        "pipe: no process writes to this pipe",
    ),
    "a list of repositories": (
        ("organisation", "--from", "pipe"),
        "pipe: can't be read: no process writes to this pipe",
    ),
    "a report": (
        ("report", "--output-file", "pipe", "app.py"),
        "pipe: can't be written: no process reads this pipe",
    ),
    "findings": (
        ("check", "--output", "json=pipe", "--output-file", "out", "app.py"),
        "pipe: can't be written: no process reads this pipe",
    ),
}


@pytest.fixture(autouse=True)
def pipe(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text(CALL, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


@pytest.mark.parametrize("what", NOBODY)
def test_nobody_is_there(command, monkeypatch, what: str) -> None:
    monkeypatch.setattr(named_pipes, "PATIENCE", 0.05)
    words, said = NOBODY[what]
    ran = command(*words)
    assert (ran.status, ran.out, ran.err) == (2, "", f"appaccess-lint: error: {said}\n")


@pytest.fixture
def at_the_other_end(pipe: Path) -> Iterator[Callable[[Callable[[], None]], None]]:
    """Run a function beside the command."""
    started: list[threading.Thread] = []

    def start(work: Callable[[], None]) -> None:
        started.append(threading.Thread(target=work, daemon=True))
        started[-1].start()

    yield start
    for thread in started:
        thread.join(60)
        assert not thread.is_alive()


@pytest.mark.parametrize("long", [1, 20_000])
def test_what_is_written_counts(command, at_the_other_end, pipe: Path, long: int) -> None:
    at_the_other_end(lambda: pipe.write_text("app.py\n" * long, encoding="utf-8"))
    ran = command("check", "--files-from", "pipe")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.startswith("app.py:2:1: AAR101")


def test_a_writer_that_says_nothing_has_an_empty_list(command, at_the_other_end, pipe: Path) -> None:
    at_the_other_end(lambda: pipe.write_bytes(b""))
    ran = command("check", "--files-from", "pipe")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_a_writer_that_is_there_may_take_its_time(command, monkeypatch, at_the_other_end, pipe: Path) -> None:
    monkeypatch.setattr(named_pipes, "PATIENCE", 0.0)
    waited_for = threading.Event()
    set_blocking = os.set_blocking

    def noted(descriptor: int, blocking: bool) -> None:
        set_blocking(descriptor, blocking)
        waited_for.set()

    monkeypatch.setattr(os, "set_blocking", noted)
    # open on both sides, so that it has a writer from the start
    writing = os.open(pipe, os.O_RDWR)

    def write() -> None:
        waited_for.wait(60)
        os.write(writing, b"app.py\n")
        os.close(writing)

    at_the_other_end(write)
    assert command("check", "--files-from", "pipe").status == 1


def test_a_terminal_is_waited_for(command, monkeypatch, at_the_other_end) -> None:
    keyboard, terminal = os.openpty()
    reads = threading.Event()
    set_blocking = os.set_blocking

    def noted(descriptor: int, blocking: bool) -> None:
        set_blocking(descriptor, blocking)
        reads.set()

    monkeypatch.setattr(os, "set_blocking", noted)

    def type_in() -> None:
        reads.wait(60)
        os.write(keyboard, b"app.py\n\x04")

    at_the_other_end(type_in)
    assert command("check", "--files-from", os.ttyname(terminal)).status == 1
    os.close(keyboard)
    os.close(terminal)


def test_results_go_through_a_pipe(command, pipe: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_text, encoding="utf-8")
        assert command("check", "--output-file", "pipe", "app.py").status == 1
        assert read.result(60).startswith("app.py:2:1: AAR101")


@pytest.mark.skipif(shutil.which("bash") is None, reason="a shell that substitutes processes")
@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("check -q --files-from <(echo app.py)", 2),
        ("check -q --files-from <(true)", 0),
        ("check -q --output-file >(cat) app.py | cat", 2),
    ],
)
def test_process_substitution(tmp_path: Path, words: str, lines: int) -> None:
    script = f"{sys.executable} -m appaccess_lint {words}"
    ran = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert (ran.stderr, len(ran.stdout.splitlines())) == ("", lines)


def test_a_repository_is_no_pipe(tmp_path: Path) -> None:
    from appaccess_lint.organisation.repositories import RepositoryError, identity, repositories

    (repository,) = repositories([str(tmp_path / "pipe")])
    with pytest.raises(RepositoryError, match="neither a folder nor a regular file"):
        identity(repository)


@pytest.mark.parametrize("words", [(), ("--update-baseline",)])
def test_a_baseline_is_no_pipe(command, words: tuple[str, ...]) -> None:
    ran = command("check", "--baseline", "pipe", *words, "app.py")
    assert (ran.status, ran.err) == (2, "appaccess-lint: error: pipe: not a regular file\n")
