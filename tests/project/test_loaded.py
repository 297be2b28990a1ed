"""Modules that code runs or loads by their files, names that it imports on first use, and star imports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_trees import SPACES, WRAPPER, found, lay_out

from appaccess_lint.gate import may_concern

CALL = 'fetch("/space")'
ROOT = WRAPPER.replace("net/wiki", "net/wiki/rest/api")
SPEC = "import importlib.util\nfrom pathlib import Path\nimport os\n"
BY_FILE = {
    "exec": 'exec(open("lib/helper.py").read())\nfetch("/space")',
    "exec, in a block": (
        'with open("lib/helper.py") as f:\n    exec(compile(f.read(), "h", "exec"))\nfetch("/space")'
    ),
    "exec, by __file__": (
        'import os\nexec(open(os.path.join(os.path.dirname(__file__), "lib", "helper.py")).read())\n'
        'fetch("/space")'
    ),
    "run_path": 'import runpy\nrunpy.run_path("lib/helper.py")["fetch"]("/space")',
    "spec": (
        f"{SPEC}at = Path(__file__).parent\n"
        'spec = importlib.util.spec_from_file_location("h", at / "lib" / "helper.py")\n'
        "h = importlib.util.module_from_spec(spec)\nspec.loader.exec_module(h)\nh.fetch('/space')"
    ),
    "spec, by a function": (
        f"{SPEC}def load(name, path):\n    spec = importlib.util.spec_from_file_location(name, path)\n"
        "    made = importlib.util.module_from_spec(spec)\n"
        "    spec.loader.exec_module(made)\n    return made\n"
        'load("h", os.path.join(os.path.abspath(os.path.dirname(__file__)), "lib/helper.py")).fetch("/space")'
    ),
    "loader": (
        "from importlib.machinery import SourceFileLoader\n"
        'SourceFileLoader("h", "lib/helper.py").load_module().fetch("/space")'
    ),
}


@pytest.mark.parametrize("use", BY_FILE.values(), ids=BY_FILE)
def test_a_module_that_is_loaded_by_its_file(tmp_path: Path, use: str) -> None:
    lay_out(tmp_path, {"pyproject.toml": "", "lib/helper.py": ROOT, "lib/other.py": "", "main.py": use})
    assert [call.split(" ", 1)[1] for call in found(tmp_path, "main.py")] == [SPACES]


def test_a_file_that_the_path_does_not_decide_is_unknown(tmp_path: Path) -> None:
    use = 'import os\nexec(open(os.path.join(os.environ["AT"], "helper.py")).read())\nfetch("/space")'
    other = ROOT.replace("x.atlassian.net", "confluence.example.com")
    lay_out(tmp_path, {"pyproject.toml": "", "app/helper.py": ROOT, "helper.py": other, "app/main.py": use})
    assert found(tmp_path, "app/main.py") == []


@pytest.mark.parametrize("folder", ['os.environ["AT"]', "sys.argv[1]", "folder"])
def test_a_folder_that_the_program_is_given_is_unknown(tmp_path: Path, folder: str) -> None:
    use = (
        f"{SPEC}import sys\ndef load(folder):\n"
        f'    return SourceFileLoader("h", os.path.join({folder}, "helper.py")).load_module()\n'
        "load(get()).fetch('/space')"
    )
    loader = "from importlib.machinery import SourceFileLoader\n"
    lay_out(tmp_path, {"pyproject.toml": "", "helper.py": ROOT, "main.py": loader + use})
    assert found(tmp_path, "main.py") == []


@pytest.mark.parametrize(
    "use",
    [
        'exec(open("helper.py").read(), {})\nfetch("/space")',
        'def run():\n    exec(open("helper.py").read())\n    fetch("/space")',
    ],
)
def test_names_that_exec_does_not_bind(tmp_path: Path, use: str) -> None:
    own = ROOT.replace("requests.get", "requests.post")
    lay_out(tmp_path, {"pyproject.toml": "", "helper.py": ROOT, "own.py": own})
    lay_out(tmp_path, {"main.py": f"from own import fetch\n{use}"})
    assert [call.split(" ", 1)[1] for call in found(tmp_path, "main.py")] == [SPACES.replace("GET", "POST")]


def test_a_module_without_a_name_is_unknown(tmp_path: Path) -> None:
    own = f'from importlib import import_module\nimport_module("")\n{ROOT}{CALL}\n'
    lay_out(tmp_path, {"main.py": own})
    assert [call.split(" ", 1)[1] for call in found(tmp_path, "main.py")] == [SPACES]


def test_no_file_outside_of_the_project_is_run(tmp_path: Path) -> None:
    lay_out(tmp_path, {"helper.py": ROOT, "app/.git/HEAD": "", "app/src/main.py": BY_FILE["exec"]})
    use = 'exec(open("../../helper.py").read())\nfetch("/space")'
    lay_out(tmp_path, {"app/src/main.py": use})
    assert found(tmp_path, "app/src/main.py") == []
    assert not may_concern(use, str(tmp_path / "app/src/main.py"))


LAZY = {
    "table": (
        'from importlib import import_module\n_WHERE = {"fetch": ".http", "send": ".mail"}\n'
        "def __getattr__(name):\n    if name in _WHERE:\n"
        "        return getattr(import_module(_WHERE[name], __name__), name)\n"
        "    raise AttributeError(name)\n"
    ),
    "name of the package": (
        'import importlib\n_WHERE = {"fetch": "http"}\n'
        "def __getattr__(name):\n"
        '    return getattr(importlib.import_module(f"{__name__}.{_WHERE[name]}"), name)\n'
    ),
    "lazy_loader": (
        'import lazy_loader as lazy\n__getattr__, __dir__, __all__ = lazy.attach(__name__, ["mail"], '
        '{"http": ["fetch"]})\n'
    ),
    "lazy_loader, stub": (
        "import lazy_loader as lazy\n__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)\n"
    ),
}


@pytest.mark.parametrize("package", LAZY.values(), ids=LAZY)
@pytest.mark.parametrize(
    "use", ["from app import fetch\nfetch", "import app\napp.fetch"], ids=["name", "package"]
)
def test_a_package_that_imports_its_names_on_first_use(tmp_path: Path, package: str, use: str) -> None:
    lay_out(
        tmp_path, {"pyproject.toml": "", "app/__init__.py": package, "app/http.py": ROOT, "app/mail.py": ""}
    )
    lay_out(
        tmp_path, {"app/__init__.pyi": "from .http import fetch as fetch\n", "main.py": f'{use}("/space")\n'}
    )
    assert found(tmp_path, "main.py") == [f"2 {SPACES}"]
    assert may_concern(f'{use}("/space")\n', str(tmp_path / "main.py"))


@pytest.mark.parametrize(
    "use",
    [
        "from app.http import *\n_fetch",
        "from app import *\n_fetch",
        "import app.http, sys\nsys.modules['app.http']._fetch",
        "from pkgutil import resolve_name\nresolve_name('app.http:_fetch')",
        "from django.utils.module_loading import import_string\nimport_string('app.http._fetch')",
        "import runpy\nrunpy.run_module('app.http')['_fetch']",
    ],
)
def test_a_name_with_an_underscore_that_the_module_exports(tmp_path: Path, use: str) -> None:
    module = f'__all__ = ["_fetch"]\n{ROOT.replace("fetch", "_fetch")}'
    package = 'from .http import *\nfrom .http import __all__ as names\n__all__ = ["other", *names]\n'
    lay_out(tmp_path, {"pyproject.toml": "", "app/__init__.py": package, "app/http.py": module})
    lay_out(tmp_path, {"main.py": f'{use}("/space")\n'})
    assert found(tmp_path, "main.py") == [f"2 {SPACES}"]


def test_a_name_that_a_module_does_not_export(tmp_path: Path) -> None:
    lay_out(tmp_path, {"pyproject.toml": "", "one.py": f'__all__ = ["Base"]\n{ROOT}', "two.py": ROOT})
    lay_out(tmp_path, {"main.py": 'from two import *\nfrom one import *\nfetch("/space")\n'})
    assert found(tmp_path, "main.py") == [f"3 {SPACES}"]


def test_a_module_asks_for_itself(tmp_path: Path) -> None:
    own = f'import sys\n{ROOT}\ngetattr(sys.modules[__name__], "fe" + "tch")("/space")\n'
    lay_out(tmp_path, {"main.py": own})
    assert [call.split(" ", 1)[1] for call in found(tmp_path, "main.py")] == [SPACES]


def notebook(*cells: str) -> str:
    written = [{"cell_type": "code", "source": cell, "metadata": {}, "outputs": []} for cell in cells]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": written})


@pytest.mark.parametrize("command", ["./lib/01-setup.ipynb", "lib/01-setup", '"lib/01-setup.ipynb"'])
def test_a_notebook_that_another_runs(tmp_path: Path, command: str) -> None:
    lay_out(tmp_path, {"pyproject.toml": "", "lib/01-setup.ipynb": notebook("import requests", ROOT)})
    use = f"# Databricks notebook source\n# MAGIC %run {command}\n\n# COMMAND ----------\n\n{CALL}\n"
    lay_out(tmp_path, {"main.py": use})
    assert found(tmp_path, "main.py") == [f"6 {SPACES}"]
    assert may_concern(use, str(tmp_path / "main.py"))


@pytest.mark.parametrize("stated", ['["other", "support.wiki"]', '("support.wiki",)', '"support.wiki"'])
def test_a_fixture_of_a_plugin_that_conftest_names(tmp_path: Path, stated: str) -> None:
    fixture = (
        "import httpx\nimport pytest\n@pytest.fixture\nasync def wiki():\n"
        '    async with httpx.AsyncClient(base_url="https://x.atlassian.net/wiki") as client:\n'
        "        yield client\n"
    )
    lay_out(tmp_path, {"pyproject.toml": "", "conftest.py": f"pytest_plugins = {stated}\n"})
    lay_out(tmp_path, {"support/__init__.py": "", "support/wiki.py": fixture})
    use = 'async def test(wiki):\n    await wiki.get("/rest/api/space")\n'
    lay_out(tmp_path, {"tests/test_live.py": use})
    assert found(tmp_path, "tests/test_live.py") == [f"2 {SPACES}"]
