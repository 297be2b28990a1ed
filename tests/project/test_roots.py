"""Where absolute imports lead that the layout of folders alone doesn't tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_trees import SPACES, WRAPPER, found, lay_out

from appaccess_lint.gate import may_concern

USE = 'from http_helper import fetch\nfetch("/rest/api/space")\n'


def test_a_package_whose_modules_are_run_as_scripts(tmp_path: Path) -> None:
    files = {"pyproject.toml": "", "app/__init__.py": "", "app/http_helper.py": WRAPPER, "app/main.py": USE}
    lay_out(tmp_path, {**files, "app/jobs/__init__.py": "", "app/jobs/nightly.py": USE})
    assert found(tmp_path, "app/main.py") == [f"2 {SPACES}"]
    assert found(tmp_path, "app/jobs/nightly.py") == [f"2 {SPACES}"]


@pytest.mark.parametrize(
    "path",
    [
        'sys.path.insert(0, "../shared")',
        'sys.path.append(os.path.join(os.path.dirname(__file__), "..", "shared"))',
        'sys.path.insert(0, os.path.abspath(os.path.join(os.path.dirname(__file__), "../shared")))',
        'sys.path.append(os.path.dirname(os.path.dirname(os.path.realpath(__file__))) + "/shared")',
        'sys.path.append(str(Path(__file__).resolve().parent.parent / "shared"))',
        'sys.path.insert(0, str(Path(__file__).parents[1].joinpath("shared")))',
        'ROOT = Path(__file__).parent.parent\nSHARED = ROOT / "shared"\nsys.path.insert(0, f"{SHARED}")',
        'sys.path.extend(["../shared"])',
        'sys.path += ["../shared"]',
        'sys.path[:0] = ["../shared"]',
        'sys.path = ["../shared"] + sys.path',
        'import site; site.addsitedir("../shared")',
        'sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir, "shared"))',
    ],
)
@pytest.mark.parametrize("beside", [False, True], ids=["in the module", "beside it"])
def test_what_code_puts_on_the_search_path(tmp_path: Path, path: str, beside: bool) -> None:
    edit = f"import os, sys\nfrom pathlib import Path\n{path}\n"
    lay_out(tmp_path, {"pyproject.toml": "", "shared/http_helper.py": WRAPPER, "other/http_helper.py": ""})
    lay_out(tmp_path, {"jobs/main.py": f"import setup_paths\n{USE}" if beside else f"{edit}{USE}"})
    lay_out(tmp_path, {"jobs/setup_paths.py": edit if beside else ""})
    assert [entry.split(" ", 1)[1] for entry in found(tmp_path, "jobs/main.py")] == [SPACES]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[tool.pytest.ini_options]\npythonpath = ["code"]\n'),
        ("pyproject.toml", '[tool.pytest.ini_options]\npythonpath = ". code"\n'),
        ("pyproject.toml", '[tool.setuptools]\npackage-dir = {"" = "code"}\n'),
        ("pyproject.toml", '[tool.setuptools.package-dir]\nhelpers = "code/helpers"\n'),
        ("pyproject.toml", '[tool.setuptools.packages.find]\nwhere = ["code"]\n'),
        ("pyproject.toml", '[tool.hatch.build.targets.wheel]\npackages = ["code/http_helper"]\n'),
        ("pyproject.toml", '[tool.hatch.build.targets.wheel]\nsources = ["code"]\n'),
        ("pyproject.toml", '[tool.hatch.build.targets.wheel.sources]\n"code" = ""\n'),
        ("pyproject.toml", '[tool.poetry]\npackages = [{ include = "http_helper", from = "code" }]\n'),
        ("pyproject.toml", '[tool.pdm.build]\npackage-dir = "code"\n'),
        ("pyproject.toml", '[tool.uv.build-backend]\nmodule-root = "code"\n'),
        ("pyproject.toml", '[tool.pyright]\nextraPaths = ["code"]\n'),
        ("pyproject.toml", '[tool.poetry.dependencies]\nhelper = { path = "code", develop = true }\n'),
        ("setup.cfg", "[options]\npackage_dir =\n    = code\n"),
        ("setup.cfg", "[options.packages.find]\nwhere = code\n"),
        ("setup.cfg", "[tool:pytest]\npythonpath = code\n"),
        ("pytest.ini", "[pytest]\npythonpath = . code\n"),
        ("tox.ini", "[testenv]\nsetenv =\n    PYTHONPATH = {toxinidir}/code\n"),
        ("setup.py", 'from setuptools import setup\nsetup(name="x", package_dir={"": "code"})\n'),
        ("setup.py", "from setuptools import find_packages, setup\nsetup(packages=find_packages('code'))\n"),
        (
            "setup.py",
            "import setuptools as s\ns.setup(packages=s.find_packages(where='code'))\n",
        ),
        (".env", "# settings\nexport PYTHONPATH=${PYTHONPATH}:./code\n"),
        (".env", 'PYTHONPATH="code"\n'),
        ("requirements.txt", "requests\n-e ./code\n"),
    ],
)
def test_what_configuration_puts_on_the_search_path(tmp_path: Path, name: str, text: str) -> None:
    lay_out(tmp_path, {"setup.cfg": "", name: text, "code/http_helper.py": WRAPPER, "jobs/main.py": USE})
    lay_out(tmp_path, {"other/http_helper.py": ""})
    assert found(tmp_path, "jobs/main.py") == [f"2 {SPACES}"]


def test_another_distribution_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    files = {"apps/sync/pyproject.toml": "", "apps/sync/main.py": USE, "libs/http/pyproject.toml": ""}
    lay_out(tmp_path, {**files, "libs/http/src/http_helper/__init__.py": WRAPPER, "x/http_helper.py": ""})
    assert found(tmp_path, "apps/sync/main.py") == [f"2 {SPACES}"]


def test_of_distributions_the_nearest_counts(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    other = WRAPPER.replace("root + path", "root + '/rest/api/content'")
    lay_out(tmp_path, {"apps/sync/setup.py": "", "apps/sync/main.py": USE, "apps/lib/setup.py": ""})
    lay_out(tmp_path, {"apps/lib/http_helper.py": WRAPPER, "a/setup.py": "", "a/http_helper.py": other})
    assert found(tmp_path, "apps/sync/main.py") == [f"2 {SPACES}"]


LAYOUTS = {
    "a layer of AWS functions": (
        "layers/shared/python/http_helper.py",
        "functions/sync/app.py",
        "http_helper",
    ),
    "plugins of Airflow": ("plugins/hooks/http_helper.py", "dags/sync/wiki_dag.py", "hooks.http_helper"),
    "a part that a container adds": (
        "backend/app/wiki/http_helper.py",
        "worker/tasks/sync.py",
        "app.wiki.http_helper",
    ),
    "far below": ("src/a/__init__.py", "src/a/b/c/d/e/f/sync.py", "a"),
    "a collection of Ansible": (
        "plugins/module_utils/http_helper.py",
        "plugins/modules/page.py",
        "ansible_collections.acme.wiki.plugins.module_utils.http_helper",
    ),
    "a role of Ansible": ("module_utils/http_helper.py", "library/p.py", "ansible.module_utils.http_helper"),
    "an add-on of Odoo": ("wiki/http_helper.py", "jobs/models.py", "odoo.addons.wiki.http_helper"),
    "another part of a namespace": (
        "packages/wiki/src/acme/wiki/http_helper.py",
        "packages/jobs/src/acme/jobs/sync.py",
        "acme.wiki.http_helper",
    ),
}


@pytest.mark.parametrize(("wrapper", "user", "name"), LAYOUTS.values(), ids=LAYOUTS)
def test_the_only_module_of_the_repository_with_such_a_name(
    tmp_path: Path, wrapper: str, user: str, name: str
) -> None:
    (tmp_path / ".git").mkdir()
    wiki = WRAPPER.replace('wiki"', 'wiki/rest/api"')
    lay_out(tmp_path, {wrapper: wiki, user: f'from {name} import fetch\nfetch("/space")\n'})
    assert found(tmp_path, user) == [f"2 {SPACES}"]
    assert may_concern((tmp_path / user).read_text(encoding="utf-8"), str(tmp_path / user))


@pytest.mark.parametrize(
    ("beside", "is_followed"),
    [
        ({}, True),
        ({"asset.1/config.py": "", "layer/config.py": ""}, True),
        ({"asset.1/config.py": "A = 1", "layer/config.py": "A = 2"}, False),
        ({"asset.1/config.py": ""}, False),
        ({"asset.1/config/__init__.py": "", "layer/config/__init__.py": ""}, False),
    ],
)
def test_copies_count_as_one_module(tmp_path: Path, beside: dict[str, str], is_followed: bool) -> None:
    (tmp_path / ".git").mkdir()
    copies = {"asset.1/http_helper.py": WRAPPER, "layer/http_helper.py": WRAPPER}
    lay_out(tmp_path, {**copies, **beside, "jobs/main.py": USE})
    # what the name says is all that is known of the function
    other = f"2 {SPACES} | {SPACES.replace('GET', 'POST')}"
    assert found(tmp_path, "jobs/main.py") == [f"2 {SPACES}" if is_followed else other]


def test_a_link_within_the_repository_is_no_other_module(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    lay_out(tmp_path, {"layer/http_helper.py": WRAPPER, "layer/package/__init__.py": "", "jobs/main.py": USE})
    (tmp_path / "layer/up").symlink_to("..")
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked/http_helper.py").symlink_to("../layer/http_helper.py")
    assert found(tmp_path, "jobs/main.py") == [f"2 {SPACES}"]


def test_of_several_modules_with_a_name_none_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    lay_out(tmp_path, {"one/http_helper.py": WRAPPER, "two/http_helper.py": "", "jobs/main.py": USE})
    # what the name says is all that is known of the function
    assert found(tmp_path, "jobs/main.py") == [f"2 {SPACES} | {SPACES.replace('GET', 'POST')}"]


def test_nothing_outside_of_the_project_is_read(tmp_path: Path) -> None:
    lay_out(tmp_path, {"outside/http_helper.py": WRAPPER})
    project = tmp_path / "project"
    edit = 'import sys\nsys.path.insert(0, "../outside")\n'
    declared = '[tool.pytest.ini_options]\npythonpath = ["../outside", "linked"]\n'
    lay_out(project, {"pyproject.toml": declared, ".env": "PYTHONPATH=../outside\n", "main.py": edit + USE})
    (project / ".git").mkdir()
    (project / "linked").symlink_to(tmp_path / "outside")
    # what the name says is all that is known of the function
    assert found(project, "main.py") == [f"4 {SPACES} | {SPACES.replace('GET', 'POST')}"]


@pytest.mark.parametrize("name", ["requests", "httpx", "atlassian", "json"])
def test_a_module_named_like_a_library_isnt_taken_for_it(tmp_path: Path, name: str) -> None:
    use = 'import requests\nrequests.get("https://x.atlassian.net/wiki/rest/api/space")\n'
    lay_out(tmp_path, {"pyproject.toml": "", "app/__init__.py": "", f"app/{name}.py": "", "app/main.py": use})
    assert found(tmp_path, "app/main.py") == [f"2 {SPACES}"]


def test_a_module_that_wraps_a_library_of_its_own_name(tmp_path: Path) -> None:
    wrapper = "from acme_http import Session\ndef fetch(path):\n    return Session().get(path)\n"
    use = 'from acme_http import Session\nSession().get("https://x.atlassian.net/wiki/rest/api/space")\n'
    lay_out(tmp_path, {"app/__init__.py": "", "app/acme_http.py": wrapper, "app/main.py": use})
    assert found(tmp_path, "app/main.py") == [f"2 {SPACES}"]


@pytest.mark.parametrize("setup", ["def", "x = 1" + " + 1" * 200_000], ids=["unfinished", "nested"])
def test_configuration_that_cant_be_read_is_passed_over(tmp_path: Path, setup: str) -> None:
    broken = {
        "pyproject.toml": "[tool",
        "setup.cfg": "=",
        "setup.py": setup,
        "pytest.ini": "[",
        "tox.ini": "x",
    }
    lay_out(tmp_path, {**broken, ".env": "PYTHONPATH", "app/__init__.py": "", "app/http_helper.py": WRAPPER})
    lay_out(tmp_path, {"app/main.py": f"import sys\nsys.path.append(1)\n{USE}"})
    assert [entry.split(" ", 1)[1] for entry in found(tmp_path, "app/main.py")] == [SPACES]
