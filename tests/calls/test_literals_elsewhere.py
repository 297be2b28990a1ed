"""Texts of the API in one module that other modules of the project use."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import lay_out

from appaccess_lint.engine import Analyzer

SENT = """
import requests
from .endpoints import {imported}
def go(site, page_id):
    return requests.get(site + {used})
"""
URL = "/wiki/rest/api/space"


def told(folder: Path, name: str) -> list[str]:
    """Return kind and operations of each call site in a file of the project in *folder*."""
    file = folder / "app" / name
    sites = Analyzer().analyze(file.read_text(encoding="utf-8"), str(file)).sites
    return [f"{site.kind} {' | '.join(o.key for o in site.operations)}" for site in sites]


def project(folder: Path, **modules: str) -> Path:
    package = {"__init__": "", **modules}
    return lay_out(folder, {"pyproject.toml": "", **{f"app/{n}.py": text for n, text in package.items()}})


@pytest.mark.parametrize(
    ("constants", "imported", "used"),
    [
        (f'SPACES = "{URL}"', "SPACES", "SPACES"),
        (f'SPACES = "{URL}?start={{start}}"', "SPACES as found", "found.format(start=1)"),
        (f'class Paths:\n    SPACES = "{URL}"', "Paths", "Paths.SPACES"),
        (f'import enum\nclass Paths(str, enum.Enum):\n    SPACES = "{URL}"', "Paths", "Paths.SPACES.value"),
        (f'PATHS = {{"spaces": "{URL}"}}', "PATHS", 'PATHS["spaces"]'),
        (f'def spaces():\n    return "{URL}"', "spaces", "spaces()"),
        (f'def spaces(start):\n    return f"{URL}?start={{start}}"', "spaces", "spaces(1)"),
        (f'SPACES = "{URL}"\nNAMED = {{"spaces": SPACES}}', "NAMED", 'NAMED["spaces"]'),
    ],
)
def test_what_another_module_sends_is_its_call(
    tmp_path: Path, constants: str, imported: str, used: str
) -> None:
    project(tmp_path, endpoints=constants, calls=SENT.format(imported=imported, used=used))
    assert told(tmp_path, "endpoints.py") == []
    assert told(tmp_path, "calls.py") == ["http GET /wiki/rest/api/space"]


@pytest.mark.parametrize(
    "use",
    [
        "import logging\nfrom .endpoints import SPACES\nlogging.info('see %s', SPACES)",
        "from .endpoints import SPACES\ndef known(url): return url == SPACES",
        "from . import endpoints\ndef known(url): return url.startswith(endpoints.SPACES)",
        "from flask import Flask\nfrom .endpoints import SPACES\n@Flask('x').get(SPACES)\ndef f(): ...",
        "from .endpoints import SPACES\ndef fail(): raise ValueError(f'{SPACES} is gone')",
    ],
)
def test_what_other_modules_only_tell_or_compare_is_no_site(tmp_path: Path, use: str) -> None:
    project(tmp_path, endpoints=f'SPACES = "{URL}"', uses=use)
    assert told(tmp_path, "endpoints.py") == []


@pytest.mark.parametrize(
    "use",
    [
        "",
        "from .endpoints import SPACES\ndef f(queue): queue.append(SPACES)",
        "from .endpoints import SPACES\nprint(SPACES)\ndef f(queue): queue.append(SPACES)",
        "from .endpoints import PAGES\nimport requests\nrequests.get(PAGES)",
    ],
)
def test_what_nobody_is_seen_to_use_stays_a_literal(tmp_path: Path, use: str) -> None:
    project(tmp_path, endpoints=f'SPACES = "{URL}"\nPAGES = 1', uses=use)
    assert told(tmp_path, "endpoints.py") == ["literal GET /wiki/rest/api/space | POST /wiki/rest/api/space"]


def test_tests_of_the_project_send_nothing(tmp_path: Path) -> None:
    sent = SENT.format(imported="SPACES", used="SPACES")
    project(tmp_path, endpoints=f'SPACES = "{URL}"', test_calls=sent)
    assert len(told(tmp_path, "endpoints.py")) == 1


EXPECTED = """
import {framework}

def test_next(client):
    path = "/rest/api/content/search?cql=a"
    assert client.cursor(path) is None
    assert client.first() == {{"next": "/wiki/api/v2/pages?cursor=1"}}
"""


@pytest.mark.parametrize("name", ["test_client", "client_test", "conftest", "sync"])
@pytest.mark.parametrize("framework", ["pytest", "unittest"])
def test_texts_of_tests_are_what_is_expected(tmp_path: Path, name: str, framework: str) -> None:
    folder = project(tmp_path, **{name: EXPECTED.format(framework=framework)})
    assert bool(told(folder, f"{name}.py")) is (name == "sync")


@pytest.mark.parametrize("place", ["test_client", "tests/helpers", "fakes/answers", "mock_confluence"])
def test_a_whole_url_in_a_test_is_no_site_either(tmp_path: Path, place: str) -> None:
    project(tmp_path)
    file = tmp_path / f"{place}.py"
    file.parent.mkdir(exist_ok=True)
    text = f"def test_parts(): ...\n\ndef asked(): return ['https://acme.atlassian.net{URL}']\n"
    file.write_text(text, encoding="utf-8")
    assert Analyzer().analyze(text, str(file)).sites == ()


@pytest.mark.parametrize("name", ["test_rules", "contest", "latest_pages", "mockingbird"])
def test_a_script_that_is_called_like_a_test_is_none(tmp_path: Path, name: str) -> None:
    project(tmp_path, **{name: f"import sys\n\nasked = 'https://acme.atlassian.net{URL}'\n"})
    assert told(tmp_path, f"{name}.py") == [f"literal GET {URL} | POST {URL}"]


def test_the_folders_above_a_project_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    folder = project(tmp_path / "tests", paths=f"asked = 'https://acme.atlassian.net{URL}'\n")
    assert told(folder, "paths.py") == [f"literal GET {URL} | POST {URL}"]


def test_tests_send_requests(tmp_path: Path) -> None:
    source = (
        EXPECTED.format(framework="pytest")
        + "import requests\nrequests.get('https://x.atlassian.net' + path)\n"
    )
    folder = project(tmp_path, test_client=source.replace("path)", f"'{URL}')"))
    assert told(folder, "test_client.py") == [f"http GET {URL}"]
