"""Sources that are too much of anything: found or noted, within bounds, and no other file's loss."""

from __future__ import annotations

import ast
import json
import logging
from pathlib import Path

import pytest
from bounded import run_in
from hostile_sources import CALL, CASES, FOUND, HEAD
from running import Result

from appaccess_lint import analyze
from appaccess_lint.flake8_plugin import Plugin

FILES = {name: f"case{number}.py" for number, name in enumerate(CASES)}
CODES = ["AAR101", "AAR201"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all cases in it, and good files between them."""
    top = tmp_path_factory.mktemp("cases")
    for name, (source, _) in CASES.items():
        (top / FILES[name]).write_text(source, encoding="utf-8", newline="")
    for good in ("aaa.py", "zzz.py"):
        (top / good).write_text(HEAD + CALL, encoding="utf-8")
    return top


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Name a folder for results, by an option: ``inventory`` doesn't analyse again what ``check`` found."""
    return f"--cache-dir={tmp_path_factory.mktemp('kept')}"


@pytest.fixture(scope="module")
def checked(folder: Path, kept: str) -> Result:
    return run_in(folder, "check", "--isolated", kept, "-q", "-j1", ".")


@pytest.fixture(scope="module")
def listed(folder: Path, kept: str, checked: Result) -> Result:
    words = ("inventory", "--isolated", kept, "-q", "-j1", "--format", "json", ".")
    return run_in(folder, *words)


def last_line(name: str) -> int:
    return CASES[name][0].count("\n")


@pytest.mark.parametrize("name", CASES)
def test_check(checked: Result, name: str) -> None:
    file, (_, outcome) = FILES[name], CASES[name]
    errors = [line for line in checked.err.splitlines() if line.startswith(f"{file}:")]
    last = [line for line in checked.out.splitlines() if line.startswith(f"{file}:{last_line(name)}:1: ")]
    if outcome == FOUND:
        assert errors == []
        assert [line.split()[1] for line in last] == CODES
    else:
        assert len(errors) == 1, errors
        assert "internal error" not in errors[0]
        assert last == []


def test_the_other_files(checked: Result, listed: Result) -> None:
    assert (checked.status, listed.status) == (2, 2)
    for good in ("aaa.py", "zzz.py"):
        found = [line.split()[1] for line in checked.out.splitlines() if line.startswith(f"{good}:3:1: ")]
        assert found == CODES
    known = {*FILES.values()}
    assert {line.partition(":")[0] for line in checked.err.splitlines()} <= known, checked.err
    assert {call["path"] for call in json.loads(listed.out)["calls"]} >= {"aaa.py", "zzz.py"}


@pytest.mark.parametrize("name", CASES)
def test_inventory(listed: Result, name: str) -> None:
    document, (_, outcome) = json.loads(listed.out), CASES[name]
    errors = [error for error in document["errors"] if error["path"] == FILES[name]]
    calls = [call for call in document["calls"] if call["path"] == FILES[name]]
    assert len(errors) == (outcome != FOUND)
    if outcome == FOUND:
        assert [call["findings"] for call in calls if call["line"] == last_line(name)] == [CODES]


def test_analyze_and_the_plugin(caplog: pytest.LogCaptureFixture) -> None:
    """A source too large, which only we find too much, and one that is not."""
    for name in ("many: functions", "deep: terms of or"):
        source, outcome = CASES[name]
        caplog.clear()
        with caplog.at_level(logging.WARNING):
            found = list(Plugin(ast.parse(source), "case.py", source.splitlines(keepends=True)).run())
        assert [text.split()[0] for _, _, text, _ in found] == (CODES if outcome == FOUND else [])
        assert len(caplog.records) == (outcome != FOUND)
        if outcome == FOUND:
            assert [site.span.line for site in analyze(source, "case.py")] == [last_line(name)]
        else:
            with pytest.raises(ValueError, match=r"^case\.py:1: more than 600,000 expressions"):
                analyze(source, "case.py")
