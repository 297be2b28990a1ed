"""The wheel holds all that it needs, and works installed, zipped and in an editable installation."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest
from environment import Environment, lines, run

pytestmark = pytest.mark.slow

WHERE = "import appaccess_lint, appaccess_lint.files.shipped as d; print(d.data_folder('operations'))"


def test_wheel_holds_data_and_types(wheel, root):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    data = {path.relative_to(root).as_posix() for path in (root / "rules_data").rglob("*.toml")}
    assert data
    assert names >= {"appaccess_lint/py.typed"} | {f"appaccess_lint/{name}" for name in data}


def test_wheel_holds_the_pages_of_rules(wheel, root):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    pages = {path.name for path in (root / "docs/rules").glob("AAR*.md")}
    assert pages
    assert names >= {f"appaccess_lint/rules_data/rules/{page}" for page in pages}
    schemas = {path.name for path in (root / "appaccess_lint" / "schemas").iterdir()}
    assert names >= {f"appaccess_lint/schemas/{name}" for name in schemas} > set()


def test_wheel_holds_nothing_but_the_package(wheel):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"appaccess_lint"}


@pytest.fixture(scope="module")
def version(wheel: Path) -> str:
    return wheel.name.split("-")[1]


def test_flake8_knows_the_installed_plugin(installed, version, tmp_path):
    ran = installed.run("-m", "flake8", "--version", cwd=tmp_path)
    assert f"appaccess-lint: {version}" in ran.stdout


def test_command_as_module(installed, version, tmp_path):
    ran = installed.run("-m", "appaccess_lint", "--version", cwd=tmp_path)
    assert ran.stdout.strip() == f"appaccess-lint {version}"


def test_zipped(wheel, project, expected):
    """A wheel can be imported as the zip file that it is."""
    ran = run(sys.executable, "-c", WHERE, cwd=project, PYTHONPATH=str(wheel))
    assert Path(ran.stdout.strip()) == wheel / "appaccess_lint" / "rules_data" / "operations"
    check = run(
        sys.executable, "-m", "appaccess_lint", "check", "examples", cwd=project, PYTHONPATH=str(wheel)
    )
    assert lines(check) == expected


def test_editable(package_index, root, project, expected, tmp_path_factory: pytest.TempPathFactory):
    environment = Environment.created(tmp_path_factory.mktemp("editable") / "env", "--editable", str(root))
    where = environment.run("-c", WHERE, cwd=project)
    assert Path(where.stdout.strip()) == root / "rules_data" / "operations"
    assert lines(environment.run("-m", "flake8", "examples", cwd=project)) == expected
