"""Copies of libraries in the project: packed AWS functions, ``vendor/`` folders, Splunk apps."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import lay_out

from appaccess_lint.engine import Analyzer
from appaccess_lint.files.discovery import discover
from appaccess_lint.project.copies import is_copied_library
from appaccess_lint.project.requirements import required_versions

PACKAGE = "atlassian-python-api"
# a copy is recognised by its name and its version; its code sends requests in a way that isn't followed
INIT = '__version__ = "2.32.3"\nfrom .api import get\nfrom .sessions import Session\n'
API = """
from . import sessions
def get(url, **options):
    with sessions.Session() as session:
        return session.request(method="PUT", url=url, **options)
"""
SESSIONS = "class Session:\n    def request(self, method, url, **options):\n        return urlopen(url)\n"
COPY = {"__init__.py": INIT, "api.py": API, "sessions.py": SESSIONS, "auth.py": "class HTTPBasicAuth: ...\n"}
CALL = """
SITE = "https://x.atlassian.net/wiki/rest/api"
def run(key):
    requests.get(f"{SITE}/space/{key}", auth=HTTPBasicAuth("me", "token"))
"""
IMPORTS = {
    "beside the file": ("requests", "import requests", "requests.auth"),
    "in lib": ("lib/requests", "import requests", "requests.auth"),
    "from vendor": ("vendor/requests", "from vendor import requests", "vendor.requests.auth"),
    "relative": ("app/_vendor/requests", "from ._vendor import requests", "._vendor.requests.auth"),
    "as a module": ("vendor/requests", "import vendor.requests as requests", "vendor.requests.auth"),
    "on the search path": (
        "packages/requests",
        'import sys; sys.path.insert(0, "packages")\nimport requests',
        "requests.auth",
    ),
}


def calls(file: Path) -> list[str]:
    """``kind operation authentication`` of each call site of *file*."""
    sites = Analyzer().analyze(file.read_text(encoding="utf-8"), str(file)).sites
    return [f"{s.kind} {' | '.join(o.key for o in s.operations)} {s.auth.value}" for s in sites]


@pytest.mark.parametrize(("folder", "statement", "auth"), IMPORTS.values(), ids=IMPORTS)
def test_a_copy_of_a_library_is_the_library(tmp_path: Path, folder: str, statement: str, auth: str) -> None:
    above = {f"{parent}/__init__.py": "" for parent in Path(folder).parents if parent.name not in {"", "lib"}}
    lay_out(tmp_path, {"setup.cfg": "", **above, **{f"{folder}/{n}": t for n, t in COPY.items()}})
    user = tmp_path / ("app/use.py" if folder.startswith("app") else "use.py")
    user.parent.mkdir(exist_ok=True)
    user.write_text(f"{statement}\nfrom {auth} import HTTPBasicAuth\n{CALL}", encoding="utf-8")
    assert calls(user) == ["http GET /wiki/rest/api/space/{spaceKey} basic"]


def test_metadata_beside_a_package_show_that_it_is_a_copy(tmp_path: Path) -> None:
    plain = COPY | {"__init__.py": INIT.replace("__version__", "other")}
    lay_out(tmp_path, {f"requests/{name}": text for name, text in plain.items()})
    lay_out(tmp_path, {"use.py": f"import requests\nfrom requests.auth import HTTPBasicAuth\n{CALL}"})
    assert calls(tmp_path / "use.py") != ["http GET /wiki/rest/api/space/{spaceKey} basic"]
    lay_out(tmp_path, {"certifi-2026.1.1.dist-info/METADATA": "Name: certifi\n"})
    assert calls(tmp_path / "use.py") == ["http GET /wiki/rest/api/space/{spaceKey} basic"]


def test_a_package_of_the_project_with_the_name_of_a_library_is_followed(tmp_path: Path) -> None:
    wrapper = (
        "import requests\ndef spaces(key):\n    return fetch(key)\n"
        'def fetch(path): return requests.get("https://x.atlassian.net/wiki/rest/api/" + path)\n'
    )
    lay_out(tmp_path, {"setup.cfg": "", "atlassian/__init__.py": "", "atlassian/client.py": wrapper})
    lay_out(tmp_path, {"app.egg-info/PKG-INFO": "Name: app\n"})  # of an editable installation
    lay_out(tmp_path, {"use.py": 'from atlassian.client import fetch\nfetch("space")\n'})
    assert calls(tmp_path / "use.py") == ["http GET /wiki/rest/api/space unknown"]


def test_the_modules_of_a_library_import_each_other(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "setup.cfg": "",
            "uplink/__init__.py": '__version__ = "1.0"\n',
            "uplink/paths.py": 'ROOT = "https://x.atlassian.net/wiki/rest/api"\n',
            "uplink/wiki.py": "import requests\nfrom uplink.paths import ROOT\n"
            'requests.get(f"{ROOT}/space")\n',
        },
    )
    assert calls(tmp_path / "uplink/wiki.py") == ["http GET /wiki/rest/api/space unknown"]


COPIED_CLIENT = {
    "atlassian/__init__.py": "from .confluence import Confluence\n",
    "atlassian/confluence.py": "",
}
USE = (
    "from atlassian import Confluence\n"
    'Confluence(url="https://x.atlassian.net/wiki", username="me", password="t").get_space("A")\n'
)


@pytest.mark.parametrize("folder", ["", "lib/", "src/", "vendor/"])
@pytest.mark.parametrize("stated", ["atlassian/VERSION", "atlassian_python_api-3.41.14.dist-info/METADATA"])
def test_the_version_of_a_copied_client_is_known(tmp_path: Path, folder: str, stated: str) -> None:
    lay_out(tmp_path, {".git/HEAD": "", f"{folder}certifi-1.0.dist-info/METADATA": "Name: certifi\n"})
    lay_out(tmp_path, {f"{folder}{name}": text for name, text in COPIED_CLIENT.items()})
    lay_out(tmp_path, {f"{folder}{stated}": "3.41.14\n", "use.py": USE})
    assert required_versions(tmp_path, {PACKAGE})[PACKAGE].specifier == "==3.41.14"
    if folder != "vendor/":  # nothing puts it on the search path
        assert calls(tmp_path / "use.py") == ["client GET /wiki/rest/api/space/{spaceKey} basic"]


WRAPPER = "import requests\nrequests.get('https://x.atlassian.net/wiki/rest/api/space/A')\n"


def linted(run: Path, *paths: str) -> set[str]:
    """The files that ``check`` analyzes for *paths*, which are relative to the folder *run*."""
    given = [str(run / path) for path in paths]
    return {Path(f).relative_to(run).as_posix() for f in discover(given, skips=is_copied_library).files}


@pytest.mark.parametrize(
    "folder", ["vendor", "third_party/python", "app/_vendor", "Vendor/atlassian_copy/lib"]
)
@pytest.mark.parametrize("version", ["VERSION", "__init__.py"])
def test_a_copy_in_a_folder_for_copies_is_not_linted(tmp_path: Path, folder: str, version: str) -> None:
    copy = {"__init__.py": "", "api.py": WRAPPER} | {version: '__version__ = "3.41.14"\n'}
    lay_out(tmp_path, {"app/use.py": WRAPPER, **{f"{folder}/atlassian/{n}": t for n, t in copy.items()}})
    assert linted(tmp_path, ".") == {"app/use.py"}
    named = f"{folder}/atlassian"
    assert linted(tmp_path, named) == {f"{named}/__init__.py", f"{named}/api.py"}
    assert linted(tmp_path, f"{named}/api.py") == {f"{named}/api.py"}


def test_a_library_that_pip_put_beside_a_function_is_not_linted(tmp_path: Path) -> None:
    lay_out(
        tmp_path, {"job/handler.py": WRAPPER, "job/requests/__init__.py": "", "job/requests/api.py": WRAPPER}
    )
    assert linted(tmp_path, ".") == {"job/handler.py", "job/requests/__init__.py", "job/requests/api.py"}
    lay_out(tmp_path, {"job/requests-2.32.3.dist-info/METADATA": "Name: requests\n"})
    assert len(linted(tmp_path, ".")) == 3  # so is an unpacked wheel
    lay_out(tmp_path, {"job/idna-3.10.dist-info/METADATA": "Name: idna\n"})
    assert linted(tmp_path, ".") == {"job/handler.py"}


OWN = {
    "a package with a library's name": ("atlassian", '__version__ = "1.0"\n'),
    "the library's own repository": ("src/atlassian", '__version__ = "1.0"\n'),
    "no version": ("vendor/atlassian", ""),
    "no library": ("vendor/acme", '__version__ = "1.0"\n'),
    "vendors of an app": ("shop/vendor/models", '__version__ = "1.0"\n'),
}


@pytest.mark.parametrize(("folder", "text"), OWN.values(), ids=OWN)
def test_packages_of_the_project_are_linted(tmp_path: Path, folder: str, text: str) -> None:
    top = tmp_path / "vendor" / "checkout"  # where the project itself is doesn't matter
    lay_out(top, {"pyproject.toml": "", f"{folder}/__init__.py": text, f"{folder}/use.py": WRAPPER})
    assert linted(top, ".") == {f"{folder}/__init__.py", f"{folder}/use.py"}


def test_the_command_leaves_copies_out(command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path, {"use.py": WRAPPER, "vendor/atlassian/VERSION": "3.41.14\n"})
    lay_out(tmp_path, {"vendor/atlassian/__init__.py": "", "vendor/atlassian/api.py": WRAPPER})
    assert {line.partition(":")[0] for line in command("check", ".").out.splitlines()} == {"use.py"}
    assert "vendor/atlassian/api.py:2" in command("check", "vendor/atlassian").out.replace("\\", "/")


ELSEWHERE = {
    "six in Ansible": (
        "from ansible.module_utils.six.moves.urllib.request import urlopen",
        "urlopen('https://x.atlassian.net/wiki/rest/api/space/A')",
    ),
    "six in Django": (
        "import django.utils.six.moves.urllib.request as http",
        "http.urlopen('https://x.atlassian.net/wiki/rest/api/space/A')",
    ),
    "botocore": (
        "from botocore.vendored import requests as http\ns = http.Session()\ns.auth = ('me', 'token')",
        "s.get('https://x.atlassian.net/wiki/rest/api/space/A')",
    ),
    "a library that isn't there": (
        "from acme._vendor.httpx import Client\n"
        "c = Client(base_url='https://x.atlassian.net/wiki', auth=('me', 'token'))",
        "c.get('/rest/api/space/A')",
    ),
}


@pytest.mark.parametrize(("statement", "call"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_copy_in_another_library_is_the_library(tmp_path: Path, statement: str, call: str) -> None:
    user = tmp_path / "use.py"
    user.write_text(f"{statement}\n{call}\n", encoding="utf-8")
    auth = "basic" if "auth" in statement else "unknown"
    assert calls(user) == [f"http GET /wiki/rest/api/space/{{spaceKey}} {auth}"]
