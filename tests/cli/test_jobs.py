"""Several processes give what one gives, and one that dies costs its file only."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from one_call import CALL

from appaccess_lint.cli.jobs import run_files
from appaccess_lint.cli.pool import DIED
from appaccess_lint.cli.runner import FileResult, Runner
from appaccess_lint.cli.selection import Selection


@pytest.fixture
def tree(write):
    for number in range(30):
        write(f"pkg/m{number}.py", CALL if number % 3 else "x = (\n" if number == 9 else "x = 1\n")


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("jobs", ["2", "100"])
def test_same_output(command, process, jobs):
    alone = command("check", "--jobs", "1", "--format", "json", "pkg")
    assert len(alone.document["findings"]) == 20
    several = process("check", "--jobs", jobs, "--format", "json", "pkg")
    assert (several.out, several.err, several.status) == (alone.out, alone.err, alone.status)


@pytest.mark.usefixtures("tree")
def test_settings_reach_the_processes(process):
    result = process(
        "check", "-j2", "--extend-select", "AAR105", "--deployment", "server", "pkg/m1.py", "pkg/m2.py"
    )
    assert (result.status, result.out) == (0, "")


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1000"])
def test_wrong_number(command, write, jobs):
    write("app.py")
    result = command("check", f"--jobs={jobs}", "app.py")
    assert result.status == 2
    assert '--jobs: expected "auto" or a number from 1 to 256' in result.err


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


class Marking(Runner):
    """Leaves in a folder the number of the process for each file; in a slow one, it waits for another's."""

    def file(self, path):
        name = Path(path).name
        mine, other = str(os.getpid()), lambda: self._of_slow() - {mine}
        if name.startswith("slow"):
            self._until(lambda: bool(other()) or len(self._marks("fast")) == FAST, 30)
            self._until(lambda: bool(other()), 0.5)
        Path(path).write_text(mine)
        return FileResult(path)

    def _marks(self, kind):
        return [p for p in Path.cwd().iterdir() if p.name.startswith(kind) and p.read_text()]

    def _of_slow(self):
        return {p.read_text() for p in self._marks("slow")}

    @staticmethod
    def _until(condition, seconds):
        end = time.monotonic() + seconds
        while not condition() and time.monotonic() < end:
            time.sleep(0.005)


FAST = 80


def marking():
    return Marking(lambda: None, Selection())


def test_idle_processes_take_over_what_a_busy_one_has_not_begun(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    slow = [f"slow{number}" for number in range(6)]  # as many as a process gets at once of so many
    files = [*slow, *(f"fast{number}" for number in range(FAST))]
    results = run_files(marking, files, 2, marking())
    assert [result.path for result in results] == files
    assert len({Path(path).read_text() for path in slow}) == 2
