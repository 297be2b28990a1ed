"""What breaks around the command: killed processes, full disks, closed streams."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from one_call import CALL
from running import Result

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and devices of POSIX")

OLD = '{"schema": 1, "tool": "appaccess-lint", "findings": []}\n'
HELD = """\
import pathlib, sys, time
from appaccess_lint.cli.main import main
pathlib.Path.replace = lambda *arguments: time.sleep(3600)
main(sys.argv[1:])
"""
WRITING = {
    "baseline": ("check", "--baseline", "kept", "--update-baseline", "--no-cache", "app.py"),
    "findings": ("check", "--output-file", "kept", "--no-cache", "app.py"),
    "report": ("report", "--format", "html", "--output-file", "kept", "--no-cache", "app.py"),
}


@pytest.fixture(autouse=True)
def app(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(CALL, encoding="utf-8")


@pytest.mark.parametrize("name", WRITING)
def test_killed_while_writing(command: Callable[..., Result], tmp_path: Path, name: str) -> None:
    """Killed before the last step: the old file is whole, and a later run makes the new one and tidies up."""
    kept = tmp_path / "kept"
    kept.write_text(OLD, encoding="utf-8")
    writer = subprocess.Popen([sys.executable, "-c", HELD, *WRITING[name]], cwd=tmp_path)
    deadline = time.monotonic() + 300
    while not any(file.stat().st_size for file in tmp_path.glob(".kept.*")):
        assert writer.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    writer.kill()
    writer.wait()
    assert kept.read_text(encoding="utf-8") == OLD
    (unfinished,) = tmp_path.glob(".kept.*")
    foreign = tmp_path / ".kept.swp"
    foreign.touch()
    for file in (unfinished, foreign):
        os.utime(file, (0, 0))
    assert command(*WRITING[name]).status in {0, 1}
    assert "AAR201" in kept.read_text(encoding="utf-8")
    assert list(tmp_path.glob(".kept.*")) == [foreign]


def run(folder: Path, *words: str, **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "appaccess_lint", *words]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **more}
    return subprocess.run(command, cwd=folder, text=True, timeout=300, **streams)


needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")


@needs_full
@pytest.mark.parametrize("name", ["findings", "report"])
def test_full_disk(command: Callable[..., Result], name: str) -> None:
    words = ["/dev/full" if word == "kept" else word for word in WRITING[name]]
    ran = command(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "appaccess-lint: error: /dev/full: can't be written: no space left on device\n"


@needs_full
def test_full_output(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ran = run(tmp_path, "check", "app.py", stdout=full)
        assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
        assert run(tmp_path, "check", "nowhere.py", stderr=full).returncode == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "-"), "stdin: standard input is closed\n"),
        (
            ("check", "--files-from", "-"),
            "appaccess-lint: error: -: can't be read: standard input is closed\n",
        ),
        (("check", "--stdin-display-name", "a.ipynb", "-"), "a.ipynb: standard input is closed\n"),
    ],
)
def test_closed_input(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    ran = run(tmp_path, *words, stdin=None, preexec_fn=lambda: os.close(0))
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", said)


@pytest.mark.parametrize("stream", [1, 2])
def test_closed_output(tmp_path: Path, stream: int) -> None:
    more = {"stdout": None, "stderr": None, "preexec_fn": lambda: os.close(stream)}
    assert run(tmp_path, "check", "app.py", **more).returncode == 1
    assert run(tmp_path, "check", "nowhere.py", **more).returncode == 2


def bounded_time() -> None:
    import resource

    # of each process by itself: the system kills the one that takes more
    resource.setrlimit(resource.RLIMIT_CPU, (3, 3))


def test_a_worker_that_is_killed(tmp_path: Path) -> None:
    """Its file is named, and no other is lost."""
    calls = "".join(f"    f{number}(a + '/x')\n" for number in range(300))
    functions = "".join(f"def f{number}(a):\n{calls}" for number in range(300))
    (tmp_path / "long.py").write_text(f"{functions}{CALL}", encoding="utf-8")
    for number in range(6):
        (tmp_path / f"m{number}.py").write_text(CALL, encoding="utf-8")
    ran = run(tmp_path, "check", "-j2", "--no-cache", "-q", ".", preexec_fn=bounded_time)
    assert ran.stderr == "long.py: the process that analyzed it died; its findings are missing\n"
    assert ran.returncode == 2
    named = {line.partition(":")[0] for line in ran.stdout.splitlines()}
    assert named == {"app.py", *(f"m{number}.py" for number in range(6))}
