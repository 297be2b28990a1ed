"""Who handles the refusal of a call, idiom by idiom: ``cases`` has the sources by subject.

``HANDLED`` and ``UNHANDLED`` run as programs; nothing calls the functions of ``UNKNOWN``.
"""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from laying_out import lay_out

from appaccess_lint import analyze
from appaccess_lint.answer import RefusalHandling
from appaccess_lint.engine import Analyzer, Settings

HEAD = """\
import requests
import httpx
import aiohttp
import asyncio
import contextlib
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from atlassian import Confluence
BASE = "https://acme.atlassian.net/wiki"
URL = f"{BASE}/api/v2/pages/12"
"""
MAIN = '\n\ndef main():\n    print(page())\n\n\nif __name__ == "__main__":\n    main()\n'
CLIENT = 'confluence = Confluence("https://acme.atlassian.net", cloud=True)\n'


def refusal(tmp_path: Path, source: str, **others: str) -> RefusalHandling:
    """Return what is known of the one call in *source*; *others* are modules beside it."""
    modules = {**others, "app": source}
    file = lay_out(tmp_path, {f"{name}.py": text for name, text in modules.items()}) / "app.py"
    sites = Analyzer(Settings(usage=True)).analyze(source, str(file)).sites
    found = [site.refusal for site in sites if site.refusal is not None]
    assert len(found) == 1, sites
    return found[0]


CASES = [runpy.run_path(str(file)) for file in sorted((Path(__file__).parent / "cases").glob("*.py"))]


def _of_all(name: str) -> dict[str, str]:
    return {idiom: source for case in CASES for idiom, source in case.get(name, {}).items()}


HANDLED, UNHANDLED, UNKNOWN = map(_of_all, ("HANDLED", "UNHANDLED", "UNKNOWN"))


def _source(body: str, main: str) -> str:
    return HEAD + (CLIENT if "confluence." in body else "") + body + main


@pytest.mark.parametrize("idiom", HANDLED)
def test_handled(idiom: str, tmp_path: Path) -> None:
    found = refusal(tmp_path, _source(HANDLED[idiom], MAIN))
    assert found.handled
    assert found.at is not None


@pytest.mark.parametrize("idiom", UNHANDLED)
def test_not_handled(idiom: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, _source(UNHANDLED[idiom], MAIN)).handled is False


@pytest.mark.parametrize("idiom", UNKNOWN)
def test_not_known(idiom: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, _source(UNKNOWN[idiom], "")).handled is None


CLIENT_MODULE = """
import requests

class ConfluenceError(Exception):
    pass

class ConfluenceClient:
    def __init__(self, base):
        self.session = requests.Session()
        self.base = base

    def _get(self, path):
        response = self.session.get(self.base + path)
        response.raise_for_status()
        return response.json()
"""
PAGES_MODULE = """
from client import ConfluenceClient

class Pages(ConfluenceClient):
    def page(self, page_id):
        return self._get(f"/wiki/api/v2/pages/{page_id}")
"""


@pytest.mark.parametrize(
    ("main", "handled"),
    [
        (
            "try:\n    print(Pages('https://acme.atlassian.net').page('1'))\nexcept Exception:\n    pass\n",
            True,
        ),
        ("print(Pages('https://acme.atlassian.net').page('1'))\n", False),
        ("", None),
    ],
)
def test_callers_in_other_modules(main: str, handled: bool | None, tmp_path: Path) -> None:
    (tmp_path / "client.py").write_text(CLIENT_MODULE, encoding="utf-8")
    (tmp_path / "run.py").write_text(f"from pages import Pages\n{main}", encoding="utf-8")
    file = tmp_path / "pages.py"
    file.write_text(PAGES_MODULE, encoding="utf-8")
    sites = Analyzer(Settings(usage=True)).analyze(PAGES_MODULE, str(file)).sites
    assert [site.refusal.handled for site in sites if site.refusal is not None] == [handled]


def test_commands_that_another_module_calls(tmp_path: Path) -> None:
    source = (
        HEAD
        + """
def main(args):
    print(requests.get(URL).json()["title"])

def add_parser(parser):
    parser.set_defaults(command=main)
"""
    )
    (tmp_path / "run.py").write_text(
        "try:\n    args.command(args)\nexcept Exception as error:\n    print(error)\n", encoding="utf-8"
    )
    assert refusal(tmp_path, source).handled


def test_kept_results_hold_while_callers_do(tmp_path: Path) -> None:
    (tmp_path / "client.py").write_text(CLIENT_MODULE, encoding="utf-8")
    file = tmp_path / "pages.py"
    file.write_text(PAGES_MODULE, encoding="utf-8")
    run = tmp_path / "run.py"
    settings = Settings(usage=True, cache=str(tmp_path / "cache"))
    calls = "Pages('https://acme.atlassian.net').page('1')"

    def handled() -> list[bool | None]:
        sites = Analyzer(settings).analyze(PAGES_MODULE, str(file)).sites
        return [site.refusal.handled for site in sites if site.refusal is not None]

    run.write_text(f"from pages import Pages\n{calls}\n", encoding="utf-8")
    assert handled() == handled() == [False]
    run.write_text(
        f"from pages import Pages\ntry:\n    {calls}\nexcept Exception:\n    pass\n", encoding="utf-8"
    )
    assert handled() == handled() == [True]


def test_usage_is_looked_at_only_where_it_is_asked_for(tmp_path: Path) -> None:
    source = _source(UNHANDLED["nothing at all"], MAIN)
    site = Analyzer(Settings()).analyze(source, str(tmp_path / "app.py")).sites[0]
    assert (site.usage, site.refusal) == (None, None)


def test_usage_for_programs(tmp_path: Path) -> None:
    source = _source(UNHANDLED["nothing at all"], MAIN)
    (site,) = analyze(source, str(tmp_path / "app.py"), usage=True)
    assert site.refusal == RefusalHandling(False, exception="HTTPError")


def test_usage(tmp_path: Path) -> None:
    source = (
        HEAD
        + """
def get():
    r = requests.get(URL)
    if r.status_code == 404:
        return None
    r.raise_for_status()
    return r.json()

def main():
    try:
        data = get()
    except requests.HTTPError:
        raise
    print(data["title"])
    for version in data["versions"]["results"]:
        show(version)

def show(version):
    print(version["number"], version.get("message"))

main()
"""
    )
    file = tmp_path / "app.py"
    file.write_text(source, encoding="utf-8")
    (site,) = [s for s in Analyzer(Settings(usage=True)).analyze(source, str(file)).sites if s.kind == "http"]
    usage = site.usage
    assert usage is not None
    assert usage.keys == (
        ("title",),
        ("versions", "results", "[]", "message"),
        ("versions", "results", "[]", "number"),
    )
    assert [test.statuses for test in usage.status] == [(404,)]
    assert len(usage.checks) == 1
    assert usage.escapes == ()
