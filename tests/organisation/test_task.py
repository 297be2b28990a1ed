"""One repository's task: a result, or a line that says why there is none; it never raises."""

from __future__ import annotations

import json
import os
import signal
import sys
import zipfile
from pathlib import Path

import pytest

from appaccess_lint.organisation import task
from appaccess_lint.organisation.child import main
from appaccess_lint.organisation.task import Bounds, analysed

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
        ("nowhere", (), Bounds(), "no such folder or file"),
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
    assert "MemoryError" in told or told == "needs more than 120 MB"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_one_whose_process_is_killed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killer = f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})"
    run = task.subprocess.run
    monkeypatch.setattr(task.subprocess, "run", lambda words, **more: run([words[0], "-c", killer], **more))
    assert analysed(str(repository), (), Bounds()) == {"error": "the analysis was killed by signal 9"}


def test_a_full_disk(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **more: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(task.tempfile, "mkdtemp", full)
    assert analysed(str(repository), (), Bounds()) == {"error": "no space left on device"}


def test_the_process_prints_facts_alone(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # in this process nothing may be bounded
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.chdir(repository)
    assert main(["1", "--deployment", "cloud"]) == 0
    assert json.loads(capsys.readouterr().out)["files"] == 1
