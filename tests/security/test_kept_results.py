"""A project can't make the linter write, delete or believe anything by its settings or cached results."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
import running
from running import Result

from appaccess_lint.digests import signature

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need privileges there")

CALL = 'import requests\nrequests.get("https://x.atlassian.net/wiki/rest/api/content/1")\n'
TOOLS = {
    "check": (running.run, ("check", "-q", "app.py"), "--cache-dir"),
    "flake8": (running.run_flake8, ("--select", "AAR", "app.py"), "--aar-cache-dir"),
}
FILES = {
    "pyproject.toml": ("check", '[tool.appaccess-lint]\ncache-dir = "{folder}"\n'),
    ".flake8": ("flake8", "[flake8]\naar-cache-dir = {folder}\n"),
    "setup.cfg": ("flake8", "[flake8]\naar_cache_dir = {folder}\n"),
    "tox.ini": ("flake8", "[flake8]\nAAR-Cache-Dir: {folder}\n"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = tmp_path / "project"
    made.mkdir()
    (made / "app.py").write_text(CALL, encoding="utf-8")
    return made


def run(project: Path, tool: str, *words: str, **environment: str) -> Result:
    home = project.parent / "home"
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), **environment}
    program, always, _ = TOOLS[tool]
    return program(*always, *words, cwd=project, env=own)


def state(folder: Path) -> dict[str, str]:
    """All that is below *folder*, by name, with links as what they lead to."""
    return {
        str(at.relative_to(folder)): str(at.readlink()) if at.is_symlink() else _text(at)
        for at in folder.rglob("*")
        if folder / "home" not in (at, *at.parents)
    }


def _text(at: Path) -> str:
    return at.read_text(encoding="utf-8") if at.is_file() else ""


def entries(folder: Path) -> list[Path]:
    return list(folder.rglob("*.json"))


@pytest.mark.parametrize("folder", [".", "../elsewhere", "new", "linked", "/tmp/../tmp/appaccess-lint-no"])
@pytest.mark.parametrize("file", FILES)
def test_files_of_a_project_name_no_folder(project: Path, file: str, folder: str) -> None:
    (project.parent / "elsewhere").mkdir()
    (project.parent / "elsewhere" / ".gitignore").write_text("mine")
    (project / ".gitignore").write_text("secret.env")
    (project / "linked").symlink_to("../elsewhere")
    tool, text = FILES[file]
    (project / file).write_text(text.format(folder=folder))
    before = state(project.parent)
    ran = run(project, tool)
    assert ran.status == (2 if tool == "check" else 1)
    told = (ran.err if tool == "check" else ran.out).splitlines()[-1]
    assert f"{file}:2: " in told
    assert "cache-dir: the files of a project can't set where files are written" in told
    assert state(project.parent) == before


def with_a_file(folder: Path) -> None:
    (folder / "invoice.pdf").touch()


def with_a_foreign_tag(folder: Path) -> None:
    (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n# of others\n")


def with_a_linked_tag(folder: Path) -> None:
    (folder / "CACHEDIR.TAG").symlink_to("../../made")


@pytest.mark.parametrize("plant", [with_a_file, with_a_foreign_tag, with_a_linked_tag])
@pytest.mark.parametrize("tool", TOOLS)
def test_a_folder_with_other_things_is_refused(project: Path, tool: str, plant: object) -> None:
    folder = project / "kept"
    folder.mkdir()
    plant(folder)  # type: ignore[operator]
    before = state(project.parent)
    ran = run(project, tool, f"{TOOLS[tool][2]}=kept")
    assert (ran.status, "kept: " in ran.err + ran.out) == (2 if tool == "check" else 1, True)
    assert state(project.parent) == before
    # the environment's is no other
    assert run(project, tool, APPACCESS_LINT_CACHE_DIR="kept").status == ran.status


@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_is_written_through_links(project: Path, tool: str) -> None:
    """Neither the folder itself, nor one in it, nor a file in it."""
    outside = project.parent / "outside"
    outside.mkdir()
    (project / "link").symlink_to(outside)
    assert run(project, tool, f"{TOOLS[tool][2]}=link").status == (2 if tool == "check" else 1)
    option = f"{TOOLS[tool][2]}=kept"
    kept = project / "kept"
    expected = run(project, tool, option)
    (entry,) = entries(kept)
    for linked in (entry, entry.parent, entry.parent.parent):
        shutil.rmtree(kept)
        run(project, tool, option)
        if linked.is_dir():
            shutil.rmtree(linked)
            linked.symlink_to(outside)
        else:
            linked.unlink()
            linked.symlink_to(outside / "made.json")
        assert run(project, tool, option).out == expected.out
        assert not list(outside.iterdir())


def test_only_entries_are_deleted_and_no_gitignore_replaced(project: Path) -> None:
    kept = project / "kept"
    expected = run(project, "check", "--cache-dir=kept")
    (entry,) = entries(kept)
    (kept / ".gitignore").write_text("mine")
    shelf = entry.parent
    foreign = [kept / "2" / "2019" / "invoice.pdf", kept / "2" / "ab" / "notes.json", shelf / "invoice.pdf"]
    old = shelf / f"{'0' * 30}.json"
    for file in (*foreign, old):
        file.parent.mkdir(exist_ok=True)
        file.touch()
    for file in (*foreign, old, kept / "CACHEDIR.TAG"):
        os.utime(file, (0, 0))
    entry.unlink()
    assert run(project, "check", "--cache-dir=kept").out == expected.out
    assert all(file.exists() for file in foreign)
    assert not old.exists()
    assert (kept / ".gitignore").read_text() == "mine"


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("where", ["kept", ".cache"])
def test_planted_results_change_no_finding(project: Path, tool: str, where: str) -> None:
    """The whole folder as another user made it, its key included, with entries that have no call."""
    expected = run(project, tool)
    words = (f"{TOOLS[tool][2]}={where}",)
    other = {"XDG_CACHE_HOME": str(project.parent / "others"), "HOME": str(project.parent / "nobody")}
    run(project, tool, *words, **other)
    shutil.copytree(project.parent / "others" / "appaccess-lint", project / where, dirs_exist_ok=True)
    key = (project / where / "key").read_bytes()
    for entry in entries(project / where):
        facts = json.loads(entry.read_bytes()[64:].partition(b"\n")[0])
        facts["said"] = {settings: [] for settings in facts["said"]}
        content = json.dumps(facts).encode() + b"\n[]"
        name = f"{entry.parent.name}{entry.stem}\0".encode()
        entry.write_bytes(signature(name + content, key) + content)
    assert (run(project, tool, *words).out, expected.out.count("AAR101")) == (expected.out, 1)


@pytest.mark.parametrize("caches", ["kept", "{project}/kept"])
def test_no_default_folder_in_the_project(project: Path, caches: str) -> None:
    before = state(project.parent)
    ran = run(project, "check", XDG_CACHE_HOME=caches.format(project=project))
    assert (ran.status, "AAR101" in ran.out) == (1, True)
    assert state(project.parent) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to give a folder away")
def test_somebody_elses_folder(project: Path) -> None:
    run(project, "check", "--cache-dir=kept")
    shutil.rmtree(project / "kept" / "2")
    os.chown(project / "kept", 12345, 12345)
    ran = run(project, "check", "--cache-dir=kept")
    assert (ran.status, "it belongs to another user" in ran.err) == (2, True)
    assert not entries(project / "kept")


def test_a_key_of_the_environment_carries_results(project: Path) -> None:
    """As CI does, whose user has a new home in each run."""
    for home in ("one", "two"):
        own = {"HOME": home, "XDG_CACHE_HOME": "", "APPACCESS_LINT_CACHE_KEY": "secret"}
        run(project, "check", "--cache-dir=kept", **own)
    (entry,) = entries(project / "kept")
    before = entry.stat().st_mtime_ns
    run(project, "check", "--cache-dir=kept", **own)
    assert entry.stat().st_mtime_ns == before
