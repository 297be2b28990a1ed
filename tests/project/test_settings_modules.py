"""Settings of Django projects, which code reads from ``django.conf.settings``."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_trees import SPACES, found, lay_out

from appaccess_lint.engine import Analyzer
from appaccess_lint.gate import may_concern

USE = 'import requests\nfrom django.conf import settings\nrequests.get(settings.WIKI["root"] + "/space")\n'
ROOT = 'WIKI = {"root": "https://x.atlassian.net/wiki/rest/api"}\n'
MANAGE = 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")\n'


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("manage.py", MANAGE),
        (
            "manage.py",
            MANAGE.replace("os.environ.setdefault(", "os.environ[").replace('",', '"] =').rstrip(")\n"),
        ),
        ("pyproject.toml", '[tool.pytest.ini_options]\nDJANGO_SETTINGS_MODULE = "config.settings"\n'),
        ("pytest.ini", "[pytest]\nDJANGO_SETTINGS_MODULE = config.settings\n"),
        (".env", "DJANGO_SETTINGS_MODULE=config.settings\n"),
    ],
)
def test_where_the_settings_module_is_stated(tmp_path: Path, file: str, text: str) -> None:
    lay_out(tmp_path, {".git/HEAD": "", "config/settings.py": ROOT, "wiki/services/api.py": USE, file: text})
    assert found(tmp_path, "wiki/services/api.py") == [f"3 {SPACES}"]
    assert may_concern(USE, str(tmp_path / "wiki/services/api.py"))


def test_the_settings_that_are_served_precede_those_of_commands(tmp_path: Path) -> None:
    served = MANAGE.replace("config.settings", "config.settings.production")
    lay_out(tmp_path, {".git/HEAD": "", "manage.py": MANAGE.replace(".settings", ".settings.dev")})
    lay_out(tmp_path, {"config/wsgi.py": served, "config/settings/base.py": ROOT, "wiki/api.py": USE})
    lay_out(tmp_path, {"config/settings/production.py": "from .base import *\nDEBUG = False\n"})
    lay_out(tmp_path, {"config/settings/dev.py": 'WIKI = {"root": "http://localhost:8090"}\n'})
    assert found(tmp_path, "wiki/api.py") == [f"3 {SPACES}"]


def test_settings_of_a_server(tmp_path: Path) -> None:
    use = USE.replace('settings.WIKI["root"] + "', 'settings.CONFLUENCE_URL + "/rest/api')
    settings = 'CONFLUENCE_URL = "https://confluence.example.com"\n'
    lay_out(
        tmp_path, {".git/HEAD": "", "manage.py": MANAGE, "config/settings.py": settings, "wiki/api.py": use}
    )
    (site,) = Analyzer().analyze(use, str(tmp_path / "wiki/api.py")).sites
    assert (site.deployment, site.findings) == ("server", ())


@pytest.mark.parametrize("files", [{}, {"manage.py": MANAGE}, {"config/settings.py": ROOT}], ids=len)
def test_settings_that_no_file_states_are_unknown(tmp_path: Path, files: dict[str, str]) -> None:
    lay_out(tmp_path, {".git/HEAD": "", "wiki/api.py": USE, **files})
    assert found(tmp_path, "wiki/api.py") == []


def test_a_setting_that_is_a_whole_address(tmp_path: Path) -> None:
    use = "import requests\nfrom django.conf import settings\nrequests.get(settings.SPACES)\n"
    settings = 'SPACES = "https://x.atlassian.net/wiki/rest/api/space"\n'
    lay_out(
        tmp_path, {".git/HEAD": "", "manage.py": MANAGE, "config/settings.py": settings, "app/api.py": use}
    )
    assert may_concern(use, str(tmp_path / "app/api.py"))
    assert found(tmp_path, "app/api.py") == [f"3 {SPACES}"]
