"""What is kept in ``--results``: wrong entries are made anew, and a disk that is full costs no report."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CALL = "import requests\nrequests.get('https://x.atlassian.net/wiki/rest/api/space')\n"
WORDS = ("organisation", "-q", "--results", "kept", "--format", "json", "app", "other")


@pytest.fixture
def top(tmp_path: Path) -> Path:
    for name in ("app", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.py").write_text(CALL, encoding="utf-8")
    return tmp_path


def run(top: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    # -B: where the disk is full, no half of a compiled module is kept for others
    program = [sys.executable, "-B", "-m", "appaccess_lint", *WORDS]
    return subprocess.run(program, cwd=top, capture_output=True, text=True, timeout=120, **more)


def calls(ran: subprocess.CompletedProcess[str]) -> int:
    number: int = json.loads(ran.stdout)["total"]["number_of_calls"]
    return number


@pytest.mark.skipif(sys.platform == "win32", reason="a full disk is made by a limit of Unix")
def test_a_full_disk_keeps_the_report(top: Path) -> None:
    def fill() -> None:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    ran = run(top, preexec_fn=fill)
    assert (ran.returncode, calls(ran)) == (2, 2), ran.stderr
    lines = ran.stderr.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("kept/") and ": can't be cached: " in line for line in lines)
    assert list((top / "kept").iterdir()) == []


def test_an_entry_of_any_wrong_type_is_made_anew(top: Path) -> None:
    first = run(top)
    assert (first.returncode, calls(first)) == (0, 2), first.stderr
    place = next(file for file in (top / "kept").iterdir() if file.name.startswith("app"))
    good = json.loads(place.read_text(encoding="utf-8"))
    site = good["sites"][0]
    wrong: list[Any] = [
        None,
        [],
        7,
        "x",
        {},
        {**good, "files": "x"},
        {**good, "sites": 3},
        {**good, "sites": [3]},
    ]
    wrong += [{**good, "errors": value} for value in (None, [3], [[1, 2]], [["a", "b", "c"]], ["ab"], "abc")]
    for key in site:
        # an empty path of keys has the right type
        values = ({"a": 1}, 7) if key == "answer_keys" else ({"a": 1}, [[]], 7)
        wrong += [{**good, "sites": [{**site, key: value}]} for value in values]
    from appaccess_lint.catalog.load import load_catalog
    from appaccess_lint.organisation.merging import is_whole
    from appaccess_lint.organisation.results import Results

    catalog = load_catalog()
    for entry in wrong:
        place.write_text(json.dumps(entry), encoding="utf-8")
        kept = Results.read(place)
        assert kept is None or not is_whole(kept, catalog) or kept == good, entry
    assert is_whole(good, catalog)
    place.write_text(json.dumps(wrong[-1]), encoding="utf-8")
    again = run(top)
    assert (again.returncode, again.stdout) == (0, first.stdout), again.stderr
    place.write_text("[" * 100_000, encoding="utf-8")
    assert run(top).stdout == first.stdout


def test_a_folder_for_results_that_cannot_be_made(top: Path) -> None:
    (top / "kept").write_text("", encoding="utf-8")
    program = [sys.executable, "-m", "appaccess_lint", "organisation", "-q", "--results", "kept/deep", "app"]
    ran = subprocess.run(program, cwd=top, capture_output=True, text=True, timeout=120)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "appaccess-lint: error: kept/deep: not a directory\n"
