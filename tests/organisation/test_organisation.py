"""Many repositories at once: all of them, each once, whatever becomes of workers."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from appaccess_lint.cli.commands import organisation as command

pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="the extra isn't installed")

CALL = """
import requests
def space(key):
    return requests.get(f"https://x.atlassian.net/wiki/rest/api/space/{key}")
"""
MANY = 8


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of repositories: folders, each with one call more than the one before, an archive, a bundle."""
    sources: list[Path] = []
    for number in range(MANY):
        folder = tmp_path / "repositories" / f"app{number:02}"
        (folder / "src").mkdir(parents=True)
        for call in range(number + 1):
            (folder / "src" / f"call{call}.py").write_text(CALL, encoding="utf-8")
        sources.append(folder)
    archive = tmp_path / "packed.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("packed/app.py", CALL)
    sources.append(archive)
    sources.append(_bundle(tmp_path))
    names = tmp_path / "repositories.txt"
    names.write_text("".join(f"{source}\n" for source in sources), encoding="utf-8")
    return names


def _bundle(tmp_path: Path) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    (work / "app.py").write_text(CALL, encoding="utf-8")
    bundle = tmp_path / "bundled.bundle"
    for words in (
        ("init", "-q", "-b", "trunk"),
        ("add", "."),
        ("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "x"),
        ("bundle", "create", "-q", str(bundle), "trunk"),
    ):
        subprocess.run(["git", *words], cwd=work, check=True)
    return bundle


def organisation(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "appaccess_lint", "organisation", "--isolated", *words],
        capture_output=True,
        text=True,
        timeout=300,
    )


def numbers(document: str) -> dict[str, int]:
    """How many calls each repository has; every call is told once."""
    found = json.loads(document)
    for repository in found["repositories"]:
        places = [(call["path"], call["line"]) for call in repository["calls"]]
        assert len(places) == len(set(places)) == repository["number_of_calls"]
    return {repository["name"]: repository["number_of_calls"] for repository in found["repositories"]}


EXPECTED = {**{f"app{number:02}": number + 1 for number in range(MANY)}, "packed": 1, "bundled": 1}


@pytest.mark.slow
def test_all_are_found_and_kept_for_the_next_run(listed: Path, tmp_path: Path) -> None:
    words = ("--from", str(listed), "--workers", "2", "--results", str(tmp_path / "kept"), "--format", "json")
    first = organisation(*words)
    assert (first.returncode, numbers(first.stdout)) == (0, EXPECTED), first.stderr
    assert json.loads(first.stdout)["total"]["number_of_calls"] == sum(EXPECTED.values())
    kept = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "kept").iterdir()}
    assert len(kept) == MANY + 2
    # one is damaged, one has changed
    damaged = next(file for file in (tmp_path / "kept").iterdir() if file.name.startswith("app03"))
    damaged.write_text('{"files": 1', encoding="utf-8")
    (tmp_path / "repositories" / "app00" / "more.py").write_text(CALL, encoding="utf-8")
    second = organisation(*words)
    assert numbers(second.stdout) == {**EXPECTED, "app00": 2}
    now = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "kept").iterdir()}
    assert {name for name in now if now[name] != kept.get(name)} == {damaged.name} | (
        now.keys() - kept.keys()
    )
    assert len(now) == MANY + 3


@pytest.mark.parametrize(("workers", "number", "each"), [(4, 1, "4"), (4, 2, "2"), (4, 3, "1"), (2, 9, "1")])
def test_few_repositories_leave_processes_for_the_files_of_each(workers: int, number: int, each: str) -> None:
    arguments = argparse.Namespace(
        configuration=argparse.Namespace(settings=()),
        memory=1,
        timeout=1,
        scheduler=None,
        workers=workers,
    )
    given = command._analyse(arguments, number).keywords  # type: ignore[attr-defined]
    assert given["options"] == ("--jobs", each)
    assert given["workers"] == min(workers, number)


@pytest.mark.slow
def test_reports_of_each_and_of_all(listed: Path, tmp_path: Path) -> None:
    html = tmp_path / "all.html"
    words = (
        "--from",
        str(listed),
        "--format",
        "html",
        "--output-file",
        str(html),
        "--each",
        str(tmp_path / "each"),
    )
    assert organisation(*words, "--title", "We").returncode == 0
    text = html.read_text(encoding="utf-8")
    assert "We" in text
    assert f"app{MANY - 1:02}/src/call{MANY - 1}.py" in text
    assert {file.name for file in (tmp_path / "each").iterdir()} == {f"{name}.html" for name in EXPECTED}


@pytest.mark.slow
def test_a_broken_repository_costs_no_other(tmp_path: Path) -> None:
    good = tmp_path / "good"
    good.mkdir()
    (good / "app.py").write_text(CALL, encoding="utf-8")
    (good / "broken.py").write_text("confluence = (\n", encoding="utf-8")
    evil = tmp_path / "evil.zip"
    with zipfile.ZipFile(evil, "w") as file:
        file.writestr("../../sprung.py", "x = 1\n")
    text = tmp_path / "text.txt"
    text.write_text("", encoding="utf-8")
    bundle = tmp_path / "cut.bundle"
    whole = _bundle(tmp_path).read_bytes()
    bundle.write_bytes(whole[: len(whole) - 40])
    sources = [str(path) for path in (good, evil, text, bundle, tmp_path / "missing")]
    ran = organisation(*sources, "-q", "--workers", "1", "--format", "json")
    assert ran.returncode == 2
    found = {r["name"]: (r["number_of_calls"], r["error"]) for r in json.loads(ran.stdout)["repositories"]}
    assert found.pop("good") == (1, None)
    assert {name for name, (calls, error) in found.items() if not calls and error} == {
        "evil",
        "text.txt",
        "cut",
        "missing",
    }
    for said in (
        "good/broken.py:1: syntax error",
        "evil: the member",
        "text.txt: neither",
        "cut: git: ",
        "missing: no such",
    ):
        assert said in ran.stderr
    assert not list(tmp_path.parent.glob("sprung.py"))


@pytest.mark.slow
def test_one_that_needs_too_much_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "large"
    folder.mkdir()
    (folder / "app.py").write_text(CALL + "x = [" + "'confluence', 1, " * 200_000 + "]\n", encoding="utf-8")
    ran = organisation(str(folder), "-q", "--workers", "1", "--memory", "120")
    assert ran.returncode == 2
    assert "large" in ran.stderr
    assert "out of memory" in ran.stderr or "needs more than 120 MB" in ran.stderr
    slow = organisation(str(folder), "-q", "--workers", "1", "--timeout", "1", "--memory", "8000")
    assert slow.returncode == 2
    assert "large: took longer than 1 s" in slow.stderr


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler on the loopback and two workers, each a process of its own."""
    file = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    dask = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
    ]
    scheduler = subprocess.Popen([*dask, "--scheduler-file", str(file)], **quiet)  # type: ignore[call-overload]
    deadline = time.monotonic() + 60
    while not file.exists():
        assert time.monotonic() < deadline, "no scheduler"
        time.sleep(0.1)
    address = json.loads(file.read_text(encoding="utf-8"))["address"]
    words = [
        sys.executable,
        "-m",
        "distributed.cli.dask_worker",
        address,
        "--nthreads",
        "1",
        "--no-dashboard",
        "--no-nanny",
    ]
    workers = [subprocess.Popen(words, cwd=tmp_path, **quiet) for _ in range(2)]  # type: ignore[call-overload]
    yield address, workers
    for process in (*workers, scheduler):
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(
    listed: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    words = ["organisation", "--isolated", "--from", str(listed), "--scheduler", address, "--format", "json"]
    with subprocess.Popen(
        [sys.executable, "-m", "appaccess_lint", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stderr is not None
        first = running.stderr.readline()
        assert first.startswith(f"1 of {MANY + 2}: "), first
        os.killpg(workers[0].pid, signal.SIGKILL)
        out, err = running.communicate(timeout=300)
    assert workers[1].poll() is None
    assert (running.returncode, numbers(out)) == (0, EXPECTED), err


@pytest.mark.slow
def test_a_scheduler_that_isnt_there_is_told(listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    ran = organisation("--from", str(listed), "--scheduler", "tcp://127.0.0.1:9")
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "tcp://127.0.0.1:9" in ran.stderr
