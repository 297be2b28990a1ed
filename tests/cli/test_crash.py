"""A fault of ours in one file is that file's error."""

from __future__ import annotations

import pytest

from appaccess_lint.engine import Analyzer


@pytest.fixture
def faulty(monkeypatch):
    analyze = Analyzer.analyze

    def fail(self, source, path):
        if "fault" in path:
            raise KeyError("of our own")
        return analyze(self, source, path)

    monkeypatch.setattr(Analyzer, "analyze", fail)


def test_other_files_are_analysed(command, write, faulty):
    write("fault.py")
    write("good.py")
    result = command("check", "--jobs", "1")
    assert (result.status, result.err) == (
        2,
        "fault.py: internal error; please report it: KeyError: 'of our own'\n",
    )
    assert {line.partition(":")[0] for line in result.lines} == {"good.py"}
