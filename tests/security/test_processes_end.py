"""The command's processes talk to it alone and end with it; one that is killed costs nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

CALL = "requests.get('https://x.atlassian.net/wiki/rest/api/content/{}')\n"
FILES, FEWER, CALLS = 80, 20, 100
LONG = "import requests\n" + "".join(CALL.format(number) for number in range(CALLS))
COMMANDS = {
    "check": ("check", "-q", "-j2", "--no-cache", "."),
    "organisation": ("organisation", "-q", "--workers", "2", "one", "two"),
}


def descendants(process: int) -> set[int]:
    """The processes that *process* has started, and these again."""
    found: set[int] = set()
    for file in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = {int(word) for word in file.read_text(encoding="ascii").split()}
        except OSError:  # a thread has ended
            continue
        found |= children
        for child in children:
            found |= descendants(child)
    return found


def until(condition: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not (met := condition()) and time.monotonic() < end:
        time.sleep(0.01)
    return met


def alive(processes: set[int]) -> set[int]:
    def is_alive(process: int) -> bool:
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        except OSError:
            return False
        return state != "Z"  # ended; nobody has asked yet how

    return set(filter(is_alive, processes))


@pytest.fixture
def tree(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with files; with as many as are asked for where a run ends by itself."""
    for name in ("one", "two", "temporary"):
        (tmp_path / name).mkdir()
    for number in range(getattr(request, "param", FILES)):
        (tmp_path / ("one", "two")[number % 2] / f"m{number}.py").write_text(LONG, encoding="utf-8")
    return tmp_path


def heed_signals() -> None:
    """End at signals that whoever runs the tests may ignore: nohup does, and a shell with ``&``."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


def start(tree: Path, *words: str) -> subprocess.Popen[str]:
    """Start the command, and wait until it has two processes that are at work."""
    running = subprocess.Popen(
        [sys.executable, "-m", "appaccess_lint", *words],
        cwd=tree,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tree / "temporary")},
        preexec_fn=heed_signals,
    )
    assert until(lambda: len(descendants(running.pid)) >= 2, 30)
    time.sleep(0.5)
    assert running.poll() is None
    return running


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL", "SIGINT", "SIGQUIT"])
def test_none_is_left(tree: Path, command: str, name: str) -> None:
    running = start(tree, *COMMANDS[command])
    workers = descendants(running.pid)
    number = getattr(signal, name)
    running.send_signal(number)
    running.wait(timeout=5)
    assert until(lambda: not alive(workers), 1), "left after a second"
    _, err = running.communicate(timeout=1)  # nobody holds them open
    assert "Traceback" not in err
    assert running.returncode == (130 if name == "SIGINT" else -number)
    if name in {"SIGTERM", "SIGHUP", "SIGINT"}:
        assert list((tree / "temporary").iterdir()) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_opened_to_others(tree: Path, command: str) -> None:
    """No port, no socket with a name: pipes alone."""
    with start(tree, *COMMANDS[command]) as running:
        opened = [
            os.readlink(file)  # noqa: PTH115 - no path
            for process in (running.pid, *descendants(running.pid))
            for file in Path(f"/proc/{process}/fd").iterdir()
        ]
        running.kill()
    assert any(link.startswith("pipe:") for link in opened)
    assert not [link for link in opened if link.startswith("socket:")]


def test_a_signal_that_is_ignored_stays_so(tree: Path) -> None:
    """So does ``nohup``."""
    program = "import signal, os; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
    program += "os.execv({0!r}, [{0!r}, '-m', 'appaccess_lint', *{1!r}])".format(
        sys.executable,
        ["check", "-q", "--no-cache", "-j2", *(f"one/m{number}.py" for number in range(0, 40, 2))],
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=tree, stdout=subprocess.PIPE) as running:
        assert until(lambda: len(descendants(running.pid)) >= 2, 30)
        running.send_signal(signal.SIGHUP)
        out, _ = running.communicate(timeout=60)
    assert running.returncode >= 0
    assert b"one/m38.py" in out


@pytest.mark.parametrize("tree", [FEWER], indirect=True)
@pytest.mark.parametrize("command", COMMANDS)
def test_workers_that_are_killed_cost_no_result(tree: Path, command: str) -> None:
    words = (*COMMANDS[command], "--format", "json")
    running = start(tree, *words)
    for worker in descendants(running.pid):
        os.kill(worker, signal.SIGKILL)
    out, err = running.communicate(timeout=120)
    assert err == ""
    document = json.loads(out)
    if command == "check":
        assert document["errors"] == []
        assert len({finding["path"] for finding in document["findings"]}) == FEWER
    else:
        assert document["total"]["number_of_calls"] == FEWER * CALLS
