"""A fault of ours in one file is that file's error."""

from __future__ import annotations

from appaccess_lint.cli.jobs import run_files
from appaccess_lint.cli.report_of import collected
from appaccess_lint.cli.run import Runner
from appaccess_lint.cli.selection import Selection
from appaccess_lint.discovery import discover
from appaccess_lint.engine import Analyzer


class Faulty(Analyzer):
    def analyze(self, source, path):
        if "fault" in path:
            raise KeyError("of our own")
        return super().analyze(source, path)


def test_other_files_are_analysed(write, tmp_path, monkeypatch):
    write("fault.py")
    write("good.py")
    monkeypatch.chdir(tmp_path)
    runner = Runner(Faulty, Selection())
    found = discover(["."])
    report = collected(found, run_files(lambda: runner, found.files, 1, runner))
    assert [finding.path for finding in report.findings] == ["good.py"]
    assert [error.path for error in report.errors] == ["fault.py"]
    assert report.errors[0].message == "internal error, please report it: KeyError: 'of our own'"
    assert report.files == 1
