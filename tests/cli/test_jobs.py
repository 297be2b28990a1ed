"""Several processes give what one gives, and one that dies costs its file only."""

from __future__ import annotations

import os
import random

import pytest
from one_call import CALL

from appaccess_lint.cli.jobs import DIED, run_files
from appaccess_lint.cli.run import FileResult, Runner
from appaccess_lint.cli.selection import Selection


@pytest.fixture
def tree(write):
    for number in range(30):
        write(f"pkg/m{number}.py", CALL if number % 3 else "x = (\n" if number == 9 else "x = 1\n")


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("jobs", ["2", "5", "100"])
def test_same_output(command, jobs):
    alone = command("check", "--jobs", "1", "--format", "json", "pkg")
    assert len(alone.document["findings"]) == 20
    several = command("check", "--jobs", jobs, "--format", "json", "pkg")
    assert (several.out, several.err, several.status) == (alone.out, alone.err, alone.status)


@pytest.mark.usefixtures("tree")
def test_settings_reach_the_processes(command):
    result = command(
        "check", "-j2", "--extend-select", "AAR105", "--deployment", "server", "pkg/m1.py", "pkg/m2.py"
    )
    assert (result.status, result.out) == (0, "")


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1000"])
def test_wrong_number(command, write, jobs):
    write("app.py")
    result = command("check", f"--jobs={jobs}", "app.py")
    assert result.status == 2
    assert "is neither auto nor a number" in result.err


class Mortal(Runner):
    def file(self, path):
        if "deadly" in path:
            os._exit(9)
        return FileResult(path)


def mortal():
    return Mortal(lambda: None, Selection())


@pytest.mark.parametrize("seed", range(3))
def test_a_process_that_dies_costs_its_file_only(seed):
    files = [f"{'deadly' if number in {4, 17} else 'm'}{number}.py" for number in range(24)]
    random.Random(seed).shuffle(files)
    results = run_files(mortal, files, 2, mortal())
    failed = [error.path for result in results for error in result.errors]
    assert failed == [path for path in files if "deadly" in path]
    assert {error.message for result in results for error in result.errors} == {DIED}
    assert len(results) == len(files)
