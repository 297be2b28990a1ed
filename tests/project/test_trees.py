"""Calls that can be named only with the help of other modules of the tree."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import lay_out

from appaccess_lint.engine import Analyzer, Settings

SPACES = "GET /wiki/rest/api/space"
PAGE = "GET /wiki/api/v2/pages/{id}"


def found(root: Path, name: str, **settings: bool) -> list[str]:
    """``line operation`` of each call site of a file whose URL is resolved."""
    path = root / name
    sites = Analyzer(Settings(**settings)).analyze(path.read_text(encoding="utf-8"), str(path)).sites  # type: ignore[arg-type]
    resolved = [site for site in sites if site.kind != "unresolved"]
    return [f"{site.span.line} {' | '.join(o.key for o in site.operations)}" for site in resolved]


WRAPPER = """
import requests
class Base:
    root = "https://x.atlassian.net/wiki"
    def _get(self, path, **params):
        return requests.get(self.root + path, params=params)
def fetch(path):
    return requests.get(Base.root + path)
"""
USES = {
    "absolute": 'from app.http import fetch\nfetch("/rest/api/space")\n',
    "module": 'import app.http\napp.http.fetch("/rest/api/space")\n',
    "alias": 'import app.http as h\nh.fetch("/rest/api/space")\n',
    "relative": 'from .http import fetch as f\nf("/rest/api/space")\n',
    "relative module": 'from . import http\nhttp.fetch("/rest/api/space")\n',
    "re-export": 'from app import fetch\nfetch("/rest/api/space")\n',
    "star": 'from app.http import *\nfetch("/rest/api/space")\n',
    "import_module": 'import importlib\nimportlib.import_module("app.http").fetch("/rest/api/space")\n',
    "import_module, relative": (
        'from importlib import import_module\nimport_module(".http", __package__).fetch("/rest/api/space")\n'
    ),
    "import_module, relative to a package inside": (
        'from importlib import import_module\nimport_module("..http", "app.parts").fetch("/rest/api/space")\n'
    ),
    "import_module in a package": (
        'from importlib import import_module\nimport_module(".http", "app").fetch("/rest/api/space")\n'
    ),
    "in a function": 'def main():\n    from app.http import fetch; fetch("/rest/api/space")\n',
}


@pytest.mark.parametrize("use", USES, ids=str)
@pytest.mark.parametrize("folder", ["", "src/"], ids=["flat", "src"])
def test_a_wrapper_is_found_however_it_is_imported(tmp_path: Path, use: str, folder: str) -> None:
    lay_out(
        tmp_path,
        {
            "pyproject.toml": "",
            f"{folder}app/__init__.py": "from .http import fetch\n",
            f"{folder}app/http.py": WRAPPER,
            f"{folder}app/use.py": USES[use],
        },
    )
    assert found(tmp_path, f"{folder}app/use.py") == [f"2 {SPACES}"]


def test_a_test_sees_the_package_beside_its_folder(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "pyproject.toml": "",
            "src/app/__init__.py": "",
            "src/app/http.py": WRAPPER,
            "tests/t.py": USES["absolute"],
        },
    )
    assert found(tmp_path, "tests/t.py") == [f"2 {SPACES}"]


def test_a_namespace_package(tmp_path: Path) -> None:
    lay_out(tmp_path, {"ns/app/__init__.py": "", "ns/app/http.py": WRAPPER})
    lay_out(tmp_path, {"ns/app/use.py": 'from ns.app.http import fetch\nfetch("/rest/api/space")\n'})
    assert found(tmp_path, "ns/app/use.py") == [f"2 {SPACES}"]


@pytest.mark.parametrize(
    "source",
    [
        "from atlassian import Confluence\nConfluence(url='https://x.atlassian.net/wiki').get_space('A')\n",
        "import atlassian\natlassian.Confluence(url='https://x.atlassian.net/wiki').get_space('A')\n",
        "from atlassian import *\nConfluence(url='https://x.atlassian.net/wiki').get_space('A')\n",
    ],
)
@pytest.mark.parametrize("inside", ["atlassian/", "scripts/atlassian/", ""])
def test_a_folder_without_init_leaves_its_name_to_the_library(
    tmp_path: Path, source: str, inside: str
) -> None:
    lay_out(tmp_path, {"atlassian/report.py": "PAGE = 1\n", f"{inside}use.py": source})
    assert found(tmp_path, f"{inside}use.py") == ["2 GET /wiki/rest/api/space/{spaceKey}"]


def test_a_package_precedes_a_folder_without_init(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "pyproject.toml": "",
            "app/data/x.py": "",
            "src/app/__init__.py": "",
            "src/app/http.py": WRAPPER,
            "use.py": USES["absolute"],
        },
    )
    assert found(tmp_path, "use.py") == [f"2 {SPACES}"]


def test_a_base_class_two_files_away_with_prefixes_and_a_table(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "app/__init__.py": "",
            "app/http.py": WRAPPER,
            "app/names.py": 'from enum import Enum\nclass V(Enum):\n    ONE = "/rest/api"\n    TWO = "/api/v2"\n'
            'TABLE = {"page": "/pages/{id}"}\n',
            "app/middle.py": "from .http import Base\nclass Middle(Base):\n    def call(self, version, path):\n"
            "        return self._get(version.value + path)\n",
            "app/use.py": "from .middle import Middle\nfrom .names import TABLE, V\nclass Pages(Middle):\n"
            '    def page(self, id):\n        return self.call(V.TWO, TABLE["page"].format(id=id))\n'
            '    def spaces(self):\n        return self.call(V.ONE, "/space")\n',
        },
    )
    assert found(tmp_path, "app/use.py") == [f"5 {PAGE}", f"7 {SPACES}"]
    # neither wrapper names an endpoint
    assert found(tmp_path, "app/middle.py") == []
    assert found(tmp_path, "app/http.py") == []


DEFAULT = """
import requests
class Api:
    def __init__(self, root="https://x.example.com/{default}"):
        self.root = root
    def get(self, path):
        return requests.get(f"{{self.root}}/{{path}}")
    def spaces(self):
        return self.get("space")
"""


@pytest.mark.parametrize("default", ["2.0", "v1", "rest/api/latest"])
def test_a_caller_replaces_the_default_of_a_wrapper(tmp_path: Path, default: str) -> None:
    use = 'from http_api import Api\nROOT = "https://x.atlassian.net/wiki/rest/api"\n'
    use += 'Api(ROOT).get("space")\nApi(root=ROOT).spaces()\n'
    lay_out(tmp_path, {"http_api.py": DEFAULT.format(default=default), "use.py": use})
    assert found(tmp_path, "use.py") == [f"3 {SPACES}", f"4 {SPACES}"]


def test_a_client_made_by_a_factory_elsewhere_and_kept_in_an_attribute(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "app/__init__.py": "",
            "app/make.py": "from atlassian import Confluence\ndef confluence(url):\n    return Confluence(url=url)\n",
            "app/base.py": "from .make import confluence\nclass Base:\n    def __init__(self, url):\n"
            "        self.api = confluence(url)\n",
            "app/use.py": "from .base import Base\n# Confluence\nclass Job(Base):\n    def run(self):\n"
            "        return self.api.get_page_by_id(1)\n",
        },
    )
    assert found(tmp_path, "app/use.py") == ["5 GET /wiki/rest/api/content/{id}"]


def test_a_mixin_calls_what_the_class_made_with_it_has(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "app/__init__.py": "",
            "app/http.py": WRAPPER,
            "app/mixin.py": '# Confluence\nclass Spaces:\n    def spaces(self):\n        return self._get("/rest/api/space")\n',
            "app/client.py": "from .http import Base\nfrom .mixin import Spaces\nclass Client(Spaces, Base):\n    pass\n",
        },
    )
    assert found(tmp_path, "app/mixin.py") == [f"4 {SPACES}"]


def test_type_checking_imports_tell_what_an_annotation_means(tmp_path: Path) -> None:
    source = (
        "from __future__ import annotations\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n"
        '    from atlassian import Confluence\ndef f(c: "Confluence | None"):\n    c.get_space("A")\n'
    )
    lay_out(tmp_path, {"use.py": source})
    assert found(tmp_path, "use.py") == ["6 GET /wiki/rest/api/space/{spaceKey}"]


def test_cycles_and_missing_modules_do_no_harm(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {
            "app/__init__.py": "from .a import *\nfrom .b import *\n",
            "app/a.py": "from .b import two\nfrom .gone import nothing\nfrom . import a\ndef one(p): return two(p)\n",
            "app/b.py": "from .a import one\nfrom app import one as again\nimport requests\n"
            'def two(p): return requests.get("https://x.atlassian.net/wiki" + p)\n',
            "app/use.py": 'from .a import one\none("/rest/api/space")\n',
        },
    )
    assert found(tmp_path, "app/use.py") == [f"2 {SPACES}"]


def test_without_following_imports_no_other_file_is_read(tmp_path: Path) -> None:
    lay_out(tmp_path, {"app/__init__.py": "", "app/http.py": WRAPPER, "app/use.py": USES["absolute"]})
    # the path alone tells the operations, but not the method
    assert found(tmp_path, "app/use.py", follow_imports=False) == [f"2 {SPACES} | POST /wiki/rest/api/space"]


def test_a_link_out_of_the_tree_is_not_read(tmp_path: Path) -> None:
    lay_out(tmp_path, {"outside/http.py": WRAPPER, "project/pyproject.toml": "", "project/use.py": ""})
    (tmp_path / "project" / "http_link.py").symlink_to(tmp_path / "outside" / "http.py")
    lay_out(
        tmp_path, {"project/use.py": '# Confluence\nfrom http_link import fetch\nfetch("/rest/api/space")\n'}
    )
    assert found(tmp_path, "project/use.py") != [f"3 {SPACES}"]


def test_the_source_given_counts_not_the_file_on_disk(tmp_path: Path) -> None:
    lay_out(tmp_path, {"app/__init__.py": "", "app/http.py": WRAPPER, "app/use.py": "x = 1\n"})
    path = str(tmp_path / "app" / "use.py")
    (site,) = Analyzer().analyze(USES["absolute"], path).sites
    assert [o.key for o in site.operations] == [SPACES]


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    lay_out(tmp_path, {"app/__init__.py": "from .http import fetch\n", "app/http.py": WRAPPER})
    names = []
    for number, source in enumerate(USES.values()):
        names.append(f"app/use{number}.py")
        lay_out(tmp_path, {names[-1]: source})

    def run(order: list[str]) -> dict[str, object]:
        analyzer = Analyzer()
        texts = {name: (tmp_path / name).read_text(encoding="utf-8") for name in order}
        return {name: analyzer.analyze(text, str(tmp_path / name)).sites for name, text in texts.items()}

    assert run(names) == run(names[::-1])
    assert run(names) == {name: sites for name in names for sites in [run([name])[name]]}


SYNC = '''"""Confluence sync."""
class Sync:
    def __init__(self, client):
        self.client = client
    def run(self):
        return self.client.get_page_by_id(1)
def spaces(session):
    return session.get("/rest/api/space")
'''
CALLER = """
import requests
from atlassian import {product}
from .sync import Sync, spaces
def main():
    Sync({product}(url="https://x.atlassian.net")).run()
    spaces(requests.Session())
"""


def test_what_callers_elsewhere_inject_is_known(tmp_path: Path) -> None:
    main = CALLER.format(product="Confluence")
    lay_out(tmp_path, {"pyproject.toml": "", "app/__init__.py": "", "app/sync.py": SYNC, "app/main.py": main})
    assert found(tmp_path, "app/sync.py") == ["6 GET /wiki/rest/api/content/{id}", f"8 {SPACES}"]


@pytest.mark.parametrize("use", ["from . import export\nexport.tree", "from .export import tree\ntree"])
def test_a_client_counts_that_is_neither_named_nor_made_where_it_is_asked(tmp_path: Path, use: str) -> None:
    export = """
def tree(c, page):
    c.get_page_by_id(page)
    for child in c.get_child_pages(page):
        tree(c, child["id"])
"""
    connection = """
from atlassian import Confluence
def connect(config) -> Confluence:
    made = Confluence(url=config["url"])
    return made
"""
    cli = f"from .connection import connect\n{use}(connect(config), 1)\nconnect(config).get_space('A')\n"
    files = {"__init__.py": "", "export.py": export, "connection.py": connection, "cli.py": cli}
    lay_out(tmp_path, {"pyproject.toml": "", **{f"app/{name}": text for name, text in files.items()}})
    assert found(tmp_path, "app/cli.py") == ["4 GET /wiki/rest/api/space/{spaceKey}"]
    assert found(tmp_path, "app/export.py") == [
        "3 GET /wiki/rest/api/content/{id}",
        "4 GET /wiki/rest/api/content/{id}/child/{type}",
    ]


def test_a_caller_gives_the_client_to_a_subclass_of_what_keeps_it(tmp_path: Path) -> None:
    client = """
import requests
class Client:
    def __init__(self, site):
        self.base = f"https://{site}.atlassian.net/wiki/api/v2"
    def ask(self, path):
        return requests.get(f"{self.base}/{path}").json()
class Other:
    def ask(self, path):
        return path
"""
    resources = """
class Resource:
    def __init__(self, client):
        self.client = client
class Spaces(Resource):
    def pages(self, space):
        return self.client.ask(f"spaces/{space}/pages")
class Posts(Resource):
    def __init__(self, client):
        self.client = client
    def likes(self, post):
        return self.client.ask(f"blogposts/{post}/likes/count")
"""
    main = """
from .client import Client, Other
from .resources import Posts, Spaces
print(Spaces(Client("example")).pages(1), Posts(Other()).likes(2))
"""
    files = {"__init__.py": "", "client.py": client, "resources.py": resources, "main.py": main}
    lay_out(tmp_path, {"pyproject.toml": "", **{f"app/{name}": text for name, text in files.items()}})
    assert found(tmp_path, "app/resources.py") == ["7 GET /wiki/api/v2/spaces/{id}/pages"]


PASSED_ON = """
def ids(conf, space):
    return conf.get_all_pages_from_space(space)
def tree(conf, space):
    for page in ids(conf, space):
        conf.get_page_by_id(page)
"""
MADE = "{product}(url='https://x.atlassian.net')"
CHAINS = {
    "helpers": {"main.py": "from atlassian import {product}\nfrom .pages import tree\ntree({made}, 'A')\n"},
    "own functions": {
        "main.py": """
from atlassian import {product}
from . import pages
def one(conf, space):
    pages.tree(conf, space)
def every(spaces, *, conf):
    for space in spaces:
        one(conf, space=space)
def main():
    every(["A"], conf={made})
""",
    },
    "modules": {
        "spaces.py": "from .pages import tree\ndef one(conf):\n    tree(conf, 'A')\n",
        "main.py": "from atlassian import {product}\nfrom .spaces import one\none({made})\n",
    },
    "a method's own": {
        "main.py": """
from atlassian import {product}
from .pages import tree
class Window:
    def __init__(self):
        self.conf = self.connected()
    def connected(self):
        conf = {made}
        return conf
    def show(self, space):
        return shown(self.conf, space)
def shown(conf, space):
    return tree(conf, space)
""",
    },
    "a tool within the function that makes it": {
        "main.py": """
from atlassian import {product}
from .pages import tree
def serve(server, given=None):
    conf = given or {made}
    @server.tool()
    async def pages_of(space):
        return tree(conf, space)
""",
    },
    "a lambda in a table": {
        "main.py": """
from atlassian import {product}
from . import pages
class App:
    def commands(self):
        conf = {made}
        return dict(tree=lambda space: pages.tree(conf, space))
""",
    },
    "a function that is given what its own ones use": {
        "tools.py": """
from .pages import tree
def register(server, conf):
    class Tools:
        def run(self, space):
            def later():
                return tree(conf, space)
            return server.queue(later)
    server.add(Tools)
""",
        "main.py": """
from atlassian import {product}
from .tools import register
def main(server):
    register(server, {made})
""",
    },
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS.keys())
@pytest.mark.parametrize("product", ["Confluence", "Jira"])
def test_a_client_is_passed_on_by_several_functions(
    tmp_path: Path, chain: dict[str, str], product: str
) -> None:
    made = MADE.format(product=product)
    files = {"__init__.py": "", "pages.py": PASSED_ON}
    files |= {name: source.format(product=product, made=made) for name, source in chain.items()}
    lay_out(tmp_path, {"pyproject.toml": "", **{f"app/{name}": text for name, text in files.items()}})
    wanted = ["3 GET /wiki/rest/api/content", "6 GET /wiki/rest/api/content/{id}"]
    assert found(tmp_path, "app/pages.py") == (wanted if product == "Confluence" else [])


EXPORT = "import atlassian\ndef export(c: {annotation}):\n    return c.get_page_by_id(1)\n"
EXPORTER = """
import atlassian
from dataclasses import dataclass
@dataclass
class export:
    c: {annotation}
    def page(self):
        return self.c.get_page_by_id(1)
"""


@pytest.mark.parametrize("takes", [EXPORT, EXPORTER], ids=["parameter", "field of a dataclass"])
@pytest.mark.parametrize("annotation", ["atlassian.Confluence", "'atlassian.Confluence | None'"])
def test_callers_tell_how_an_annotated_client_is_made(tmp_path: Path, annotation: str, takes: str) -> None:
    export = takes.format(annotation=annotation)
    main = """
from atlassian import Confluence
from export import export
export(Confluence(url="https://{host}", token="x"))
"""
    hosts = {
        "api.atlassian.com/ex/confluence/1": ("cloud", "oauth"),
        "wiki.example.com": ("server", "unknown"),
    }
    for host, told in hosts.items():
        lay_out(tmp_path, {"pyproject.toml": "", "export.py": export, "main.py": main.format(host=host)})
        (site,) = Analyzer().analyze(export, str(tmp_path / "export.py")).sites
        assert (site.deployment, site.auth.value) == told


def test_callers_are_known_by_names_of_any_alphabet(tmp_path: Path) -> None:
    sync, main = (text.replace("Sync", "Übertragung") for text in (SYNC, CALLER.format(product="Confluence")))
    lay_out(tmp_path, {"pyproject.toml": "", "app/__init__.py": "", "app/sync.py": sync, "app/main.py": main})
    assert found(tmp_path, "app/sync.py")[0] == "6 GET /wiki/rest/api/content/{id}"


def test_callers_that_disagree_tell_nothing(tmp_path: Path) -> None:
    files = {name: CALLER.format(product=name.title()) for name in ("confluence", "jira")}
    lay_out(
        tmp_path,
        {"pyproject.toml": "", "app/sync.py": SYNC}
        | {f"app/{name}.py": source for name, source in files.items()},
    )
    assert found(tmp_path, "app/sync.py") == [f"8 {SPACES}"]


@pytest.mark.parametrize("bases", ["Task", "Main, Task", ""])
def test_a_caller_on_self_counts_if_an_object_can_have_both_methods(tmp_path: Path, bases: str) -> None:
    task = "class Task:\n    def load(self, api):\n        return api.get_page_by_id(1)\n"
    main = """
from atlassian import Confluence
from .task import Task
class Main({base}):
    def main(self):
        return self.load(Confluence(url="https://x.atlassian.net"))
""".format(base="Task" if bases == "Task" else "object")
    app = f"from .main import Main\nfrom .task import Task\nclass App({bases}):\n    pass\n"
    files = {"__init__.py": "", "task.py": task, "main.py": main, "app.py": app}
    lay_out(tmp_path, {"pyproject.toml": "", **{f"app/{name}": text for name, text in files.items()}})
    assert found(tmp_path, "app/task.py") == (["3 GET /wiki/rest/api/content/{id}"] if bases else [])


@pytest.mark.parametrize("product", ["Confluence", "Jira"])
def test_a_class_of_the_project_stands_in_for_the_client(tmp_path: Path, product: str) -> None:
    main = """
from atlassian import {product}
from .sync import Sync
class Offline:
    def get_page_by_id(self, page):
        return {{"id": page}}
def main(offline, url):
    if offline:
        client = Offline()
    else:
        client = {product}(url=url)
    Sync(client).run()
"""
    files = {"app/__init__.py": "", "app/sync.py": SYNC, "app/main.py": main.format(product=product)}
    lay_out(tmp_path, {"pyproject.toml": "", **files})
    page = ["6 GET /wiki/rest/api/content/{id}"] if product == "Confluence" else []
    assert found(tmp_path, "app/sync.py") == [*page, f"8 {SPACES}"]


def test_tests_inject_stand_ins(tmp_path: Path) -> None:
    main = CALLER.format(product="Confluence")
    lay_out(tmp_path, {"pyproject.toml": "", "app/sync.py": SYNC, "app/tests/test_sync.py": main})
    assert not [line for line in found(tmp_path, "app/sync.py") if line.startswith("6")]


def test_a_mixin_says_by_an_annotation_of_self_what_it_is_mixed_into(tmp_path: Path) -> None:
    pages = """
from __future__ import annotations
import typing as t
if t.TYPE_CHECKING:
    from .client import Client
class Pages:
    def page(self: "Client", page):
        return self.send("GET", f"{self._root}/pages/{page}")
"""
    client = """
import requests
from .pages import Pages
class Client(Pages):
    def __init__(self, url):
        self.url = url
    @property
    def _root(self):
        return f"{self.url}/wiki/api/v2"
    def send(self, method, url):
        return requests.request(method, url)
"""
    lay_out(tmp_path, {"app/__init__.py": "", "app/pages.py": pages, "app/client.py": client})
    assert found(tmp_path, "app/pages.py") == [f"8 {PAGE}"]


HANDED = {
    "partial": "read = partial(ops.read, wiki)",
    "keyword": "read = functools.partial(ops.read, client=wiki)",
    "thread": "Thread(target=ops.read, args=(wiki, 1)).start()",
    "pool": "pool.submit(ops.read, wiki, 1)",
    "table": "tools = {'read': partial(ops.read, wiki)}",
}


@pytest.mark.parametrize("use", HANDED, ids=str)
def test_a_client_that_is_kept_for_a_function_of_another_module_is_found(tmp_path: Path, use: str) -> None:
    head = "import functools\nfrom functools import partial\nfrom threading import Thread\n"
    head += "from atlassian import Confluence\nfrom . import ops\ndef main(pool):\n"
    lay_out(
        tmp_path,
        {
            "pyproject.toml": "",
            "app/__init__.py": "",
            "app/ops.py": "def read(client, page_id):\n    return client.get_page_by_id(page_id)\n",
            "app/main.py": f"{head}    wiki = Confluence(url='https://x.atlassian.net')\n    {HANDED[use]}\n",
        },
    )
    assert found(tmp_path, "app/ops.py") == ["2 GET /wiki/rest/api/content/{id}"]


@pytest.mark.parametrize("use", ["import conf\nconf.wiki", "from conf import wiki\nwiki"])
def test_a_name_that_a_module_makes_when_asked(tmp_path: Path, use: str) -> None:
    made = 'if name == "wiki":\n        return Confluence(url="https://x.atlassian.net")'
    source = (
        f"from atlassian import Confluence\ndef __getattr__(name):\n    {made}\n    raise AttributeError\n"
    )
    lay_out(tmp_path, {"pyproject.toml": "", "conf.py": source, "job.py": f"{use}.get_page_by_id(1)\n"})
    assert found(tmp_path, "job.py") == ["2 GET /wiki/rest/api/content/{id}"]
