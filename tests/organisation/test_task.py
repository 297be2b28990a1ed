"""One repository's task: a result, or a line that says why there is none; it never raises."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import zipfile
from functools import partial
from pathlib import Path

import pytest

from appaccess_lint.cli.repository import analyse
from appaccess_lint.organisation import task
from appaccess_lint.organisation.task import Bounds

analysed = partial(task.analysed, analyse)
CALL = "import requests\nrequests.get('https://x.atlassian.net/wiki/rest/api/space')\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "app.py").write_text(CALL, encoding="utf-8")
    return folder


def test_a_folder(repository: Path) -> None:
    (repository / "broken.py").write_text("confluence = (\n", encoding="utf-8")
    result = analysed(str(repository), (), Bounds())
    assert (result["files"], len(result["sites"])) == (1, 1)
    ((path, message, line),) = result["errors"]
    assert (path, message.partition(":")[0], line) == ("broken.py", "syntax error", 1)


def test_nothing_of_it_is_imported_or_counts_as_settings(repository: Path) -> None:
    """Its modules may be called as ours are, or as Python's; its settings are not the list's owner's."""
    expected = analysed(str(repository), (), Bounds())
    for name in ("json", "libcst", "appaccess_lint", "sitecustomize", "tomli"):
        (repository / f"{name}.py").write_text("raise SystemExit('imported')\n", encoding="utf-8")
    (repository / "pyproject.toml").write_text(
        '[tool.appaccess-lint]\ndeployment = "server"\nexclude = ["app.py"]\n', encoding="utf-8"
    )
    result = analysed(str(repository), (), Bounds())
    assert result["sites"] == expected["sites"]
    assert result["errors"] == []


def test_an_archive(repository: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as file:
        file.write(repository / "app.py", "packed/app.py")
    result = analysed(str(tmp_path / "packed.zip"), ("--deployment", "cloud"), Bounds())
    assert [site["path"] for site in result["sites"]] == [str(Path("packed") / "app.py")]


@pytest.mark.parametrize(
    ("source", "options", "bounds", "said"),
    [
        ("nowhere", (), Bounds(), "no such file or directory"),
        ("repository/app.py", (), Bounds(), "neither a folder nor a "),
        ("repository", (), Bounds(seconds=0), "took longer than 0 s"),
        ("repository", ("--deployment", "moon"), Bounds(), "the analysis failed: "),
        ("repository", ("--catalog", "/nowhere.toml"), Bounds(), "the analysis failed: "),
    ],
)
def test_why_there_is_none(
    repository: Path, source: str, options: tuple[str, ...], bounds: Bounds, said: str
) -> None:
    result = analysed(str(repository.parent / source), options, bounds)
    assert list(result) == ["error"]
    assert result["error"].startswith(said)
    assert "\n" not in result["error"]


@pytest.mark.skipif(sys.platform != "linux", reason="address space is bounded on Linux")
def test_one_that_needs_too_much_memory(repository: Path) -> None:
    source = CALL + "x = [" + "'confluence', 1, " * 200_000 + "]\n"
    (repository / "app.py").write_text(source, encoding="utf-8")
    result = analysed(str(repository), (), Bounds(megabytes=120))
    told = result.get("error") or result["errors"][0][1]
    assert told == "out of memory" or told == "needs more than 120 MB"


def _children() -> set[int]:
    listed = Path("/proc/self/task").glob("*/children")
    return {int(word) for file in listed for word in file.read_text(encoding="ascii").split()}


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("deaths", [1, task.TRIES])
def test_one_whose_process_is_killed(repository: Path, deaths: int) -> None:
    """Another process has a try, and no more than some have."""
    # it takes a while
    (repository / "app.py").write_text(CALL * 4000, encoding="utf-8")
    results: list[task.Result] = []
    before = _children()
    running = threading.Thread(target=lambda: results.append(analysed(str(repository), (), Bounds())))
    running.start()
    killed: set[int] = set()
    while len(killed) < deaths and running.is_alive():
        for process in _children() - before - killed:
            os.kill(process, signal.SIGKILL)
            killed.add(process)
        time.sleep(0.01)
    running.join()
    (result,) = results
    if deaths == task.TRIES:
        assert result == {"error": "the analysis was killed by signal 9"}
    else:
        assert len(result["sites"]) == 4000


def test_a_full_disk(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **more: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(task.tempfile, "mkdtemp", full)
    assert analysed(str(repository), (), Bounds()) == {"error": "no space left on device"}
