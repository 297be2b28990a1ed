"""A function's tree that was let go comes back as it was, with the positions of the whole source."""

from __future__ import annotations

import ast
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from appaccess_lint.reading import read_source
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.definition import Definition
from appaccess_lint.syntax.module import parse_module

STANDARD = ["argparse", "asyncio/base_events", "typing", "logging/config", "mailbox"]
TRICKY = (
    'class A:\n\n    @decorated("x")\n    async def f(self, a="ä") -> "r":\n        """Doc\n    string."""\n'
    '# a comment further left\n        return g(f"{a!r}", """\nleft\n""")\n',
    "\fdef f(a):\n    return a\n",
    "if x:\n\tdef f(a): return call(a)\n",
    "class A:\n  \f  def f(self):\n        pass\n",
    "async def f(\n    a,\n):\n    async with a as b:\n        await b\n",
)


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)))


def _same(source: str) -> int:
    lines, count = source.split("\n"), 0
    for node in _functions(ast.parse(source)):
        made = Definition(lines, node.lineno, node.end_lineno or node.lineno, None).node()
        for one, other in ((made.args, node.args), *zip(made.body, node.body, strict=True)):
            assert ast.dump(one, include_attributes=True) == ast.dump(other, include_attributes=True)
        count += 1
    return count


@pytest.mark.parametrize("source", TRICKY)
def test_odd_places(source: str) -> None:
    assert _same(source) == 1


@pytest.mark.parametrize("name", STANDARD)
def test_standard_library(name: str) -> None:
    assert _same(read_source(Path(sysconfig.get_path("stdlib")) / f"{name}.py")) > 15


@pytest.mark.parametrize("name", STANDARD)
def test_what_a_module_tells_doesnt_depend_on_when_it_let_go(name: str) -> None:
    source = read_source(Path(sysconfig.get_path("stdlib")) / f"{name}.py")
    early, late = (parse_module(source, "m.py") for _ in range(2))
    early.let_go()
    pairs = list(zip(_lowered(early.body), _lowered(late.body), strict=True))
    assert [a.sets for a, _ in pairs] == [b.sets for _, b in pairs]
    assert [a.outline for a, _ in pairs] == [b.outline for _, b in pairs]
    assert [len(a.body) for a, _ in pairs] == [len(b.body) for _, b in pairs]
    assert [n.span for n in early.strings] == [n.span for n in late.strings]


def _lowered(body: ir.Block) -> Iterator[ir.Function]:
    for statement in body:
        if isinstance(statement, ir.Define):
            yield statement.function
        elif isinstance(statement, ir.DefineClass):
            yield from _lowered(statement.cls.body)
