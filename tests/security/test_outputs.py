"""An output is never an input of the run, and no link of a project leads one anywhere else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from laying_out import lay_out
from running import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need privileges there")

CALL = "from lib import root\nimport requests\nrequests.get(root + '/wiki/rest/api/content/1')\n"
FILES = {
    "app.py": CALL,
    "lib.py": "root = 'https://x.atlassian.net'\n",
    "script": CALL,
    "names.txt": "app.py\n",
    "operations.toml": "# mine\n",
    "clients.toml": 'client = "ourlib"\n',
    "settings.toml": "[tool.appaccess-lint]\n",
    "requirements.txt": "requests\n",
    "known.json": '{"schema": 1, "tool": "appaccess-lint", "findings": []}\n',
    "repositories.txt": "project.zip\n",
    "openapi.json": "{}",
}
READ = (
    *("--config", "settings.toml", "--catalog", "operations.toml", "--clients", "clients.toml"),
    *("--files-from", "names.txt", "script"),
)
INPUTS = ("app.py", "lib.py", "script", "names.txt", "operations.toml", "clients.toml", "settings.toml")
COMMANDS: dict[str, tuple[tuple[str, ...], Callable[[str], tuple[str, ...]]]] = {
    "check": (("check", *READ, "--no-cache"), lambda at: ("--output-file", at)),
    "check, another format": (("check", *READ), lambda at: ("--output", f"json={at}")),
    "check, two processes": (("check", "-j2", *READ), lambda at: ("--output-file", at)),
    "report": (("report", *READ), lambda at: ("--output-file", at)),
}
SPELLED: dict[str, Callable[[Path], str]] = {
    "its name": lambda file: file.name,
    "its path": str,
    "a way round": lambda file: f"../{file.parent.name}/./{file.name}",
    "a link": lambda file: linked(file, os.symlink),
    "a hard link": lambda file: linked(file, os.link),
    "by a linked folder": lambda file: f"{linked(file.parent, os.symlink)}/{file.name}",
}


def linked(file: Path, link: Callable[[Path, Path], None]) -> str:
    at = file.parent / "other" if file.is_file() else file / "other"
    link(file, at)
    return at.name


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = lay_out(tmp_path / "project", FILES)
    with zipfile.ZipFile(made / "project.zip", "w") as archive:
        archive.writestr("app.py", CALL)
    return made


def state(folder: Path) -> dict[str, bytes]:
    return {str(at): at.read_bytes() for at in folder.rglob("*") if at.is_file()}


def refused(project: Path, *words: str) -> str:
    """What is said of a run that writes nothing."""
    before = state(project.parent)
    ran = run(*words, cwd=project)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1), ran
    assert state(project.parent) == before
    return ran.err


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_an_input_is_no_output(project: Path, command: str, name: str) -> None:
    words, output = COMMANDS[command]
    assert f"{name}: can't be written: it is " in refused(project, *words, *output(name))


@pytest.mark.parametrize("name", ["lib.py", "script", "names.txt"])
@pytest.mark.parametrize("spelled", SPELLED)
def test_however_it_is_spelled(project: Path, spelled: str, name: str) -> None:
    assert "can't be written: it is" in refused(
        project, "check", *READ, "--output-file", SPELLED[spelled](project / name)
    )


@pytest.mark.parametrize("spelled", SPELLED)
@pytest.mark.parametrize("update", [(), ("--update-baseline",)])
def test_the_baseline(project: Path, spelled: str, update: tuple[str, ...]) -> None:
    at = SPELLED[spelled](project / "known.json")
    told = refused(project, "check", "--baseline", "known.json", *update, "--output", f"json={at}", "app.py")
    assert ("can't have two formats" if update else "it is the baseline") in told


def test_a_baseline_that_is_new(project: Path) -> None:
    words = ("--baseline", "new.json", "--update-baseline", "--output-file", "./new.json")
    assert "two formats" in refused(project, "check", *words, "app.py")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "requirements.txt",
            "lib.py",
            ".git/config",
            "Pipfile",
            "pipfile",
            "constraints.txt",
            "environment.yml",
        ),
        *("requirements/dev.in", "a-1.dist-info/METADATA", "PKG-INFO", "tox.ini", "setup.cfg", "uv.lock"),
    ],
)
def test_files_that_are_never_reports(project: Path, name: str) -> None:
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).touch()
    assert "can't be written" in refused(project, "check", "--isolated", "--output-file", name, "script")


@pytest.mark.parametrize("target", ["../bashrc", ".git/hooks", "/nowhere/at/all"])
@pytest.mark.parametrize(
    "words",
    [
        ("check", "--output-file", "out", "app.py"),
        ("check", "--output", "json=out", "app.py"),
        ("check", "--baseline", "out", "--update-baseline", "app.py"),
        ("report", "--output-file", "out", "app.py"),
        ("organisation", "--output-file", "out", "project.zip"),
        ("organisation", "--results", "out", "project.zip"),
        ("organisation", "--each", "out", "project.zip"),
        ("catalog", "import", "-o", "out", "openapi.json"),
    ],
)
def test_a_planted_link_leads_nowhere(project: Path, target: str, words: tuple[str, ...]) -> None:
    (project.parent / "bashrc").write_text("precious")
    (project / ".git").mkdir()
    (project / "out").symlink_to(target)
    assert "out: can't be written: " in refused(project, *words)
    (project / "out").unlink()
    (project / "out").symlink_to("..")
    if "out" in words and words[0] != "organisation":
        told = refused(project, *("out/bashrc" if word == "out" else word for word in words))
        assert "a link leads it out of the project" in told


@pytest.mark.parametrize("name", [".flake8", "setup.cfg", ".pre-commit-config.yaml"])
def test_init_adds_to_no_file_by_a_link(project: Path, name: str) -> None:
    (project.parent / "config").write_text("[flake8]\nmax-line-length = 90\n")
    (project / name).symlink_to("../config")
    assert "a link leads it out of the project" in refused(project, "init", "flake8", "pre-commit")


@pytest.mark.parametrize("baseline", ["../new.json", "{folder}/new.json", ".git/new.json", "out/new.json"])
def test_a_configuration_names_no_baseline_outside(project: Path, baseline: str) -> None:
    (project / ".git").mkdir()
    (project / "out").symlink_to("..")
    (project / "pyproject.toml").write_text(
        f'[tool.appaccess-lint]\nbaseline = "{baseline.format(folder=project.parent)}"\n'
    )
    told = refused(project, "check", "--update-baseline", "app.py")
    assert "can't be written" in told


@pytest.mark.parametrize(
    "words",
    [
        ("--output-file", "project.zip"),
        ("--output-file", "repositories.txt"),
        ("--output-file", "operations.toml"),
        ("--each", "."),
    ],
)
def test_organisation(project: Path, words: tuple[str, ...]) -> None:
    (project / "repositories.txt").write_text("project.zip\nrepositories\n")
    (project / "repositories").mkdir()
    told = refused(
        project, "organisation", "--from", "repositories.txt", "--catalog", "operations.toml", *words
    )
    assert "can't be written: it is " in told


def test_results_within_a_repository(project: Path) -> None:
    assert "is inside the repository" in refused(project, "organisation", "--results", "kept", ".")


def test_import(project: Path) -> None:
    for name, said in (("openapi.json", "the document"), ("operations.toml", "a catalog")):
        told = refused(
            project, "catalog", "import", "--catalog", "operations.toml", "-o", name, "openapi.json"
        )
        assert f"{name}: can't be written: it is {said} of this run" in told


@pytest.mark.parametrize("standard", ["in", "out"])
def test_standard_streams_that_are_files(project: Path, standard: str) -> None:
    words = [sys.executable, "-m", "appaccess_lint", "check", "--output", "json=stream"]
    with (project / "stream").open("w+") as file:
        file.write(CALL)
        file.flush()
        streams = {"stdin": file} if standard == "in" else {"stdout": file}
        path = "-" if standard == "in" else "app.py"
        ran = subprocess.run([*words, path], cwd=project, stderr=subprocess.PIPE, text=True, **streams)
    assert (ran.returncode, f"it is the standard {standard}put" in ran.stderr) == (2, True)
    assert (project / "stream").read_text() == CALL


def test_what_may_be_written_is(project: Path) -> None:
    """Again and again, within the project and by its own links, and outside where that is named."""
    (project / "latest.json").symlink_to("out.json")
    for _ in range(2):
        for at in ("latest.json", "../beside.json"):
            ran = run("check", "--format", "json", "--output-file", at, "app.py", cwd=project)
            assert (ran.status, ran.err) == (1, "")
    assert (project / "latest.json").is_symlink()
    assert (project / "out.json").read_text() == (project.parent / "beside.json").read_text()


@pytest.mark.parametrize("option", ["--each", "--results"])
def test_a_file_in_place_of_a_folder(project: Path, option: str) -> None:
    (project.parent / "file").touch()
    told = refused(project, "organisation", option, "../file", ".")
    assert told == f'appaccess-lint: error: {option}: expected a folder, found "../file"\n'
