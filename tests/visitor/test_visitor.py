"""The call sites stand on libcst's nodes: for visitors, for codemods, and for repositories as a whole."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import libcst as cst
import pytest
from libcst.codemod import CodemodContext
from libcst.metadata import FullRepoManager, MetadataWrapper
from running import start

from appaccess_lint import analyze
from appaccess_lint.model import CallSite
from appaccess_lint.visitor import ConfluenceVisitor, RequestProvider, statements_with_sites

PAGE = Path(__file__).parents[2] / "docs" / "visitor.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
HOST = "https://x.atlassian.net/wiki"


class Found(ConfluenceVisitor):
    """Collects the code of the nodes."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, CallSite]] = []
        self.literals: list[tuple[str, CallSite]] = []

    def on_call(self, node: cst.Call, site: CallSite) -> None:
        self.calls.append((_code(node), site))

    def on_literal(self, node: cst.CSTNode, site: CallSite) -> None:
        self.literals.append((_code(node), site))


def _code(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node)


def visited(source: str) -> Found:
    found = Found()
    cache = {RequestProvider: analyze(source, "app.py")}
    MetadataWrapper(cst.parse_module(source), cache=cache).visit(found)
    return found


CALLS = {
    "plain": f'requests.get("{HOST}/rest/api/space")',
    "in parentheses": f'(requests.get("{HOST}/rest/api/space"))',
    "in doubled parentheses": f'((requests.get(("{HOST}/rest/api/space"))))',
    "with an attribute": f'requests.get("{HOST}/rest/api/space").json()["results"]',
    "over lines": f'requests.get(\n    "{HOST}"  # where\n    "/rest/api/space",\n    timeout=3,\n)',
    "behind wide characters": f'"äö😀" and requests.get("{HOST}/rest/api/space")',
    "behind a tab": f'[\n\trequests.get("{HOST}/rest/api/space")]',
    "in an f-string": f"""f"é {{requests.get('{HOST}/rest/api/space')}}" """,
    "as an argument": f'print(requests.get(url="{HOST}/rest/api/space"), 1)',
    "in a comprehension": f'[requests.get(f"{HOST}/rest/api/content/{{i}}") for i in (1, 2)]',
    "in a lambda": f'(lambda i: requests.get("{HOST}/rest/api/content/" + i))("3")',
}


@pytest.mark.parametrize("line", CALLS.values(), ids=CALLS.keys())
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_each_call_has_its_site(line: str, ending: str) -> None:
    source = f"import requests\n\n\ndef f():\n    return {line}\n".replace("\n", ending)
    found = visited(source)
    assert found.calls
    assert {site for _, site in found.calls} == {s for s in analyze(source, "app.py") if s.kind != "literal"}
    assert all(code.lstrip("(").startswith("requests.get(") for code, _ in found.calls)
    assert found.literals


def visited_in_statements(source: str) -> tuple[str, Found]:
    """Return the part of *source* that is parsed, and what is found in there."""
    found = Found()
    wrapper = statements_with_sites(source, analyze(source, "app.py"))
    wrapper.visit(found)
    return wrapper.module.code, found


@pytest.mark.parametrize("line", CALLS.values(), ids=CALLS.keys())
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_statements_without_a_site_are_left_out(line: str, ending: str) -> None:
    source = f"import requests\n\n\ndef f():\n    return {line}\n\n\ndef g(): ...\n".replace("\n", ending)
    parsed, found = visited_in_statements(source)
    assert parsed.split(ending) == ["" if "import" in s or "g()" in s else s for s in source.split(ending)]
    whole = visited(source)
    assert (found.calls, found.literals) == (whole.calls, whole.literals)


GET = f'requests.get("{HOST}/rest/api/space")'
KEPT = {
    "decorated": (f"import requests\n@a\n@b\ndef f(): {GET}\n", [2, 3, 4]),
    "two in a line": (f"import requests\nx = 1; {GET}; y = 2\n", [2]),
    "one begins where another ends": (f"import requests\nx = '''\n'''; {GET}\ny = 2", [2, 3]),
    "a literal elsewhere": (
        f'import requests\nHOST = "{HOST}"\nx = 1\nrequests.get(HOST + "/rest/api/space")',
        [2, 4],
    ),
    "in a form feed": (f"import requests\n\f\nx = 1\n{GET}", [4]),
    "with a comment": (f"import requests\n{GET}  # why\n# what\nx = 1\n", [2, 3]),
    "within branches": (f"import requests\nif a:\n    {GET}\nelse:\n    x = 1\nx = 2\n", [2, 3, 4, 5]),
}


@pytest.mark.parametrize(("source", "kept"), KEPT.values(), ids=KEPT.keys())
def test_statements_are_whole_and_in_their_lines(source: str, kept: list[int]) -> None:
    parsed, found = visited_in_statements(source)
    assert [number for number, line in enumerate(parsed.split("\n"), 1) if line] == kept
    assert (found.calls, found.literals) == (visited(source).calls, visited(source).literals)
    assert found.calls


def test_a_file_without_a_site_is_not_parsed() -> None:
    statements_with_sites("this is no Python", ()).visit(Found())


def test_wrappers_and_client_methods() -> None:
    found = visited(
        "import requests\n"
        "from atlassian import Confluence\n"
        f'client = Confluence("{HOST}", cloud=True)\n'
        f'def get(path): return requests.get("{HOST}" + path)\n'
        "get('/rest/api/space')\n"
        "def f():\n"
        "    client.get_page_by_id(3)\n"
    )
    assert [code for code, _ in found.calls] == ["get('/rest/api/space')", "client.get_page_by_id(3)"]
    # the part that names the path, and that which names the host, each with the call
    assert [(code, site.span.line) for code, site in found.literals] == [
        (f'"{HOST}"', 5),
        ("'/rest/api/space'", 5),
    ]


def test_literals_that_no_call_uses() -> None:
    found = visited(
        f'UNUSED = f"{HOST}/rest/api/content/{{page}}"\nOTHER = "https://example.com/rest/api/2/issue"\n'
    )
    assert found.calls == []
    assert [(code, site.kind) for code, site in found.literals] == [
        (f'f"{HOST}/rest/api/content/{{page}}"', "literal")
    ]


def test_pieces_side_by_side_are_one_literal() -> None:
    found = visited(f'import requests\nrequests.get("{HOST}" "/rest/api/" f"content/{{3}}")\n')
    assert [code for code, _ in found.literals] == [f'"{HOST}" "/rest/api/" f"content/{{3}}"']


def test_a_repository_is_analysed_by_the_manager(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "http.py").write_text(
        f'import requests\ndef get(path): return requests.get("{HOST}" + path)\n'
    )
    (package / "app.py").write_text("from package.http import get\nget('/rest/api/space')\n")
    manager = FullRepoManager(tmp_path, ["package/app.py", "package/http.py"], [RequestProvider])
    sites = manager.get_metadata_wrapper_for_path("package/app.py").resolve(RequestProvider)
    assert {_code(node) for node in sites} == {"get('/rest/api/space')", "'/rest/api/space'"}


def _defined(example: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "example"}
    exec(compile(example, str(PAGE), "exec"), names)
    return names


def test_the_example_of_a_visitor() -> None:
    assert _defined(EXAMPLES[0])["visitor"].calls


def test_the_example_of_statements() -> None:
    assert _defined(EXAMPLES[0] + EXAMPLES[1])["visitor"].calls


def test_the_example_of_a_codemod(tmp_path: Path) -> None:
    source = (
        "import requests\n\n"
        f'requests.get( "{HOST}/rest/api/space")  # no time limit\n'
        f'requests.get("{HOST}/rest/api/space", timeout=5)\n'
        'requests.get("https://example.com")\n'
    )
    (tmp_path / "app.py").write_text(source)
    command = _defined(EXAMPLES[2])["AddTimeout"]
    manager = FullRepoManager(tmp_path, ["app.py"], [RequestProvider])
    context = CodemodContext(filename="app.py", metadata_manager=manager)
    changed = command(context).transform_module(cst.parse_module(source)).code
    assert changed == source.replace('space")', 'space", timeout=30)')


def test_the_example_of_a_fixit_rule() -> None:
    fixit = pytest.importorskip("fixit")
    rule = _defined(EXAMPLES[3])["NoDeprecatedCalls"]
    assert issubclass(rule, fixit.LintRule)


def test_libcst_is_imported_by_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("print('no Confluence here')\n")
    (tmp_path / "look.py").write_text(
        "import sys\n"
        "import appaccess_lint, appaccess_lint.engine, appaccess_lint.flake8_plugin\n"
        "from appaccess_lint.cli.main import main\n"
        "main(['check', 'app.py'])\n"
        "print('libcst' in sys.modules)\n"
    )
    assert start(cwd=tmp_path, module="look").out == "False\n"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="nested quotes are newer")
def test_fields_with_the_same_quotes() -> None:
    found = visited(f'import requests\nx = f"{{requests.get("{HOST}/rest/api/space")}}"\n')
    assert [code for code, _ in found.calls] == [f'requests.get("{HOST}/rest/api/space")']
