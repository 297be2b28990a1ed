"""The run over everything: on a part of Python's own library, with bad syntax and odd encodings in it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import appaccess_lint

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
pytest.importorskip("ecosystem.results", reason="the ecosystem runs are not part of a distribution")

from ecosystem.mechanisms import mechanisms  # noqa: E402, I001
from ecosystem import ablate, pythons, results, sources  # noqa: E402


def row(package: str, *lines: str) -> dict[str, object]:
    numbers = {"files": 3, "seconds": 1.0, "peak_mb": 40, "errors": 0, "crashes": 0}
    return {"package": package, **numbers, "findings": len(lines), "lines": list(lines)}


def test_what_two_versions_find_is_compared() -> None:
    old, new = [row("a", "x", "y"), row("b")], [row("a", "y", "z"), row("b"), row("c", "w")]
    assert list(results.differences(old, new)) == ["a: - x", "a: + z", "c: not looked at before, 1 lines"]


def test_the_table_sums_up() -> None:
    last = results.markdown([row("a", "x", "y"), row("b", "z")]).splitlines()[-1]
    assert last == "| all | 6 | 2 | 40 | 3 | 0 | 0 |"


@pytest.mark.parametrize("names", [sources.LIST, sources.OUTSIDE])
def test_packages_are_pinned(names: Path) -> None:
    assert len(sources.wanted(names)) >= 30
    assert all("==" in requirement for requirement in sources.wanted(names))


def test_each_mechanism_can_be_switched_off() -> None:
    for mechanism in mechanisms():
        with mechanism.off():
            pass


def test_what_a_mechanism_gives_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tmp_path / "project"
    project.mkdir()
    url = '"/".join(["https://acme.example/wiki/rest/api", "space"])'
    project.joinpath("app.py").write_text(f"import requests\nrequests.get({url})\n")
    only = [word for name in ("text method join", "URL objects") for word in ("--only", name)]
    assert ablate.main([str(tmp_path), *only]) == 0
    rows = capsys.readouterr().out.splitlines()[2:]
    assert rows[0].startswith("| text method join | 1 | 1 | 0 | 0 |")
    assert rows[1] == "| URL objects | 0 | 0 | 0 | 0 | 0 |"
    # what was switched off is back
    assert ablate.main([str(tmp_path), *only]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == rows


@pytest.mark.slow
def test_pythons_own_library_has_no_call_of_confluence(tmp_path: Path) -> None:
    library = Path(sysconfig.get_path("stdlib"))
    folders = [library / name for name in ("asyncio", "email", "http", "json", "urllib", "xml")]
    tests = library / "test"
    folders += [
        f for f in (tests / "encoded_modules", tests / "test_import", tests / "tokenizedata") if f.is_dir()
    ]
    folders += sorted(tests.glob("bad*.py"))[:20]
    out = tmp_path / "found.json"
    words = [sys.executable, "-m", "appaccess_lint", "check", "--isolated", "--no-cache", "-q"]
    given = [str(folder) for folder in folders if folder.exists()]
    ran = subprocess.run(
        [*words, "--format", "json", "--output-file", str(out), *given], capture_output=True, text=True
    )
    assert ran.returncode in {0, 2}, ran.stderr
    assert "Traceback" not in ran.stderr
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["findings"] == []
    assert document["files"] > 60
    assert all("internal error" not in error["message"] for error in document["errors"])


def test_interpreters_that_differ_are_told_apart() -> None:
    def answer(version: str, *lines: int, broken: str = "") -> dict[str, object]:
        found = [{"path": f"{line}.py", "line": line} for line in lines]
        errors = [{"path": broken, "message": "syntax error"}] if broken else []
        return {"version": version, "findings": found, "calls": found, "errors": errors}

    assert pythons.differences(answer("3.11", 1, 2), answer("3.12", 1, 2)) == []
    told = pythons.differences(answer("3.11", 1, 2), answer("3.12", 1, 3))
    assert [line.split(" ", 2)[:2] for line in told] == [["-", "3.11"], ["+", "3.12"]] * 2
    assert pythons.differences(answer("3.11", 1), answer("3.12", 1, 2, broken="2.py")) == []
    assert pythons.differences(answer("3.11", 1, 2), answer("3.12", 2, 1)) != []


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script for an interpreter")
def test_the_same_linter_is_asked_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "app.py").write_text(
        "URL = 'https://x.atlassian.net/wiki/rest/api/space'\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)  # from the current folder, Python imports first
    monkeypatch.setattr(sys, "argv", ["pythons", str(tmp_path), "--python", sys.executable])
    assert pythons.main() == 0
    assert capsys.readouterr().out.count(" findings, 1 calls, 0 errors\n") == 2
    other = tmp_path / "other" / "appaccess_lint"
    shutil.copytree(Path(appaccess_lint.__file__).parent, other)
    (other / "more.py").touch()
    python = tmp_path / "python"
    script = f"#!/bin/sh\nPYTHONPATH='{other.parent}' exec '{sys.executable}' \"$@\"\n"
    python.write_text(script, encoding="utf-8")
    python.chmod(0o700)
    shutil.copytree(ROOT / "rules_data", other.parent / "rules_data")
    monkeypatch.setattr(sys, "argv", ["pythons", str(tmp_path / "app.py"), "--python", str(python)])
    with pytest.raises(SystemExit, match="not one linter"):
        pythons.main()
