"""The bar on long runs: at a terminal, and nowhere else; and the times of files."""

from __future__ import annotations

import io
import time

import pytest
from one_call import CALL

from appaccess_lint.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(stream, **settings):
    with Progress(3, stream, **{"delay": 0.0, **settings}) as progress:
        for name in ("a.py", "b.py", "c.py"):
            progress.begin(name)
            progress.end(name)
    return stream.getvalue()


def until_shown(stream: Terminal, text: str) -> None:
    deadline = time.monotonic() + 30
    while text not in stream.getvalue() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert text in stream.getvalue()


def test_a_terminal_shows_how_far_it_is(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    with Progress(2, stream, delay=0.0) as progress:
        progress.begin("a.py")
        until_shown(stream, "0/2")
        progress.end("a.py")
        progress.end("b.py")
    assert "2/2" in stream.getvalue()


def test_the_file_that_takes_longest_is_named(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("appaccess_lint.cli.progress.SLOW", 0.0)
    stream = Terminal()
    with Progress(3, stream, delay=0.0) as progress:
        progress.begin("src/slow.py")
        progress.begin("src/quick.py")
        until_shown(stream, "src/slow.py (")
        progress.end("src/slow.py")
        assert progress.at_work().startswith("src/quick.py (")
        progress.drop("src/quick.py")
        assert progress.at_work() == ""


@pytest.mark.parametrize("settings", [{"wanted": False}, {"delay": 100.0}])
def test_it_stays_away_where_it_is_not_wanted_or_the_run_is_short(monkeypatch, settings):
    monkeypatch.setenv("TERM", "xterm")
    assert shown(Terminal(), **settings) == ""


def test_a_pipe_gets_nothing():
    assert shown(io.StringIO()) == ""


def test_dumb_terminals_get_nothing(monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    assert shown(Terminal()) == ""


@pytest.mark.parametrize("words", [["check"], ["check", "--jobs", "2"], ["inventory"], ["fix"]], ids=" ".join)
def test_verbose_names_the_slowest_files(command, write, words):
    write("app.py", CALL)
    write("other.py", "x = 1\n")
    result = command(*words, "--verbose", ".")
    head, *times = [line for line in result.err.splitlines() if "slowest" in line or " s  " in line]
    assert head == "slowest files:"
    assert sorted(line.split()[-1] for line in times) == ["app.py", "other.py"]
