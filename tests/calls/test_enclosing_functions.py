"""Which function a call site says that it stands in."""

from __future__ import annotations

import pytest

from appaccess_lint import analyze
from appaccess_lint.engine import Analyzer

CALL = 'requests.get("https://x.atlassian.net/wiki/api/v2/pages/1")'
HEAD = "import requests\n"
CASES = {
    "module": (f"{CALL}\n", ""),
    "block of a module": (f"if True:\n    {CALL}\n", ""),
    "function": (f"def pages():\n    {CALL}\n", "pages"),
    "one line": (f"def pages(): return {CALL}\n", "pages"),
    "letters that take several bytes": (f"def pages(): é = 'é'; return {CALL}\n", "pages"),
    "async function": (f"async def pages():\n    return {CALL}\n", "pages"),
    "method": (f"class Client:\n    def pages(self):\n        return {CALL}\n", "Client.pages"),
    "class in a class": (
        f"class A:\n    class B:\n        def pages(self):\n            {CALL}\n",
        "A.B.pages",
    ),
    "function in a function": (
        f"def outer():\n    def inner():\n        {CALL}\n    inner()\n",
        "outer.inner",
    ),
    "lambda": (f"def outer():\n    return lambda: {CALL}\n", "outer"),
    "class body": (f"class Client:\n    answer = {CALL}\n", ""),
    "class body in a function": (f"def outer():\n    class Client:\n        answer = {CALL}\n", "outer"),
    "default": (f"def pages(answer={CALL}):\n    pass\n", ""),
    "decorator": (f"@register({CALL})\ndef pages():\n    pass\n", ""),
    "decorator of the first statement": (
        f"def outer():\n    @register({CALL})\n    def pages():\n        pass\n",
        "outer",
    ),
    "behind a function": (f"def pages():\n    pass\n{CALL}\n", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_calls_name_their_function(name: str) -> None:
    source, function = CASES[name]
    assert [site.function for site in analyze(HEAD + source, "app.py")] == [function]


def test_literals_and_unresolved_requests_name_theirs() -> None:
    source = (
        f"{HEAD}class Confluence:\n"
        "    def path(self):\n"
        '        return "/wiki/rest/api/content/1"\n'
        "    def send(self, path):\n"
        '        return requests.get(f"https://x.atlassian.net/wiki/rest/api/{path}")\n'
    )
    sites = Analyzer().analyze(source, "confluence.py").sites
    found = {site.kind: site.function for site in sites}
    assert found == {"literal": "Confluence.path", "unresolved": "Confluence.send"}
