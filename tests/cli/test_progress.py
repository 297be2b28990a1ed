"""The bar on long runs: at a terminal, and nowhere else."""

from __future__ import annotations

import io

import pytest

from appaccess_lint.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(stream, **settings):
    with Progress(3, stream, **{"delay": 0.0, **settings}) as progress:
        for _ in range(3):
            progress.advance(1)
    return stream.getvalue()


def test_a_terminal_shows_how_far_it_is(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    assert "3/3" in shown(Terminal())


@pytest.mark.parametrize("settings", [{"wanted": False}, {"delay": 100.0}])
def test_it_stays_away_where_it_is_not_wanted_or_the_run_is_short(monkeypatch, settings):
    monkeypatch.setenv("TERM", "xterm")
    assert shown(Terminal(), **settings) == ""


def test_a_pipe_gets_nothing():
    assert shown(io.StringIO()) == ""


def test_dumb_terminals_get_nothing(monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    assert shown(Terminal()) == ""
