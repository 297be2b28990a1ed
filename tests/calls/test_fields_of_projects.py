"""Clients in fields that another module of the project sets: the name of the field alone tells of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import lay_out

from appaccess_lint.cli.main import main
from appaccess_lint.engine import Analyzer
from appaccess_lint.model import CallSite

PAGE = "GET /wiki/rest/api/content/{id}"
SETS = {
    "app state": "def start(app):\n    app.state.kb = Confluence(URL)\n",
    "flask's g": "from flask import g\ndef before():\n    g.kb = Confluence(URL)\n",
    "config": "def create(app):\n    app.config['kb'] = Confluence(URL)\n",
    "update": "def create(app):\n    app.extensions.update(kb=Confluence(URL))\n",
    "click's object": "def cli(ctx):\n    ctx.obj = {'kb': Confluence(URL)}\n",
    "ensured object": "def cli(ctx):\n    ctx.ensure_object(dict)\n    ctx.obj['kb'] = Confluence(URL)\n",
    "setattr": "def attach(to):\n    setattr(to, 'kb', Confluence(URL))\n",
    "by a name": "def start(app):\n    made = Confluence(URL)\n    app.kb = made\n",
    "declared first": "class App:\n    kb: object = None\ndef start(app):\n    app.kb = Confluence(URL)\n",
    "closed at the end": "def run(app):\n    app.kb = Confluence(URL)\n    yield\n    app.kb = None\n",
    "parameter": "class App:\n    def __init__(self, made: Confluence):\n        self.kb = made\n",
    "container": (
        "from dependency_injector import containers, providers\n"
        "class Container(containers.DeclarativeContainer):\n"
        "    kb = providers.Singleton(Confluence, url=URL)\n"
    ),
}
USES = {
    "attribute": "def use(request):\n    request.app.state.kb.get_page_by_id(1)\n",
    "annotated": (
        "from fastapi import Request\ndef use(r: Request):\n    r.app.state.kb.get_page_by_id(1)\n"
    ),
    "flask's g": "from flask import g\ndef use():\n    g.kb.get_page_by_id(1)\n",
    "app": "from flask import current_app\ndef use():\n    current_app.config['kb'].get_page_by_id(1)\n",
    "get": "from flask import current_app\ndef use():\n    current_app.config.get('kb').get_page_by_id(1)\n",
    "click's object": "def use(ctx):\n    ctx.obj['kb'].get_page_by_id(1)\n",
    "name": "def use(ctx):\n    client = ctx.obj['kb']\n    client.get_page_by_id(1)\n",
    "getattr": "def use(thing):\n    getattr(thing, 'kb').get_page_by_id(1)\n",
    "provider": "def use(container):\n    container.kb().get_page_by_id(1)\n",
    "own field": "class Job:\n    def use(self):\n        self.kb.get_page_by_id(1)\n",
}
IMPORT = "from atlassian import Confluence, Jira\n"


def sites(root: Path, files: dict[str, str], name: str = "app/routes/pages.py") -> list[CallSite]:
    files = files | {name: '"""Pages of Confluence."""\n' + files[name]}
    package = {"pyproject.toml": "", "app/__init__.py": "", "app/routes/__init__.py": ""}
    lay_out(root, package | files)
    source = files[name]
    return [s for s in Analyzer().analyze(source, str(root / name)).sites if s.kind != "unresolved"]


def found(root: Path, files: dict[str, str], name: str = "app/routes/pages.py") -> list[tuple[str, str]]:
    return [(o.key, site.certainty) for site in sites(root, files, name) for o in site.operations]


@pytest.mark.parametrize("sets", SETS)
def test_a_field_that_another_module_sets_to_a_client(tmp_path: Path, sets: str) -> None:
    files = {"app/main.py": IMPORT + SETS[sets], "app/routes/pages.py": USES["attribute"]}
    assert found(tmp_path, files) == [(PAGE, "likely")]


@pytest.mark.parametrize("use", USES)
def test_a_client_is_asked_in_a_field(tmp_path: Path, use: str) -> None:
    files = {"app/main.py": IMPORT + SETS["app state"], "app/routes/pages.py": USES[use]}
    assert found(tmp_path, files) == [(PAGE, "likely")]


@pytest.mark.parametrize(
    "other",
    [
        "from atlassian import Jira\ndef f(app):\n    app.state.kb = Jira(URL)\n",
        "from .cache import Cache\ndef f(app):\n    app.kb = Cache()\n",
        "def f(app, given):\n    app['kb'] = given\n",
        "def f(app):\n    app.first, app.kb, app.last = made()\n",
        "def f(app):\n    with opened() as app.kb:\n        pass\n",
        "def f(app):\n    setattr(\n        app,\n        'kb',\n        made(),\n    )\n",
        "def f():\n    return Thing(kb=made())\n",
        "def broken(:\n    x.kb = 1\n",
    ],
    ids=["jira", "own class", "parameter", "unpacked", "with", "setattr", "argument", "syntax error"],
)
def test_another_module_contradicts(tmp_path: Path, other: str) -> None:
    files = {
        "app/main.py": IMPORT + SETS["app state"],
        "app/other.py": other,
        "app/routes/pages.py": USES["attribute"],
    }
    assert found(tmp_path, files) == []


@pytest.mark.parametrize(
    "made",
    [
        "Confluence(url='https://confluence.example.com')",
        "Confluence('https://wiki.example.com:8443/', token=TOKEN)",
        "Confluence(url=HOST)",
        "Confluence(url=SETTINGS.url, cloud=False)",
    ],
)
def test_a_client_of_a_server_is_none_of_cloud(tmp_path: Path, made: str) -> None:
    sets = f"HOST = 'https://confluence.example.com'\ndef start(app):\n    app.state.kb = {made}\n"
    files = {"app/main.py": IMPORT + sets, "app/routes/pages.py": USES["attribute"]}
    assert found(tmp_path, files) == []
    cloud = sets.replace("confluence.example.com", "acme.atlassian.net").replace(", cloud=False", "")
    files["app/main.py"] = IMPORT + cloud.replace("wiki.example.com:8443", "acme.atlassian.net/wiki")
    assert found(tmp_path, files) == [(PAGE, "likely")]


@pytest.mark.parametrize(
    ("use", "calls"),
    [
        ("@click.pass_obj\ndef use(kb, page):\n    kb.get_page_by_id(page)\n", [(PAGE, "likely")]),
        ("@click.pass_obj\ndef use(found, kb):\n    kb.get_page_by_id(1)\n", []),
        ("@click.pass_context\ndef use(kb):\n    kb.get_page_by_id(1)\n", []),
    ],
)
def test_the_object_of_clicks_context_is_a_client(
    tmp_path: Path, use: str, calls: list[tuple[str, str]]
) -> None:
    files = {"app/main.py": IMPORT + "def cli(ctx):\n    ctx.obj = Confluence(URL)\n"}
    assert found(tmp_path, files | {"app/routes/pages.py": f"import click\n{use}"}) == calls


@pytest.mark.parametrize("sets", ["app.state.kb = make_kb()", "app['kb'] = made", "app.update(kb=made)"])
@pytest.mark.parametrize("imports", ["from app.wiki import make_kb", "from .wiki import make_kb"])
@pytest.mark.parametrize("file", ["app/main.py", "app/pages.py"], ids=["another module", "the module"])
def test_an_imported_function_makes_the_client(tmp_path: Path, sets: str, imports: str, file: str) -> None:
    start = f"# for Confluence\n{imports}\ndef start(app):\n    made = make_kb()\n    {sets}\n"
    for made, calls in {"Confluence(URL)": [(PAGE, "likely")], "Jira(URL)": [], "opened()": []}.items():
        files = {
            "app/wiki.py": f"{IMPORT}def make_kb():\n    return {made}\n",
            "app/main.py": "",
            file: start,
        }
        files["app/pages.py"] = files.get("app/pages.py", "") + USES["attribute"]
        assert found(tmp_path / made, files, "app/pages.py") == calls


def test_the_module_itself_contradicts(tmp_path: Path) -> None:
    use = "def keep(app, given):\n    app.kb = given\n" + USES["attribute"]
    assert found(tmp_path, {"app/main.py": IMPORT + SETS["app state"], "app/routes/pages.py": use}) == []


@pytest.mark.parametrize(
    "use",
    [
        "def use(app, page):\n    app.cache.get_page(page)\n",
        "def use(app):\n    app.tracker.get_page_by_id(1)\n",
        "def use(app):\n    app.nowhere.get_page_by_id(1)\n",
        "def use(app):\n    app.kb.get_page_of_another_api(1)\n",
        "def use(app, kb):\n    kb.get_page_by_id(1)\n",
        "def use(app, other):\n    kb = app.kb\n    kb = other\n    kb.get_page_by_id(1)\n",
    ],
    ids=["own class", "jira", "set nowhere", "no such method", "parameter", "bound again"],
)
def test_other_fields_are_no_clients(tmp_path: Path, use: str) -> None:
    others = "    app.cache = Cache()\n    app.tracker = Jira(URL)\n"
    start = f"{IMPORT}from .cache import Cache\n{SETS['app state']}{others}"
    assert found(tmp_path, {"app/main.py": start, "app/routes/pages.py": use}) == []


def test_stand_ins_of_tests_contradict_nothing(tmp_path: Path) -> None:
    files = {
        "app/main.py": IMPORT + SETS["app state"],
        "tests/test_pages.py": "from unittest.mock import Mock\ndef test(app):\n    app.state.kb = Mock()\n",
        "app/routes/pages.py": USES["attribute"],
    }
    assert found(tmp_path, files) == [(PAGE, "likely")]


def test_kept_results_follow_the_module_that_sets_the_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start = tmp_path / "app" / "main.py"
    files = {"app/main.py": IMPORT + SETS["app state"], "app/routes/pages.py": USES["attribute"]}
    sites(tmp_path, files)
    monkeypatch.chdir(tmp_path)

    def told() -> str:
        main(["inventory", "app"])
        return capsys.readouterr().out

    assert PAGE in told()
    start.write_text(IMPORT + SETS["app state"].replace("Confluence(", "Jira("), encoding="utf-8")
    assert PAGE not in told()
    (tmp_path / "app" / "second.py").write_text(IMPORT + SETS["config"], encoding="utf-8")
    assert PAGE not in told()
    start.unlink()
    assert PAGE in told()


CARRIED = '''
"""Tools for Confluence."""
import httpx
from atlassian import Confluence
from contextlib import asynccontextmanager
from fastapi import Depends

class Connection:
    def wiki(self):
        return Confluence(url=f"https://api.atlassian.com/ex/confluence/{self.cloud}", token=self.token)

@asynccontextmanager
async def lifespan(server):
    headers = {"Authorization": "Bearer x"}
    url = "https://api.atlassian.com/ex/confluence/1"
    async with httpx.AsyncClient(base_url=url, headers=headers) as http:
        yield Context(http=http)
'''


@pytest.mark.parametrize(
    "use",
    [
        "def use(row):\n    row.wiki().get_all_spaces()\n",
        "def use(row):\n    client = row.wiki()\n    client.get_all_spaces()\n",
        "async def use(ctx):\n    await ctx.app.http.get('/wiki/rest/api/space')\n",
        "def get(app) -> httpx.AsyncClient:\n    return app.http\n"
        "async def use(c: httpx.AsyncClient = Depends(get)):\n    await c.get('/wiki/rest/api/space')\n",
        "def get(app) -> httpx.AsyncClient:\n    return app.http\n"
        "async def use(app):\n    c = get(app)\n    await c.get('/wiki/rest/api/space')\n",
        "async def use(a):\n    c: httpx.AsyncClient = a.b.http\n    await c.get('/wiki/rest/api/space')\n",
    ],
    ids=["method", "method's result", "session", "dependency", "function", "annotated session"],
)
def test_the_maker_of_a_fields_only_client_counts(tmp_path: Path, use: str) -> None:
    (site,) = sites(tmp_path, {"app/routes/pages.py": CARRIED + use})
    assert (site.deployment, site.auth.value) == ("cloud", "oauth")


def test_two_makers_of_a_field_say_nothing_of_the_address(tmp_path: Path) -> None:
    other = "def other(app):\n    app.http = httpx.AsyncClient(base_url=URL, auth=(USER, TOKEN))\n"
    use = "async def use(ctx):\n    await ctx.app.http.get('/wiki/rest/api/space')\n"
    (site,) = sites(tmp_path, {"app/routes/pages.py": CARRIED + other + use})
    assert site.auth.value == "unknown"


@pytest.mark.parametrize(
    "sets",
    [
        "ctx.obj = {'http': httpx.Client(base_url=ROOT)}",
        "made = httpx.Client(base_url=ROOT)\n    ctx.obj['http'] = made",
        "ctx.obj.http = httpx.Client(base_url=ROOT)",
        "made = httpx.Client(base_url=ROOT)\n    ctx.obj = {'a': {'http': made}}",
    ],
)
@pytest.mark.parametrize("name", ["start", "a_first", "z_last"])
def test_the_order_of_the_functions_does_not_matter(tmp_path: Path, sets: str, name: str) -> None:
    source = (
        "import httpx\nROOT = 'https://acme.atlassian.net/wiki/rest/api/'\n"
        f"def {name}(ctx):\n    {sets}\n"
        "def get(ctx) -> httpx.Client:\n    return ctx.obj['http']\n"
        "def page(ctx, number):\n    get(ctx).get(f'content/{number}')\n"
        "def tell(ctx, number):\n    get(ctx).get(f'content/{number}')\n"
    )
    assert found(tmp_path, {"app/routes/pages.py": source}) == [(PAGE, "sure")] * 2


@pytest.mark.parametrize(
    "annotation", ["", ": Any", ": 'Any'", ": Any | None", ": Optional[Any]", ": object"]
)
def test_a_parameter_without_a_class_has_the_client_that_callers_pass(annotation, tmp_path):
    assert _passed(annotation, tmp_path) == [("get_page_by_id", PAGE)]


@pytest.mark.parametrize("annotation", [": str", ": Pages", ": Callable[[], Any]"])
def test_a_parameter_of_another_class_has_no_client(annotation, tmp_path):
    assert _passed(annotation, tmp_path) == []


def _passed(annotation: str, folder: Path) -> list[tuple[str | None, str]]:
    lay_out(
        folder,
        {
            "pages.py": (
                "from typing import Any, Callable, Optional\nclass Pages: ...\n"
                f"def fetch(*, confluence{annotation}, page):\n    return confluence.get_page_by_id(page)\n"
            ),
            "app.py": (
                "from atlassian import Confluence\nfrom pages import fetch\n"
                "def run(page):\n    kb = Confluence('https://x.atlassian.net')\n"
                "    return fetch(confluence=kb, page=page)\n"
            ),
        },
    )
    file = folder / "pages.py"
    sites = Analyzer().analyze(file.read_text(encoding="utf-8"), str(file)).sites
    return [(site.client_method, site.operations[0].key) for site in sites if site.operations]
